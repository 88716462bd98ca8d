import { createServer, type AddressInfo } from 'node:net'
import { watchSockets } from './open-sockets'

/** Takes connections and is no CRM: hangs up with a reset on the first bytes, or never says a word. */
export async function startRawServer(manner: 'reset' | 'silent') {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined)
    if (manner === 'reset') socket.once('data', () => socket.resetAndDestroy())
  })
  const sockets = watchSockets(server)
  const port = await listen(server)
  return {
    port,
    get connections(): number {
      return connections
    },
    get openSockets(): number {
      return sockets.size
    },
    close: sockets.close,
  }
}

/** A port that was free a moment ago: connecting to it is refused. */
export async function findClosedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}
