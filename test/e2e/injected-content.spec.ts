import { expect, test } from './fixtures'
import { setTrap } from './trap'

test('X11 what is injected into the page is blocked by its policy and calls nobody', async ({
  run,
}) => {
  const trap = await setTrap()
  const { app, page, output } = await run.start()
  await expect(page.getByTestId('sign-in-username')).toBeVisible()
  // What the app does itself breaks none of its own rules.
  expect(output()).not.toMatch(/Content Security Policy|TrustedHTML|Trusted Type/i)

  const { blocked, ran, held } = await page.evaluate(inject, {
    address: trap.address,
    port: trap.port,
  })
  expect(ran).toEqual([])
  expect(held).toEqual([])
  expect(blocked.sort()).toEqual(
    [
      'connect-src beacon',
      'connect-src event-source',
      'connect-src fetch',
      'connect-src socket',
      'connect-src xhr',
      'default-src prefetch',
      'font-src font',
      'frame-src frame',
      'img-src image',
      'media-src video',
      'require-trusted-types-for embed',
      'require-trusted-types-for eval',
      'require-trusted-types-for handler',
      'require-trusted-types-for html',
      'require-trusted-types-for inline-script',
      'require-trusted-types-for object',
      'require-trusted-types-for worker',
      'script-src-elem import',
      'style-src-attr style-attribute',
      'style-src-elem inline-style',
      'style-src-elem remote-style',
      'trusted-types policy',
      'trusted-types second-policy',
    ].sort(),
  )
  const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  expect(contents).toBe(1)
  expect(trap.caught).toEqual([])
  await trap.close()
})

/** Runs in the page: tries everything in turn, and says which rule stopped it or that none did. */
async function inject({ address, port }: { address: string; port: number }) {
  const blocked: string[] = []
  const ran: string[] = []
  const seen: string[] = []
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.push(event.effectiveDirective)
  })
  const there = (name: string) => `${address}/${name}`
  const add = (tag: string, attributes: Record<string, string>, parent = document.body) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    parent.append(element)
    return element
  }
  const say = (name: string) => () => void ran.push(name)
  // A timer's turn: what the tests' own tool runs is free of the policy, what it starts is not.
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  const attempts: Record<string, () => unknown> = {
    'inline-script': () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
    },
    import: () => {
      const link = add('link', { rel: 'modulepreload', href: there('module.js') }, document.head)
      link.onload = say('import')
    },
    eval: () => {
      eval('1 + 1')
      ran.push('eval')
    },
    html: () => void (document.createElement('div').innerHTML = '<b>markup</b>'),
    handler: () => add('b', { onclick: 'window.injected = true' }).click(),
    policy: () => createPolicy('my-own'),
    'second-policy': () => createPolicy('svelte-trusted-html'),
    image: () => void (add('img', { src: there('image.png') }).onload = say('image')),
    font: () => new FontFace('planted', `url(${there('font.woff2')})`).load().then(say('font')),
    'remote-style': () => add('link', { rel: 'stylesheet', href: there('style.css') }),
    'inline-style': () => (add('style', {}).textContent = 'body { color: red }'),
    'style-attribute': () => add('p', { style: `background: url(${there('attribute.png')})` }),
    frame: () => add('iframe', { src: there('frame.html') }),
    object: () => add('object', { data: there('object.pdf'), type: 'application/pdf' }),
    embed: () => add('embed', { src: there('embed.pdf'), type: 'application/pdf' }),
    video: () => add('video', { src: there('video.mp4') }),
    prefetch: () => add('link', { rel: 'prefetch', href: there('prefetch') }, document.head),
    fetch: () => fetch(there('fetch')).then(say('fetch')),
    xhr: () => {
      const request = new XMLHttpRequest()
      request.open('GET', there('xhr'))
      request.send()
    },
    beacon: () => navigator.sendBeacon(there('beacon'), 'taken'),
    socket: () => new WebSocket(there('socket').replace('http', 'ws')),
    'event-source': () => new EventSource(there('events')),
    worker: () => new Worker(URL.createObjectURL(new Blob([''])) as string),
  }
  function createPolicy(name: string) {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    return trustedTypes.createPolicy(name, { createHTML: (html: string) => html })
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    await turn()
    const before = seen.length
    try {
      Promise.resolve(attempt()).catch(() => undefined)
    } catch {
      // What throws is told as a violation too.
    }
    for (let turns = 0; turns < 20 && seen.length === before; turns += 1) await turn()
    blocked.push(`${seen[before] ?? 'nothing stopped'} ${name}`)
  }
  // What no rule of a page speaks of.
  for (const rel of ['preconnect', 'dns-prefetch'])
    add('link', { rel, href: address }, document.head)
  const view = add('webview', { src: there('webview') })
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:127.0.0.1:${port}` },
      { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' },
    ],
  })
  peer.createDataChannel('out')
  const gathered = new Promise<void>((resolve) => {
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()
  })
  await peer.setLocalDescription(await peer.createOffer())
  await gathered
  peer.close()
  await turn()
  const held: string[] = []
  if ('injected' in window) held.push('script')
  if ('getWebContentsId' in view) held.push('webview')
  if (document.body.style.color === 'red') held.push('style')
  return { blocked, ran, held }
}
