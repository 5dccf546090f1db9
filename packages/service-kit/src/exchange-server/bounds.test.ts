import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ExchangeHandler } from './app.ts'
import { discardedBytesMax } from './body-reader.ts'
import { closeExchanges, startExchange, type SampleExchange } from './testing/sample-exchange.ts'

const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await closeExchanges()
})

/** A connection to write to by hand. */
async function open({ url }: SampleExchange) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => undefined)
  let received = ''
  socket.on('data', (bytes) => (received += String(bytes)))
  await once(socket, 'connect')
  return {
    socket,
    received: () => received,
    closed: new Promise<string>((resolve) => socket.once('close', () => resolve(received))),
    send: (text: string) => socket.write(text),
  }
}

const head = (contentLength: number) =>
  `POST /exchange/v1/bill.lock HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${contentLength}\r\n\r\n`

/** A handler that waits until the test lets it go on. */
function heldHandler() {
  let entered = 0
  const opened = Promise.withResolvers<void>()
  const arrivals: (() => void)[] = []
  const handler: ExchangeHandler = async () => {
    entered += 1
    arrivals.shift()?.()
    await opened.promise
    return {}
  }
  const nextArrival = () => new Promise<void>((resolve) => arrivals.push(resolve))
  return { handler, entered: () => entered, nextArrival, letGo: opened.resolve }
}

