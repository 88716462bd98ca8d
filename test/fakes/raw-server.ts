import { createServer, type AddressInfo, type Socket } from 'node:net'

/** Takes connections and is no CRM: hangs up with a reset on the first bytes, or never says a word. */
export async function startRawServer(manner: 'reset' | 'silent') {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    if (manner === 'reset') socket.once('data', () => socket.resetAndDestroy())
  })
  const port = await listen(server)
  return {
    port,
    get connections(): number {
      return connections
    },
    get openSockets(): number {
      return sockets.size
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
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
