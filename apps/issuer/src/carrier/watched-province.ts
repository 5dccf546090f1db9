import type { Province } from '../ports.ts'

/** A province together with whether it answered last. */
export interface WatchedProvince extends Province {
  hasAnswered(): boolean
}

export function watchedProvince(province: Province): WatchedProvince {
  let answered = true
  return {
    async call(service, payload, requestId) {
      const call = await province.call(service, payload, requestId)
      answered = call.outcome === 'answered'
      return call
    },
    hasAnswered: () => answered,
  }
}
