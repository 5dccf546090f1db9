import { outcomes, refusals, type OutcomeCode, type RefusalCode } from '@piaoqiao/domain'
import { changeServices, services, type ServiceName } from '@piaoqiao/protocol'
import { describe, expect, test } from 'vitest'
import { answerCodes } from './answer-codes.ts'
import { decisionCodes } from './decision-codes.ts'
import { plainSchema, someSchema } from './payload-schema.ts'

const names = Object.keys(services) as ServiceName[]

/** What a service refuses before or around the decision on a bill. */
const aroundDecisions: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'OPERATION_ID_REUSED',
  'ITEM_MALFORMED',
  'AMOUNT_MALFORMED',
  'SERVICE_BUSY',
  'ATOMIC_BATCH_REFUSED',
  'ATOMIC_ACROSS_PROVINCES',
  'HOME_PROVINCE_UNKNOWN',
  'HOME_PROVINCE_UNREACHABLE',
  'OUTCOME_UNKNOWN',
  'BILL_XML_REFUSED',
  'ISSUER_SIGNATURE_INVALID',
  'NUMBER_NOT_ALLOTTED',
  'BILL_NOT_FOUND',
])

/** Refusals of the registry's own jobs, which nobody calls. */
const unreachable: readonly RefusalCode[] = ['LOCK_NOT_DUE']
const outcomesOfJobs: readonly OutcomeCode[] = [
  'LOCK_WARNED',
  'LOCK_EXPIRED',
  'LOCK_EXPIRED_FOR_REVERSAL',
]

describe.each(changeServices)('%s', (service) => {
  const decided = decisionCodes(service)
  const told = answerCodes(service)

  test('tells the outcomes that the decision can have', () => {
    expect(told.outcomes).toEqual(decided.outcomes)
  })

  test('tells the refusals that the decision can have', () => {
    const outside = (code: RefusalCode) => !aroundDecisions.has(code)
    expect(told.refusals.filter(outside)).toEqual(decided.refusals.filter(outside))
  })
})

test.each(names.filter((name) => name !== 'relay' && name !== 'forward'))(
  '%s tells of malformed amounts if its request has an amount',
  (service) => {
    const request = plainSchema(services[service].request)
    const hasAmount = someSchema(request, ({ format }) => format === 'yuan')
    expect(answerCodes(service).refusals.includes('AMOUNT_MALFORMED')).toBe(hasAmount)
  },
)

test('every refusal and every outcome is told by some service', () => {
  const told = names.map((name) => answerCodes(name))
  const refusalsTold = new Set<string>(told.flatMap((codes) => codes.refusals))
  const outcomesTold = new Set<string>(told.flatMap((codes) => codes.outcomes))
  expect(Object.keys(refusals).filter((code) => !refusalsTold.has(code))).toEqual(unreachable)
  expect(Object.keys(outcomes).filter((code) => !outcomesTold.has(code))).toEqual(outcomesOfJobs)
})
