import { connect, createServer, type AddressInfo, type Server } from 'node:net'

/**
 * For tests: stands between a client and PostgreSQL and cuts the connection at COMMIT, before or after the server
 * has had it.
 */
export interface CuttingProxy {
  readonly url: string
  close(): Promise<void>
}

const settleMs = 200

export async function cutAtCommit(
  databaseUrl: string,
  moment: 'before' | 'after',
): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    far.pipe(near)
    near.on('data', (bytes) => {
      const isCommit = bytes.includes('COMMIT')
      if (isCommit && moment === 'before') {
        near.destroy()
        return
      }
      if (isCommit) far.unpipe(near)
      far.write(bytes)
      // The server needs a moment to commit; its answer is held back for good.
      if (isCommit) setTimeout(() => near.destroy(), settleMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: url.href, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
