import { UsageFault } from './usage-fault.ts'

/** @throws UsageFault for anything but a whole number between the bounds, both included */
export function integerOption(name: string, text: string, from: number, to: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= from && value <= to)) throw new UsageFault(`${name}应为${from}至${to}的整数`)
  return value
}
