import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HisApp } from '../his/his-envelope.ts'
import { openHisRequest, parseHisRequest, sealHisAnswer } from '../his/his-envelope.ts'

/** How the hospital system takes the next notices. */
export type Mood = 'takes' | 'refuses' | 'breaks' | 'signs_wrongly' | 'says_nothing'

export interface TakenNotice {
  readonly method: string
  readonly content: Readonly<Record<string, unknown>>
}

export interface SmallHis {
  readonly url: string
  /** What it was told and took, in order. */
  readonly taken: TakenNotice[]
  /** How often it was called at all. */
  readonly calls: { count: number }
  /** Is how it takes notices from now on. */
  mood: Mood
  stop(): Promise<void>
}

/** A hospital system that takes notices at an address of its own. */
export async function startSmallHis(app: HisApp): Promise<SmallHis> {
  const taken: TakenNotice[] = []
  const calls = { count: 0 }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    calls.count += 1
    if (his.mood === 'breaks') response.writeHead(500).end('broken')
    if (his.mood === 'breaks' || his.mood === 'says_nothing') return
    const sealed = parseHisRequest(await bodyOf(request))
    const content = openHisRequest(app, sealed)
    if (his.mood === 'takes') taken.push({ method: request.url?.split('/').at(-1) ?? '', content })
    const said =
      his.mood === 'refuses'
        ? sealHisAnswer(app, sealed.noise, { result: 'E9999', message: '忙' })
        : sealHisAnswer(app, sealed.noise, { result: 'S0000', message: {} })
    const sign = his.mood === 'signs_wrongly' ? '0'.repeat(32) : said.sign
    response.end(JSON.stringify({ ...said, sign }))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const his: SmallHis = {
    url: `http://127.0.0.1:${port}/his`,
    taken,
    calls,
    mood: 'takes',
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return his
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
