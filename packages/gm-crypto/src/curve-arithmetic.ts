import { sm2Curve, sm2Point, type AffineSm2Point } from './curve.ts'
import {
  add,
  addAffine,
  combine,
  coordinate,
  copy,
  double,
  readElement,
  selectAffine,
  selectJacobian,
  takeMemory,
  wipe,
  writeAffine,
  writeOne,
} from './curve-machine.ts'
import { invert } from './field-inversion.ts'
import { affineBytes, jacobianBytes } from './point-functions.ts'
import {
  divideByZ,
  fillPointTable,
  oddMultiples,
  tableBytes,
  tableWidthMax,
  writeOddMultiples,
  type PointTable,
} from './point-table.ts'
import { tableOfPublicKey } from './public-key-tables.ts'
import { oddDigits } from './scalar-digits.ts'

/*
 * Multiplications of points. The WebAssembly formulas do not hold for a few combinations that
 * nobody meets by chance; then Z comes out as 0 and the same is computed again by @noble/curves,
 * whose formulas hold always.
 */

/** Window for points that have no table: 16 odd multiples are computed for each multiplication. */
const freshWidth = 5

const workspaceStart = takeMemory(0)
const accumulator = takeMemory(jacobianBytes)
const selected = takeMemory(jacobianBytes)
const freshMultiples = takeMemory(oddMultiples(freshWidth) * jacobianBytes)
const workspaceBytes = freshMultiples + oddMultiples(freshWidth) * jacobianBytes - workspaceStart

const baseTable: PointTable = { start: takeMemory(tableBytes(tableWidthMax)), width: tableWidthMax }
fillPointTable(baseTable, { x: sm2Curve.Gx, y: sm2Curve.Gy })

/** Secret digits choose among table entries by reading them all; public ones go straight to theirs. */
type Secrecy = 'secret' | 'public'

/** [k]G for a secret k in [1, n-1]. */
export function multiplyBase(k: bigint): AffineSm2Point {
  sumFromTable(baseTable, k, 'secret', 'start')
  return takeResult() ?? sm2Point.BASE.multiply(k).toAffine()
}

/** [k]P for a secret k in [1, n-1] and a point P that is on the curve. */
export function multiplyPoint(k: bigint, point: AffineSm2Point): AffineSm2Point {
  multiplyFresh(point, k)
  return takeResult() ?? sm2Point.fromAffine(point).multiply(k).toAffine()
}

/** Like `multiplyPoint`, for the point of a public key, which gets a table when it recurs. */
export function multiplyPublicKey(k: bigint, point: AffineSm2Point): AffineSm2Point {
  const table = tableOfPublicKey(point)
  if (!table) return multiplyPoint(k, point)
  sumFromTable(table, k, 'secret', 'start')
  return takeResult() ?? sm2Point.fromAffine(point).multiply(k).toAffine()
}

/**
 * The x coordinate of [s]G + [t]P for s and t in [1, n-1] and the point P of a public key, none
 * of it secret; undefined when the sum is infinity.
 */
export function combineWithBase(s: bigint, t: bigint, point: AffineSm2Point): bigint | undefined {
  const table = tableOfPublicKey(point)
  if (table) sumFromTable(table, t, 'public', 'start')
  else multiplyFresh(point, t)
  sumFromTable(baseTable, s, 'public', 'continue')
  const sum = takeResult()
  return sum ? sum.x : combineByComparison(s, t, point)
}

function combineByComparison(s: bigint, t: bigint, point: AffineSm2Point): bigint | undefined {
  const sum = sm2Point.BASE.multiplyUnsafe(s).add(sm2Point.fromAffine(point).multiplyUnsafe(t))
  return sum.is0() ? undefined : sum.toAffine().x
}

/** Adds [k]P to the accumulator, or puts it there, by one look-up and one addition a digit. */
function sumFromTable(
  table: PointTable,
  k: bigint,
  secrecy: Secrecy,
  mode: 'start' | 'continue',
): void {
  const entries = oddMultiples(table.width)
  const digits = oddDigits(k, table.width)
  for (const [window, digit] of digits.entries()) {
    const windowStart = table.start + window * entries * affineBytes
    const index = multipleIndex(digit)
    if (secrecy === 'secret') selectAffine(selected, windowStart, entries, index)
    else copy(selected, windowStart + index * affineBytes, affineBytes)
    applySign(digit)
    if (mode === 'continue' || window > 0) addAffine(accumulator, accumulator, selected)
    else {
      copy(accumulator, selected, affineBytes)
      writeOne(coordinate.z(accumulator))
    }
  }
  digits.fill(0)
}

/** Puts [k]P into the accumulator by doubling, adding an odd multiple at every fifth bit. */
function multiplyFresh(point: AffineSm2Point, k: bigint): void {
  writeAffine(selected, point)
  writeOne(coordinate.z(selected))
  writeOddMultiples(freshMultiples, oddMultiples(freshWidth), selected)
  const digits = oddDigits(k, freshWidth)
  const fromTheTop = digits.toReversed()
  for (const [step, digit] of fromTheTop.entries()) {
    selectJacobian(selected, freshMultiples, oddMultiples(freshWidth), multipleIndex(digit))
    applySign(digit)
    if (step === 0) copy(accumulator, selected, jacobianBytes)
    else {
      for (let bit = 0; bit < freshWidth; bit += 1) double(accumulator, accumulator)
      add(accumulator, accumulator, selected)
    }
  }
  digits.fill(0)
  fromTheTop.fill(0)
}

/** Where an odd digit's multiple stands among 1, 3, 5, …; without a branch on its sign. */
function multipleIndex(digit: number): number {
  const sign = digit >> 31
  return ((digit ^ sign) - sign) >> 1
}

/** Turns the selected point into its opposite when the digit is negative, without a branch. */
function applySign(digit: number): void {
  const y = coordinate.y(selected)
  combine(y, y, (digit >> 31) | 1, y, 0)
}

/** The accumulator as an affine point, or undefined when Z is 0; wipes what the work left behind. */
function takeResult(): AffineSm2Point | undefined {
  const zInverse = freshMultiples
  invert(zInverse, coordinate.z(accumulator))
  divideByZ(accumulator, accumulator, zInverse)
  const isSound = readElement(zInverse) !== 0n
  const result = { x: readElement(accumulator), y: readElement(coordinate.y(accumulator)) }
  wipe(workspaceStart, workspaceBytes)
  return isSound ? result : undefined
}
