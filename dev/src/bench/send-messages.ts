import { Agent, request } from 'node:http'

/** A message, ready to be sent: sealing is the sender's work and is done before the clock runs. */
export interface ReadyMessage {
  readonly requestId: string
  readonly path: string
  readonly bills: number
  readonly body: string
}

export interface Sent {
  readonly perSecond: number
  readonly billsPerSecond: number
  readonly latenciesMs: readonly number[]
  readonly answers: ReadonlyMap<string, Buffer>
}

/** Sends every message over so many connections, each of which waits for its answer before it sends the next. */
export async function sendMessages(
  url: string,
  messages: readonly ReadyMessage[],
  clients: number,
): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const answers = new Map<string, Buffer>()
  const latenciesMs: number[] = []
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let message = messages[next++]; message !== undefined; message = messages[next++]) {
        const sentAt = performance.now()
        const target = new URL(message.path, url)
        answers.set(message.requestId, await post(target, agent, message.body))
        latenciesMs.push(performance.now() - sentAt)
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  const bills = messages.reduce((sum, message) => sum + message.bills, 0)
  return {
    perSecond: messages.length / seconds,
    billsPerSecond: bills / seconds,
    latenciesMs,
    answers,
  }
}

function post(target: URL, agent: Agent, body: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const sending = request(target, { method: 'POST', agent, headers }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    response.on('end', () => {
      if (response.statusCode === 200) resolve(Buffer.concat(chunks))
      else reject(new Error(`a message was answered with status ${response.statusCode}`))
    })
  })
  sending.on('error', reject)
  sending.end(body)
  return promise
}
