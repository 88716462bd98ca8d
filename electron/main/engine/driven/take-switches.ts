import type { takeSwitches as takeSwitchesOfRelease } from '../take-switches'

/** Any free port: what a program asks for that drives the app, and no person at a debugger. */
const DRIVER = '--inspect=0'

/**
 * Stands in the place of `../take-switches.ts` where the app may be driven from outside: in the packing for
 * tests, with hot reload, and where a script plays the job. Every switch stays. A driver says when the window
 * may open, by the name that Playwright calls once it has attached: a page that loads meanwhile would now and
 * then be missed, and waited for without end.
 */
export const takeSwitches: typeof takeSwitchesOfRelease = (_engine, { argv }) => ({
  refused: null,
  released: argv.includes(DRIVER)
    ? new Promise((resolve) => Object.assign(globalThis, { __playwright_run: resolve }))
    : Promise.resolve(),
})
