import { spawn } from 'node:child_process'
import { once } from 'node:events'

const STARTS_WITHIN_MS = 30_000
const ENDS_WITHIN_MS = 10_000
const BINDING = 'benchTells'

/**
 * Starts a program and holds its window by Chromium's own pipe. Nothing is attached to the main process
 * and no test library stands between: the empty window and the app are held alike. `script` runs in the
 * page before anything else of it, and tells what it sees by `benchTells(name, figures)`.
 */
export async function openWindow({ executable, args = [], env, script = '' }) {
  const startedAt = now()
  const child = spawn(executable, [...args, '--remote-debugging-pipe'], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const told = createTold()
  const line = createLine(child)
  const source = inPage(script)
  const attached = new Promise((resolve) => {
    line.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type !== 'page') return
      const send = (method, params) => line.send(method, params, sessionId)
      // Not awaited one by one: each answer would be a round trip that the start waits for.
      void send('Page.enable')
      void send('Runtime.addBinding', { name: BINDING })
      void send('Page.addScriptToEvaluateOnNewDocument', { source })
      void send('Runtime.enable')
      resolve(send)
    })
  })
  // Now and then the page is a moment faster than the script that should be there before it.
  line.on('Runtime.executionContextCreated', ({ context }, sessionId) => {
    if (!context.auxData?.isDefault) return
    void line.send('Runtime.addBinding', { name: BINDING }, sessionId)
    void line.send(
      'Runtime.evaluate',
      { expression: source, uniqueContextId: context.uniqueId },
      sessionId,
    )
  })
  line.on('Runtime.bindingCalled', ({ payload }) => {
    const { name, figures } = JSON.parse(payload)
    told.tell(name, figures)
  })
  void line.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
  })
  const send = await within(attached, STARTS_WITHIN_MS, 'the window did not open')

  return {
    pid: child.pid,
    startedAt,
    send,
    told: told.wait,
    /** The value of an expression in the page; a promise is awaited. */
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) {
        throw new Error(`${exceptionDetails.text} ${exceptionDetails.exception?.description ?? ''}`)
      }
      return result.value
    },
    async close() {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      line.send('Browser.close').catch(() => {})
      await within(gone, ENDS_WITHIN_MS, '').catch(() => child.kill('SIGKILL'))
      await gone
    },
  }
}

/** Milliseconds since 1970, in fractions, as the page reckons them too. */
export function now() {
  return performance.timeOrigin + performance.now()
}

/** What every page has at hand. */
function inPage(script) {
  return `(() => {
    if (globalThis.benchIsHere) return
    globalThis.benchIsHere = true
    const tell = (name, figures) => ${BINDING}(JSON.stringify({ name, figures }))
    const now = () => performance.timeOrigin + performance.now()
    // The frame that is begun now has been drawn when the message behind it arrives.
    const painted = (then) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = () => then(performance.now())
        port1.postMessage(null)
      })
    // As soon as it is so, looked at after every change of the page.
    const until = (isSo, then) => {
      if (document.documentElement && isSo()) return then()
      const observer = new MutationObserver(() => {
        if (!isSo()) return
        observer.disconnect()
        then()
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    }
    const bench = { tell, now, painted, until }
    ;(${script || '() => {}'})(bench)
  })()`
}

/** Chromium's protocol over two pipes: JSON, a null byte behind each message. */
function createLine(child) {
  const [incoming, outgoing] = [child.stdio[4], child.stdio[3]]
  const waiting = new Map()
  const listeners = new Map()
  let id = 0
  let rest = Buffer.alloc(0)
  outgoing.on('error', () => {})
  incoming.on('error', () => {})
  incoming.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(rest.toString('utf8', 0, end))
      rest = rest.subarray(end + 1)
      take(message)
    }
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the window is gone'))
  })

  function take({ id: answered, result, error, method, params, sessionId }) {
    if (method) return listeners.get(method)?.(params, sessionId)
    const one = waiting.get(answered)
    waiting.delete(answered)
    if (error) one?.reject(new Error(error.message))
    else one?.resolve(result)
  }

  return {
    send(method, params = {}, sessionId = undefined) {
      id += 1
      outgoing.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      answer.catch(() => {})
      return answer
    },
    on: (method, listener) => void listeners.set(method, listener),
  }
}

/** What the page has told, in order and by name; whoever asks before waits. */
function createTold() {
  const kept = new Map()
  const waiting = new Map()
  const queueOf = (map, name) => map.get(name) ?? map.set(name, []).get(name)
  return {
    tell(name, figures) {
      const next = queueOf(waiting, name).shift()
      if (next) next(figures)
      else queueOf(kept, name).push(figures)
    },
    wait(name, ms = STARTS_WITHIN_MS) {
      const told = queueOf(kept, name)
      if (told.length > 0) return Promise.resolve(told.shift())
      const next = new Promise((resolve) => queueOf(waiting, name).push(resolve))
      return within(next, ms, `the page did not tell "${name}"`)
    },
  }
}

async function within(promise, ms, reason) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(reason)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
