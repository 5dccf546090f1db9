import { copy, multiply, square, takeElement, takeMemory, wipe } from './curve-machine.ts'
import { elementBytes } from './field-functions.ts'

/** a^(2^k - 1) is kept for these k while an inversion runs. */
const runLengths = [1, 2, 4, 8, 16, 24, 28, 30, 31, 32] as const
type RunLength = (typeof runLengths)[number]

const powers = takeMemory(runLengths.length * elementBytes)
const power = takeElement()
const run = (length: RunLength): number => powers + runLengths.indexOf(length) * elementBytes

/** Runs of ones out of shorter runs: 2^(k+l) - 1 = (2^k - 1) · 2^l + (2^l - 1). */
const runSteps: readonly (readonly [RunLength, RunLength])[] = [
  [1, 1],
  [2, 2],
  [4, 4],
  [8, 8],
  [16, 8],
  [24, 4],
  [28, 2],
  [30, 1],
  [31, 1],
]

/**
 * p - 2 is, in hex, FFFFFFFE, four times FFFFFFFF, 00000000, FFFFFFFF, FFFFFFFD. Behind the first
 * 31 ones each step shifts by so many bits and puts a run of ones into the gap.
 */
const exponentSteps: readonly (readonly [number, RunLength])[] = [
  [33, 32],
  [32, 32],
  [32, 32],
  [32, 32],
  [64, 32],
  [30, 30],
  [2, 1],
]

/**
 * result = 1/a mod p as a^(p-2) (Fermat), always the same 271 steps; 0 becomes 0. `result` may
 * be `a`.
 */
export function invert(result: number, a: number): void {
  copy(run(1), a, elementBytes)
  for (const [high, low] of runSteps) {
    copy(power, run(high), elementBytes)
    shiftAndMultiply(low, low)
    copy(run((high + low) as RunLength), power, elementBytes)
  }
  copy(power, run(31), elementBytes)
  for (const [bits, length] of exponentSteps) shiftAndMultiply(bits, length)
  copy(result, power, elementBytes)
  wipe(powers, runLengths.length * elementBytes)
  wipe(power, elementBytes)
}

function shiftAndMultiply(bits: number, length: RunLength): void {
  for (let bit = 0; bit < bits; bit += 1) square(power, power)
  multiply(power, power, run(length))
}
