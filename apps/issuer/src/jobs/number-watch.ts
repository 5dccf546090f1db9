import type { Logger } from '@piaoqiao/service-kit'
import type { NumbersLeft } from '../use-cases/number-stocks.ts'

/** Says once that the numbers of a code run low, and once that there are enough again. */
export function numberWatch(logger: Logger): (codes: readonly NumbersLeft[]) => void {
  const low = new Set<string>()
  return (codes) => {
    for (const { billCode, left, isLow } of codes) {
      if (isLow === low.has(billCode)) continue
      if (isLow) {
        low.add(billCode)
        logger.warn('numbers.low', { items: left })
      } else {
        low.delete(billCode)
        logger.info('numbers.sufficient', { items: left })
      }
    }
  }
}
