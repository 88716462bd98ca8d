/* eslint-disable @typescript-eslint/no-require-imports -- only CommonJS runs before Electron is ready */
// Runs inside Electron: draws the SVG named on the command line in each wanted size.
const { app, BrowserWindow } = require('electron')
const { readFileSync, writeFileSync } = require('node:fs')

const job = JSON.parse(process.env.ICONS_JOB)

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  for (const { crop, size, path } of job.pictures) {
    const svg = readFileSync(job.svg, 'utf8').replace(/viewBox="[^"]*"/, `viewBox="${crop}"`)
    const url = await window.webContents.executeJavaScript(
      `(${draw})(${JSON.stringify([svg, size])})`,
    )
    writeFileSync(path, Buffer.from(url.split(',')[1], 'base64'))
  }
  app.exit(0)
})

/** Runs in the page. Drawn straight at each size: scaling down one picture would blur the small. */
async function draw([svg, size]) {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
  const image = new globalThis.Image()
  image.src = `data:image/svg+xml;base64,${globalThis.btoa(sized)}`
  await image.decode()
  const canvas = globalThis.document.createElement('canvas')
  canvas.width = canvas.height = size
  canvas.getContext('2d').drawImage(image, 0, 0, size, size)
  return canvas.toDataURL('image/png')
}
