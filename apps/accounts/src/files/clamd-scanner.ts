import { connect } from 'node:net'
import type { MalwareScanner } from './file-ports.ts'

const answerTimeoutMs = 30_000
const answerBytesMax = 1_000

/** Asks a ClamAV daemon by its INSTREAM command. */
export function createClamdScanner(host: string, port: number): MalwareScanner {
  return {
    async scan(bytes) {
      const answer = await ask(host, port, bytes)
      if (/: OK\0?$/.test(answer)) return 'clean'
      const [, found] = /: (.{1,200}) FOUND\0?$/.exec(answer) ?? []
      if (found === undefined) throw new Error('the malware scanner gave no verdict')
      return { found }
    },
  }
}

async function ask(host: string, port: number, bytes: Uint8Array): Promise<string> {
  const done = Promise.withResolvers<string>()
  const socket = connect({ host, port })
  let answer = ''
  socket.setTimeout(answerTimeoutMs, () => socket.destroy(new Error('the scanner is silent')))
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1')
    if (answer.length > answerBytesMax) socket.destroy(new Error('the scanner says too much'))
  })
  socket.once('error', done.reject)
  socket.once('end', () => done.resolve(answer))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  socket.write('zINSTREAM\0')
  socket.write(length)
  socket.write(bytes)
  socket.write(Buffer.alloc(4))
  try {
    return await done.promise
  } finally {
    socket.destroy()
  }
}
