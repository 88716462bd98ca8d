import { expect, test } from './fixtures'

test('a page that crashes comes back by itself', async ({ run }) => {
  const { app, page } = await run.start()
  await expect(page.getByTestId('sign-in-username')).toBeVisible()
  const window = await app.browserWindow(page)
  await window.evaluate(({ webContents }) => webContents.forcefullyCrashRenderer())
  const shows = () =>
    window.evaluate(({ webContents }) =>
      webContents.isCrashed()
        ? false
        : webContents.executeJavaScript(
            `document.querySelector('[data-testid="sign-in-username"]') !== null`,
          ),
    )
  await expect.poll(shows).toBe(true)
})
