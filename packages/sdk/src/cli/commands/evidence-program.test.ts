import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { EvidenceContent } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBillFolder } from '../../testing/bill-files.ts'
import type { BillFolder } from '../../testing/bill-files.ts'
import { runHere } from '../../testing/recorded-terminal.ts'
import { chained, evidenceFile, sampleEvidence } from '../../testing/sample-evidence.ts'

let folder: BillFolder
let keys: readonly string[]
const evidence = sampleEvidence()

beforeAll(async () => {
  folder = await makeBillFolder()
  keys = [`--key=${folder.path}/supervisor.pem`, `--issuer-key=${folder.path}/issuer.pem`]
})
afterAll(() => folder.remove())

async function verify(file: string, ...options: readonly string[]) {
  const path = await folder.put('evidence.json', file)
  return runHere(['evidence', 'verify', path, ...options])
}

interface Told {
  readonly sound: boolean
  readonly verdicts: readonly { readonly check: string; readonly verdict: string }[]
}

/** The checks that did not end well, as `check verdict`. */
async function faultsOf(content: unknown): Promise<readonly string[]> {
  const { out, code } = await verify(evidenceFile(content), ...keys, '--json')
  const { sound, verdicts } = JSON.parse(out) as Told
  expect(code).toBe(sound ? 0 : 3)
  return verdicts
    .filter(({ verdict }) => verdict !== 'valid')
    .map(({ check, verdict }) => `${check} ${verdict}`)
}

test('sound evidence is found sound in every part, in Chinese', async () => {
  const { out, code } = await verify(evidenceFile(evidence), ...keys)
  expect(code).toBe(0)
  expect(out).toContain(evidence.bill.billNumber)
  for (const part of ['存证签名', '事件散列链', '票据文件', '财政监制签名', '开票单位签名']) {
    expect(out).toMatch(new RegExp(`${part} +通过`))
  }
  expect(out).toContain('存证完整，全部核对通过')
})

test('without keys it is said what was not checked, and how it would be', async () => {
  const { out, code } = await verify(evidenceFile(evidence))
  expect(code).toBe(0)
  expect(out).toMatch(/财政部门公钥 +未核对 +.*--key/)
  expect(out).toMatch(/开票单位签名 +未核对 +.*--issuer-key/)
  expect(out).toContain('没有发现问题，但有的项目未核对')
})

describe('evidence is not believed', () => {
  test('whose bytes were changed after the signature', async () => {
    const file = JSON.parse(evidenceFile(evidence)) as { evidence: string }
    const text = Buffer.from(file.evidence, 'base64').toString().replace('BX-1', 'BX-2')
    const changed = { ...file, evidence: Buffer.from(text).toString('base64') }
    const { out, code } = await verify(JSON.stringify(changed), ...keys)
    expect(code).toBe(3)
    expect(out).toMatch(/存证签名 +不符/)
    expect(out).toMatch(/事件散列链 +不符 +第2个事件/)
    expect(out).toContain('存证不可采信')
  })

  test('that somebody else signed', async () => {
    const forged = evidenceFile(evidence, generateSm2PrivateKey())
    const { out, code } = await verify(forged, ...keys)
    expect(code).toBe(3)
    expect(out).toMatch(/财政部门公钥 +不符/)
    expect((await verify(forged)).out).toMatch(/财政监制签名 +不符/)
  })

  const last = evidence.events.at(-1)
  const texts = evidence.events.map(({ text }) => text)
  test.each<{ name: string; change: Partial<EvidenceContent>; faults: readonly string[] }>([
    {
      name: 'whose first event is missing',
      change: { events: evidence.events.slice(1) },
      faults: ['chain invalid', 'facts invalid'],
    },
    {
      name: 'whose history was chained anew without its first event',
      change: { events: chained(texts.slice(1)) },
      faults: ['chain invalid', 'facts invalid'],
    },
    {
      name: 'whose last event is missing',
      change: { events: evidence.events.slice(0, -1) },
      faults: ['facts invalid'],
    },
    {
      name: 'with an event twice',
      change: { events: [...evidence.events, ...(last === undefined ? [] : [last])] },
      faults: ['chain invalid'],
    },
    {
      name: 'with a text that is no event',
      change: { events: chained(['{}', ...texts]) },
      faults: ['chain invalid', 'facts invalid'],
    },
    {
      name: 'whose amount is not the registered one',
      change: { bill: { ...evidence.bill, amount: '988.21' } },
      faults: ['facts invalid'],
    },
    {
      name: 'whose bill stands otherwise than its history says',
      change: { bill: { ...evidence.bill, reimbursement: 'locked' } },
      faults: ['facts invalid'],
    },
    {
      name: 'whose file was changed',
      change: { xml: evidence.xml.replace('188.21', '988.21') },
      faults: ['xml invalid', 'supervisor invalid', 'issuer invalid'],
    },
    {
      name: 'whose file is none',
      change: { xml: '<a/>' },
      faults: ['xml invalid'],
    },
    {
      name: 'with an answer about an event that is not there',
      change: {
        operations: [{ operationId: 'R#1', answer: '{"outcome":"done","sequence":9}' }],
      },
      faults: ['operations invalid'],
    },
    {
      name: 'with an answer that is none',
      change: { operations: [{ operationId: 'R#1', answer: '{' }] },
      faults: ['operations invalid'],
    },
    {
      name: 'of a form that nobody knows',
      change: { format: 'other' } as unknown as Partial<EvidenceContent>,
      faults: ['content invalid'],
    },
  ])('$name', async ({ change, faults }) => {
    const told = await faultsOf({ ...evidence, ...change })
    expect(told).toEqual(expect.arrayContaining([...faults]))
  })
})

test('evidence without a fault has none', async () => {
  expect(await faultsOf(evidence)).toEqual([])
})

describe('the command is refused', () => {
  test.each(['', '{', 'null', '[]', '{"evidence":"e30="}', '{"evidence":1,"signature":2}'])(
    'for a file that says %j',
    async (file) => {
      const { code, notes } = await verify(file)
      expect(code).toBe(2)
      expect(notes).toContain('不是票据存证文件')
    },
  )

  test('for a file that is not there, and for a key that is none', async () => {
    expect((await runHere(['evidence', 'verify', `${folder.path}/none.json`])).code).toBe(2)
    const { code } = await verify(evidenceFile(evidence), `--key=${folder.path}/bill.xml`)
    expect(code).toBe(2)
  })
})
