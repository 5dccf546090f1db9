import { expect, test } from 'vitest'
import { sealEnvelope } from '../envelope/seal-envelope.ts'
import { sampleParties, sampleSealing } from '../envelope/testing/envelope-samples.ts'
import { billXmlBytesMax } from './fields.ts'

const sealing = sampleSealing(sampleParties())
/** What the province's own signature adds to a file at most, with room to spare. */
const signatureBytesMax = 8 * 1024

test('the largest bill comes back from another province: sealed there, and once more for the relay', async () => {
  const content = Buffer.alloc(billXmlBytesMax + signatureBytesMax).toString('base64')
  const answer = { outcome: 'done', format: 'xml', content, digest: '0'.repeat(64) }
  const forwarded = { items: [answer] }
  const envelope = await sealEnvelope({ ...sealing, payload: forwarded })
  const relayed = await sealEnvelope({ ...sealing, payload: { outcome: 'answered', envelope } })
  expect(relayed.data.length).toBeGreaterThan(content.length)
})
