import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Trap {
  readonly address: string
  /** The same port number over UDP, for what does not speak HTTP. */
  readonly port: number
  /** Whatever came in, connections without a request too. */
  readonly caught: readonly string[]
  close(): Promise<void>
}

/** A server on loopback that hostile content points at, and that nobody ever calls. */
export async function setTrap(): Promise<Trap> {
  const caught: string[] = []
  const server = createServer((request, response) => {
    caught.push(`${request.method} ${request.url}`)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('caught')
  })
  server.on('connection', () => caught.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4')
  datagrams.on('message', () => caught.push('datagram'))
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    caught,
    async close() {
      await new Promise<void>((resolve) => datagrams.close(() => resolve()))
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