describe('a body', () => {
  test.each([
    { name: 'a little larger', bytes: 4 * 1024 * 1024 + 1 },
    { name: 'much larger', bytes: 12 * 1024 * 1024 },
  ])('that is $name than allowed is read to its end and refused', async ({ bytes }) => {
    const exchange = await startExchange()
    const answer = await exchange.post('x'.repeat(bytes))
    expect(answer).toMatchObject({ status: 413, code: 'ENVELOPE_TOO_LARGE' })
  })

  test('that says to be far too large is refused before it comes', async () => {
    const exchange = await startExchange({ bodyBytesMax: 10 })
    const connection = await open(exchange)
    connection.send(head(11 + discardedBytesMax))
    const received = await connection.closed
    expect(received).toMatch(/^HTTP\/1.1 413 /)
    expect(received).toMatch(/connection: close/i)
    expect(received).toContain('ENVELOPE_TOO_LARGE')
  })

  test('without a length that never ends is cut off', async () => {
    const exchange = await startExchange({ bodyBytesMax: 10 })
    const { send, closed, socket } = await open(exchange)
    send(head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked'))
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', pump)
    pump()
    await closed
    expect(exchange.handled).toEqual([])
  })

  test('that breaks off is given up, and the next message is answered', async () => {
    const exchange = await startExchange()
    const { send, socket, closed } = await open(exchange)
    send(`${head(1000)}{"version":`)
    socket.end()
    await closed
    expect((await exchange.post(await exchange.seal())).status).toBe(200)
    expect(exchange.handled).toHaveLength(1)
    expect(exchange.logLines.join('')).not.toContain('http.failed')
  })

  test('that comes too slowly ends the connection', async () => {
    const exchange = await startExchange({ requestTimeoutMs: 200, headersTimeoutMs: 200 })
    const { send, closed } = await open(exchange)
    send(`${head(1000)}{"version":`)
    expect(await closed).toMatch(/^HTTP\/1.1 408 /)
    expect(exchange.handled).toEqual([])
  })

  test('is refused for now while others take all the room there is', async () => {
    const held = heldHandler()
    const exchange = await startExchange({
      bodyBytesInFlightMax: 2_000,
      handlers: { 'bill.lock': held.handler },
    })
    const request = await exchange.seal()
    const arrived = held.nextArrival()
    const first = exchange.post(request)
    await arrived
    const refused = await exchange.post(' '.repeat(1_500))
    expect(refused).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
    held.letGo()
    expect((await first).status).toBe(200)
    expect((await exchange.post(' '.repeat(1_500))).code).toBe('ENVELOPE_MALFORMED_JSON')
  })
})

test('headers that come too slowly end the connection', async () => {
  const exchange = await startExchange({ requestTimeoutMs: 200, headersTimeoutMs: 200 })
  const { send, closed } = await open(exchange)
  send('POST /exchange/v1/bill.lock HTTP/1.1\r\nHost:')
  expect(await closed).toMatch(/^HTTP\/1.1 408 /)
})

test.each([
  ['no HTTP', 'hello\r\n\r\n', '400'],
  ['two lengths', head(3).replace('\r\n\r\n', '\r\nContent-Length: 4\r\n\r\nabc'), '400'],
  ['too large headers', `GET / HTTP/1.1\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
])('%s is answered with a status and nothing more', async (_what, text, status) => {
  const exchange = await startExchange()
  const { send, closed } = await open(exchange)
  send(text)
  const received = await closed
  expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(received.endsWith('\r\n\r\n')).toBe(true)
})

test('more messages at once than the bound are turned away with nothing done', async () => {
  const held = heldHandler()
  const exchange = await startExchange({
    requestsInFlightMax: 2,
    handlers: { 'bill.lock': held.handler },
  })
  const request = await exchange.seal()
  const waiting = []
  for (let count = 0; count < 2; count += 1) {
    const arrived = held.nextArrival()
    waiting.push(exchange.post(request))
    await arrived
  }
  const refused = await exchange.post(request)
  expect(refused).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await exchange.metrics.text()).toContain('piaoqiao_exchange_in_flight 2')
  held.letGo()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
  expect(held.entered()).toBe(2)
  expect((await exchange.post(request)).status).toBe(200)
})

describe('a server that is closed', () => {
  test('answers what it is working on, turns new requests away and closes the connections', async () => {
    const held = heldHandler()
    const exchange = await startExchange({ handlers: { 'bill.lock': held.handler } })
    const body = JSON.stringify(await exchange.seal())
    const idle = await open(exchange)
    const busy = await open(exchange)
    const arrived = held.nextArrival()
    busy.send(head(Buffer.byteLength(body)) + body)
    await arrived
    const closing = exchange.server.close()
    await idle.closed
    held.letGo()
    const received = await busy.closed
    await closing
    expect(received).toMatch(/^HTTP\/1.1 200 /)
    expect(received).toMatch(/connection: close/i)
    await expect(exchange.post(body)).rejects.toThrow()
  })

  test('turns away what comes over a connection that it still has', async () => {
    const held = heldHandler()
    const exchange = await startExchange({ handlers: { 'bill.lock': held.handler } })
    const body = JSON.stringify(await exchange.seal())
    const busy = await open(exchange)
    const arrived = held.nextArrival()
    busy.send(head(Buffer.byteLength(body)) + body)
    await arrived
    const accepted = once(exchange.server.server, 'connection') as Promise<[Socket]>
    const half = await open(exchange)
    half.send(head(Buffer.byteLength(body)).slice(0, -2))
    const [farEnd] = await accepted
    await vi.waitFor(() => expect(farEnd.bytesRead).toBeGreaterThan(0))
    const closing = exchange.server.close()
    await new Promise((resolve) => setImmediate(resolve))
    half.send(`\r\n${body}`)
    expect(await half.closed).toMatch(/^HTTP\/1.1 503 .*ENVELOPE_UNAVAILABLE/s)
    held.letGo()
    await busy.closed
    await closing
    expect(held.entered()).toBe(1)
  })

  test('does not wait for a handler or a sender longer than it is allowed', async () => {
    const held = heldHandler()
    const exchange = await startExchange({
      stopTimeoutMs: 200,
      handlers: { 'bill.lock': held.handler },
    })
    const body = JSON.stringify(await exchange.seal())
    const [busy, slow] = [await open(exchange), await open(exchange)]
    const arrived = held.nextArrival()
    busy.send(head(Buffer.byteLength(body)) + body)
    await arrived
    slow.send(head(1000).replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'))
    await once(slow.socket, 'data')
    await exchange.server.close()
    expect(await busy.closed).toBe('')
    expect(await slow.closed).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    held.letGo()
  })

  test('waits for work whose sender has gone away', async () => {
    const held = heldHandler()
    const exchange = await startExchange({ handlers: { 'bill.lock': held.handler } })
    const body = JSON.stringify(await exchange.seal())
    const gone = await open(exchange)
    const arrived = held.nextArrival()
    gone.send(head(Buffer.byteLength(body)) + body)
    await arrived
    gone.socket.destroy()
    await gone.closed
    let closed = false
    const closing = exchange.server.close().then(() => (closed = true))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(closed).toBe(false)
    held.letGo()
    await closing
  })
})
