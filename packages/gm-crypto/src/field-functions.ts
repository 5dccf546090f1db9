import {
  add64,
  and64,
  constant64,
  extendSigned,
  get,
  loadWord,
  multiply64,
  set,
  shiftLeft64,
  shiftRight64,
  storeWord,
  subtract64,
  type Instructions,
  type WasmFunction,
} from './wasm-assembler.ts'

/**
 * Arithmetic modulo p = 2^256 - 2^224 - 2^96 + 2^64 - 1 in WebAssembly: no branches and no
 * table look-ups, so that its duration says nothing about the numbers.
 *
 * A field element is nine limbs of 29 bits, least significant first, each in a 32-bit word. Limbs
 * 0 to 7 lie in [0, 2^29); limb 8 is signed and takes what is left. An element stands for its
 * value modulo p and lies between -p/16 and p + p/8; it is brought into [0, p) only when it
 * leaves this module. Products carry the factor 2^-261 (Montgomery).
 */
export const limbs = 9
export const limbBits = 29
/** Nine words and one of padding, so that elements can be moved as 64-bit words. */
export const elementBytes = 40

const limbMask = constant64(2 ** limbBits - 1)

/** Where the powers of two in p fall: 2^64 = 2^(2·29+6), and so on. */
const primeTerms = [
  { limb: 2, shift: 6, sign: 1 },
  { limb: 3, shift: 9, sign: -1 },
  { limb: 7, shift: 21, sign: -1 },
  { limb: 8, shift: 24, sign: 1 },
] as const

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const locals64 = (count: number): 'i64'[] => range(count).map(() => 'i64')
const sum = (terms: readonly Instructions[]): Instructions =>
  terms.reduce((left, right) => add64(left, right))
const addTo = (local: number, value: Instructions): number[] => set(local, add64(get(local), value))
const takeFrom = (local: number, value: Instructions): number[] =>
  set(local, subtract64(get(local), value))

const loadLimbs = (pointer: number, firstLocal: number): number[] =>
  range(limbs).flatMap((limb) => set(firstLocal + limb, loadWord(get(pointer), 4 * limb)))

/** Moves what exceeds 29 bits to the next limb, then stores; limb 8 keeps what reaches it. */
function carryAndStore(pointer: number, firstLocal: number): number[] {
  return range(limbs).flatMap((limb) => {
    const value = get(firstLocal + limb)
    if (limb === limbs - 1) return storeWord(get(pointer), 4 * limb, value)
    return [
      ...addTo(firstLocal + limb + 1, shiftRight64(value, limbBits)),
      ...storeWord(get(pointer), 4 * limb, and64(value, limbMask)),
    ]
  })
}

/**
 * Divides the 17 columns by 2^261. Since p is -1 modulo 2^29, adding (column · p) clears the low
 * 29 bits of a column; p being sparse, that is four shifted additions. Columns stay below
 * 9 · 2^58 + 2^55 in size and fit 64 bits.
 */
function reduceColumns(firstColumn: number, multiple: number): number[] {
  return range(limbs).flatMap((index) => {
    const column = firstColumn + index
    return [
      ...set(multiple, and64(get(column), limbMask)),
      ...addTo(column + 1, shiftRight64(get(column), limbBits)),
      ...primeTerms.flatMap(({ limb, shift, sign }) =>
        (sign === 1 ? addTo : takeFrom)(column + limb, shiftLeft64(get(multiple), shift)),
      ),
    ]
  })
}

/** multiply(result, a, b): result = a · b · 2^-261 mod p. */
export function multiplyFunction(): WasmFunction {
  const [a, b, columns, multiple] = [3, 12, 21, 39]
  const products = range(2 * limbs - 1).flatMap((column) => {
    const terms = range(limbs)
      .filter((i) => column - i >= 0 && column - i < limbs)
      .map((i) => multiply64(get(a + i), get(b + column - i)))
    return set(columns + column, sum(terms))
  })
  return {
    name: 'multiply',
    parameters: ['i32', 'i32', 'i32'],
    locals: locals64(2 * limbs + 2 * limbs + 1),
    body: [
      ...loadLimbs(1, a),
      ...loadLimbs(2, b),
      ...products,
      ...reduceColumns(columns, multiple),
      ...carryAndStore(0, columns + limbs),
    ],
  }
}

/** square(result, a): the same as multiply(result, a, a) with half the products. */
export function squareFunction(): WasmFunction {
  const [a, twice, columns, multiple] = [2, 11, 20, 38]
  const products = range(2 * limbs - 1).flatMap((column) => {
    const terms = range(limbs)
      .filter((i) => column - i >= i && column - i < limbs)
      .map((i) => multiply64(get(a + i), get((column === 2 * i ? a : twice) + column - i)))
    return set(columns + column, sum(terms))
  })
  return {
    name: 'square',
    parameters: ['i32', 'i32'],
    locals: locals64(2 * limbs + 2 * limbs + 1),
    body: [
      ...loadLimbs(1, a),
      ...range(limbs).flatMap((i) => set(twice + i, shiftLeft64(get(a + i), 1))),
      ...products,
      ...reduceColumns(columns, multiple),
      ...carryAndStore(0, columns + limbs),
    ],
  }
}

/**
 * combine(result, a, x, b, y): result = a·x + b·y mod p for small integers x and y, |x| + |y|
 * at most 16. What stands above 2^256 is taken off as that many times p.
 */
export function combineFunction(): WasmFunction {
  const [x, y, result, quotient] = [2, 4, 5, 14]
  const topBits = 256 - limbBits * (limbs - 1)
  const combination = range(limbs).flatMap((limb) =>
    set(
      result + limb,
      add64(
        multiply64(loadWord(get(1), 4 * limb), extendSigned(get(x))),
        multiply64(loadWord(get(3), 4 * limb), extendSigned(get(y))),
      ),
    ),
  )
  return {
    name: 'combine',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: locals64(limbs + 1),
    body: [
      ...combination,
      ...set(quotient, shiftRight64(get(result + limbs - 1), topBits)),
      ...addTo(result, get(quotient)),
      ...primeTerms.flatMap(({ limb, shift, sign }) =>
        (sign === 1 ? takeFrom : addTo)(result + limb, shiftLeft64(get(quotient), shift)),
      ),
      ...carryAndStore(0, result),
    ],
  }
}
