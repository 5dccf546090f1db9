import { createServer, createConnection } from 'node:net'

const answerBytesMax = 4_096

/**
 * Answers every connection to the Unix socket `door` with the address that `url` gives, or with the
 * reason why there is none. Returns what closes the door.
 */
export async function answerUrlRequests(
  door: string,
  url: () => Promise<string>,
): Promise<() => Promise<void>> {
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy())
    url().then(
      (found) => connection.end(JSON.stringify({ url: found })),
      (error: unknown) => connection.end(JSON.stringify({ reason: String(error) })),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(door, resolve)
  })
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** The address that is answered at `door`. */
export async function askForUrl(door: string): Promise<string> {
  let answer = ''
  for await (const chunk of createConnection(door)) {
    answer += String(chunk)
    if (answer.length > answerBytesMax) throw new Error('The answer with the address is too long.')
  }
  const { url, reason } = JSON.parse(answer) as { url?: string; reason?: string }
  if (url === undefined) throw new Error(reason)
  return url
}
