import type { Random } from '../sample-bills/random.ts'

/** Minutes after midnight. */
export type Minute = number

export const minutesOfDay = 24 * 60

/** From this minute on so many patients come in a minute, at full scale. */
export interface ArrivalRate {
  readonly from: Minute
  readonly perMinute: number
}

const at = (hour: number, minute = 0): Minute => hour * 60 + minute

/** 门诊: windows open at half past seven, the peak is between eight and ten, a second and lower one after lunch. */
export const outpatientArrivals: readonly ArrivalRate[] = [
  { from: at(7, 30), perMinute: 2 },
  { from: at(8), perMinute: 4.4 },
  { from: at(9), perMinute: 3.8 },
  { from: at(10), perMinute: 2.2 },
  { from: at(11), perMinute: 1.1 },
  { from: at(12), perMinute: 0.2 },
  { from: at(13, 30), perMinute: 2.1 },
  { from: at(15), perMinute: 1.4 },
  { from: at(16, 30), perMinute: 0.5 },
  { from: at(17, 30), perMinute: 0 },
]

/** 急诊: always open, busiest in the evening. */
export const emergencyArrivals: readonly ArrivalRate[] = [
  { from: at(0), perMinute: 0.05 },
  { from: at(7), perMinute: 0.08 },
  { from: at(18), perMinute: 0.3 },
  { from: at(22), perMinute: 0.12 },
]

/** 体检: fasting, so early in the morning. */
export const checkUpArrivals: readonly ArrivalRate[] = [
  { from: at(7, 30), perMinute: 0.9 },
  { from: at(10), perMinute: 0 },
]

/** 出院: settled after the morning round, and again in the afternoon. */
export const dischargeArrivals: readonly ArrivalRate[] = [
  { from: at(9, 30), perMinute: 0.4 },
  { from: at(12), perMinute: 0 },
  { from: at(14), perMinute: 0.2 },
  { from: at(16), perMinute: 0 },
]

/** Chance is drawn in millionths, so that also a small share of a small rate can come. */
const drawnParts = 1_000_000

/** The minutes in which somebody comes, one entry for each who does. */
export function arrivalMinutes(
  random: Random,
  rates: readonly ArrivalRate[],
  scale: number,
): readonly Minute[] {
  const minutes: Minute[] = []
  for (let minute = 0; minute < minutesOfDay; minute += 1) {
    const rate = rateAt(rates, minute) * scale
    const sure = Math.floor(rate)
    const isOneMore = random.below(drawnParts) < (rate - sure) * drawnParts
    for (let count = sure + (isOneMore ? 1 : 0); count > 0; count -= 1) minutes.push(minute)
  }
  return minutes
}

function rateAt(rates: readonly ArrivalRate[], minute: Minute): number {
  return rates.findLast(({ from }) => from <= minute)?.perMinute ?? 0
}
