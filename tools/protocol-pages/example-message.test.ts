import { accountOutcomes, outcomes, refusals } from '@piaoqiao/domain'
import { faultOf, services, type Service } from '@piaoqiao/protocol'
import { describe, expect, test } from 'vitest'
import { exampleMessages } from './example-message.ts'

const messages = (Object.values(services) as readonly Service[]).flatMap(exampleMessages)

describe('what an example says could be said', () => {
  test.each(messages)('$file fits its schema', ({ kind, service, payload }) => {
    expect(faultOf(kind === 'request' ? service.request : service.answer, payload)).toBeNull()
  })

  test.each(messages)('$file has only codes of the catalogues', ({ payload }) => {
    const codes = [...JSON.stringify(payload).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code)
    const known = Object.keys({ ...outcomes, ...accountOutcomes, ...refusals })
    expect(codes.filter((code) => !known.includes(code ?? ''))).toEqual([])
  })
})
