import type { Server, Socket } from 'node:net'

/** Knows the connections of a server, so that it can be closed while some of them are still in use. */
export function watchSockets(server: Server) {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return {
    get size(): number {
      return sockets.size
    },
    /** Breaks what is in use; whoever comes next is served. */
    cut(): void {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
