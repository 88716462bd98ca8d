import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { watchSockets } from './open-sockets'

interface Proxied {
  /** `CONNECT host:port`, or a method and a whole URL. */
  readonly asked: string
  readonly headers: IncomingHttpHeaders
}

/** An office's way out, on loopback: leads every tunnel to one port of this computer, or wants a login first. */
export async function startProxy(manner: { leadsTo: number } | 'wants-login') {
  const seen: Proxied[] = []
  const note = (method = '', url = '', headers: IncomingHttpHeaders = {}) =>
    seen.push({ asked: `${method} ${url}`, headers })
  const server = createServer((request, response) => {
    note(request.method, request.url, request.headers)
    // Nobody who speaks TLS asks without a tunnel.
    response.writeHead(405).end()
  })
  server.on('connect', (request, client: Socket) => {
    note(request.method, request.url, request.headers)
    client.on('error', () => undefined)
    if (manner === 'wants-login') {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\n' +
          'Proxy-Authenticate: Basic realm="kontorets proxy"\r\n' +
          'Content-Length: 0\r\nConnection: close\r\n\r\n',
      )
      return
    }
    const onwards = connect(manner.leadsTo, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onwards.pipe(client).pipe(onwards)
    })
    onwards.on('error', () => client.destroy())
    client.on('close', () => onwards.destroy())
  })
  const sockets = watchSockets(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, seen: seen as readonly Proxied[], close: sockets.close }
}
