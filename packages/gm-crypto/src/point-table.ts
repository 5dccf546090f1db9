import {
  add,
  coordinate,
  copy,
  double,
  multiply,
  square,
  takeMemory,
  writeAffine,
  writeOne,
} from './curve-machine.ts'
import type { AffineSm2Point } from './curve.ts'
import { elementBytes } from './field-functions.ts'
import { invert } from './field-inversion.ts'
import { affineBytes, jacobianBytes } from './point-functions.ts'
import { digitCount } from './scalar-digits.ts'

/**
 * The multiples of one point that make its multiplication a sum of look-ups: for each digit of
 * `width` bits the odd multiples 1, 3, … of 2^(width·i)·P, affine.
 */
export interface PointTable {
  readonly start: number
  readonly width: number
}

/** The wider the windows, the fewer additions and the more memory; 5 is 66,560 bytes. */
export const tableWidthMax = 5

export const oddMultiples = (width: number): number => 2 ** (width - 1)
export const tableBytes = (width: number): number =>
  digitCount(width) * oddMultiples(width) * affineBytes

const entriesMax = digitCount(tableWidthMax) * oddMultiples(tableWidthMax)
const jacobianEntries = takeMemory(entriesMax * jacobianBytes)
const products = takeMemory((entriesMax + 1) * elementBytes)
const inverse = takeMemory(elementBytes)
const windowBase = takeMemory(jacobianBytes)
const doubled = takeMemory(jacobianBytes)

/** Fills a table that has its memory; the point is on the curve and nothing here is secret. */
export function fillPointTable({ start, width }: PointTable, point: AffineSm2Point): void {
  writeAffine(windowBase, point)
  writeOne(coordinate.z(windowBase))
  const perWindow = oddMultiples(width)
  for (let window = 0; window < digitCount(width); window += 1) {
    writeOddMultiples(jacobianEntries + window * perWindow * jacobianBytes, perWindow, windowBase)
    for (let bit = 0; bit < width; bit += 1) double(windowBase, windowBase)
  }
  makeAffine(start, digitCount(width) * perWindow)
}

/** Writes point, 3·point, 5·point, … as Jacobian points one behind the other. */
export function writeOddMultiples(result: number, count: number, point: number): void {
  copy(result, point, jacobianBytes)
  double(doubled, point)
  for (let index = 1; index < count; index += 1) {
    const entry = result + index * jacobianBytes
    add(entry, entry - jacobianBytes, doubled)
  }
}

/**
 * Divides by the Z of all entries with a single inversion (Montgomery's trick): from the inverse
 * of the product of all, each is peeled off with the product of those before it.
 */
function makeAffine(result: number, count: number): void {
  const entry = (index: number) => jacobianEntries + index * jacobianBytes
  const product = (index: number) => products + index * elementBytes
  writeOne(product(0))
  for (let index = 0; index < count; index += 1) {
    multiply(product(index + 1), product(index), coordinate.z(entry(index)))
  }
  invert(inverse, product(count))
  for (let index = count - 1; index >= 0; index -= 1) {
    multiply(product(index), product(index), inverse)
    multiply(inverse, inverse, coordinate.z(entry(index)))
    divideByZ(result + index * affineBytes, entry(index), product(index))
  }
}

const zPower = takeMemory(elementBytes)

/** (X/Z², Y/Z³) of a Jacobian point, given 1/Z. */
export function divideByZ(result: number, point: number, zInverse: number): void {
  square(zPower, zInverse)
  multiply(coordinate.x(result), coordinate.x(point), zPower)
  multiply(zPower, zPower, zInverse)
  multiply(coordinate.y(result), coordinate.y(point), zPower)
}
