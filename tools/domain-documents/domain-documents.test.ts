import { axes, outcomes, refusals, stateWord, stateWords } from '@piaoqiao/domain'
import { changeServices } from '@piaoqiao/protocol'
import { expect, test } from 'vitest'
import { domainDocuments } from './domain-documents.ts'
import { bureauRequests, issuerRequests, payerRequests, unitRequests } from './requests.ts'
import { situations } from './situations.ts'

const documents = await domainDocuments()
const life = documents.get('docs/life-of-a-bill.md') ?? ''
const refused = documents.get('docs/refusals.md') ?? ''

test('the situations are all the states in which people can find a bill', () => {
  const words = new Set(situations.map(({ bill }) => stateWord(bill)))
  expect([...words].toSorted()).toEqual([...stateWords].toSorted())
  expect(new Set(situations.map(({ name }) => name)).size).toBe(situations.length)
})

test('every change that a message can ask for is in the tables, but those that ask nothing of the state', () => {
  const all = [...unitRequests, ...issuerRequests, ...payerRequests, ...bureauRequests]
  const asked = all.map(({ kind }) => kind)
  const elsewhere = ['bill.register', 'income.unpost', 'authorisation.revoke'] as const
  expect([...asked, ...elsewhere].toSorted()).toEqual([...changeServices].toSorted())
})

test('the page about the life has one picture an axis and every outcome', () => {
  expect(life.split('```mermaid').length - 1).toBe(axes.length)
  expect(Object.keys(outcomes).filter((code) => !life.includes(`\`${code}\``))).toEqual([])
})

test('the page about refusals has the catalogue in its order', () => {
  const codes = [...refused.matchAll(/^\| \d+ \| `([A-Z_]+)`/gm)].map(([, code]) => code)
  expect(codes).toEqual(Object.keys(refusals))
})

test('a held bill is marked for its reversal, and the table says so', () => {
  expect(life).toMatch(/`REVERSAL_HELD_MARKED` \|[^|]+\| 已锁定 \| 待冲红 \|/)
})
