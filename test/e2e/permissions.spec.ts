import { expect, test } from './fixtures'

test('X12 the page is given no permission it asks for, neither by asking nor by looking', async ({
  run,
}) => {
  // A camera and a microphone there are, so that a refusal is one and not a want of hardware.
  const { app, page } = await run.start('--use-fake-device-for-media-stream')
  await expect(page.getByTestId('sign-in-username')).toBeVisible()

  const asked = await page.evaluate(askForEverything)
  expect(asked).toEqual({
    camera: 'NotAllowedError',
    microphone: 'NotAllowedError',
    screen: 'NotAllowedError',
    geolocation: 'code 1',
    notifications: 'denied',
    'clipboard-read': 'NotAllowedError',
    'clipboard-write': 'NotAllowedError',
    usb: 'NotFoundError',
    serial: 'NotFoundError',
    hid: '[]',
    'pointer-lock': expect.stringMatching(/Error$/),
    midi: 'NotAllowedError',
    'idle-detection': 'NotAllowedError',
    'local-fonts': '[]',
    'screen-details': 'NotAllowedError',
    'storage-persist': 'false',
    devices: '[]',
  })

  const looked = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi']
    const states: Record<string, string> = {}
    for (const name of names) {
      const state = await navigator.permissions.query({ name: name as PermissionName })
      states[name] = state.state
    }
    return states
  })
  expect([...new Set(Object.values(looked))]).toEqual(['denied'])
  // Refused, its promise never settles (electron/electron#37719); another refusal comes after it.
  await page.evaluate(() => void document.documentElement.requestFullscreen())
  await page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).catch(() => null))
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
  const fullScreen = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isFullScreen()),
  )
  expect(fullScreen).toBe(false)
})

/** Runs in the page, as if after a click: asks for each in turn and says how it was refused. */
async function askForEverything(): Promise<Record<string, string>> {
  interface Chooser {
    requestDevice(options: object): Promise<unknown>
    requestPort(): Promise<unknown>
  }
  const asker = navigator as unknown as Record<string, Chooser>
  const page = window as unknown as Record<string, new () => { start(): Promise<unknown> }> &
    Record<'queryLocalFonts' | 'getScreenDetails', () => Promise<unknown>>
  const asks: Record<string, () => Promise<unknown> | undefined> = {
    camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
    microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
    screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
    geolocation: () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(`code ${code}`))
      }),
    notifications: () => Notification.requestPermission(),
    'clipboard-read': () => navigator.clipboard.readText(),
    'clipboard-write': () => navigator.clipboard.writeText('planted'),
    usb: () => asker['usb']?.requestDevice({ filters: [] }),
    serial: () => asker['serial']?.requestPort(),
    hid: () => asker['hid']?.requestDevice({ filters: [] }),
    'pointer-lock': () => document.body.requestPointerLock() as unknown as Promise<unknown>,
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    'idle-detection': () =>
      (page['IdleDetector'] as unknown as { requestPermission(): Promise<string> })
        .requestPermission()
        .then((state) => {
          if (state === 'denied') throw new DOMException('', 'NotAllowedError')
          return state
        }),
    'local-fonts': () => page.queryLocalFonts(),
    'screen-details': () => page.getScreenDetails(),
    'storage-persist': () => navigator.storage.persist(),
    devices: async () => {
      const devices = await navigator.mediaDevices.enumerateDevices()
      return devices.filter((device) => device.label !== '')
    },
  }
  const answers: Record<string, string> = {}
  for (const [name, ask] of Object.entries(asks)) {
    try {
      const given = await ask()
      answers[name] = typeof given === 'string' ? given : (JSON.stringify(given) ?? 'undefined')
    } catch (refused) {
      answers[name] =
        refused instanceof Error || refused instanceof DOMException ? refused.name : ''
    }
  }
  return answers
}
