/** Something a developer can put right; its message is the whole story, so no stack is shown. */
export class Refusal extends Error {}

export function say(text) {
  console.log(`kontaktkort: ${text}`)
}

/** Ends the script the same way everywhere: one sentence for what is known, a stack for a bug. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    console.error(error instanceof Refusal ? `kontaktkort: ${error.message}` : error)
    process.exitCode = 1
  }
}

/**
 * Progress of a long transfer: a line that renews itself in a terminal, a line per quarter in a
 * log, where control characters only make noise.
 */
export function progress(label, totalBytes) {
  const mega = (bytes) => (bytes / 1e6).toFixed(0)
  let nextQuarter = 1
  return {
    at(bytes) {
      const text = `${label}: ${mega(Math.min(bytes, totalBytes))} of ${mega(totalBytes)} MB`
      if (process.stdout.isTTY) process.stdout.write(`\r${text}`)
      else if (bytes >= (totalBytes * nextQuarter) / 4) {
        nextQuarter = Math.floor((bytes / totalBytes) * 4) + 1
        say(text)
      }
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}
