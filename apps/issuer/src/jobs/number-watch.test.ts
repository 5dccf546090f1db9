import { silentLogger } from '@piaoqiao/service-kit'
import { expect, test } from 'vitest'
import { numberWatch } from './number-watch.ts'

test('each crossing is said once, for each code', () => {
  const said: string[] = []
  const say = (event: string, { items }: { items?: number | undefined } = {}) => {
    said.push(`${event} ${items}`)
  }
  const watch = numberWatch({ ...silentLogger, warn: say, info: say })
  const one = (left: number) => ({ billCode: '50060126', left, isLow: left < 10 })
  const other = (left: number) => ({ billCode: '50060226', left, isLow: left < 10 })
  for (const left of [20, 9, 8, 0, 30, 31, 5]) watch([one(left), other(7)])
  expect(said).toEqual(['numbers.low 7', 'numbers.low 9', 'numbers.sufficient 30', 'numbers.low 5'])
})
