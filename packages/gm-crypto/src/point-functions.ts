import { elementBytes } from './field-functions.ts'
import {
  add32,
  and64,
  call,
  constant32,
  constant64,
  equal32,
  extendUnsigned,
  get,
  lessUnsigned32,
  load64,
  loopWhile,
  or64,
  set,
  store64,
  subtract64,
  type Instructions,
  type WasmFunction,
} from './wasm-assembler.ts'

/**
 * Additions of curve points, written as steps of field arithmetic. Points are in Jacobian
 * coordinates, (X/Z², Y/Z³), or affine. The steps do not look at their numbers: where a formula
 * does not hold (a sum of a point with itself, its opposite or infinity) it gives Z = 0, which
 * stays 0 to the end of a multiplication and is noticed there.
 */
export const affineBytes = 2 * elementBytes
export const jacobianBytes = 3 * elementBytes

/** Positions of the field functions in the module that the steps call. */
export const fieldFunctionIndex = { multiply: 0, square: 1, combine: 2 } as const

type Place = `${'r' | 'a' | 'b'}.${'x' | 'y' | 'z'}` | `t${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`

const temporaries = 9
/** The temporaries stand at the beginning of the memory. */
export const temporaryBytes = temporaries * elementBytes

function address(place: Place): number[] {
  if (place.startsWith('t')) return constant32(Number(place.slice(1)) * elementBytes)
  const parameter = ['r', 'a', 'b'].indexOf(place.charAt(0))
  const coordinate = ['x', 'y', 'z'].indexOf(place.charAt(2))
  return add32(get(parameter), constant32(coordinate * elementBytes))
}

const multiply = (result: Place, a: Place, b: Place): number[] =>
  call(fieldFunctionIndex.multiply, address(result), address(a), address(b))
const square = (result: Place, a: Place): number[] =>
  call(fieldFunctionIndex.square, address(result), address(a))
/** result = x·a + y·b */
const combine = (result: Place, x: number, a: Place, y: number, b: Place): number[] =>
  call(
    fieldFunctionIndex.combine,
    address(result),
    address(a),
    constant32(x),
    address(b),
    constant32(y),
  )

/** double(r, a): r = 2a, for a curve with a = -3. Three products, five squares. */
export function doubleFunction(): WasmFunction {
  return {
    name: 'double',
    parameters: ['i32', 'i32'],
    locals: [],
    body: [
      ...square('t0', 'a.z'),
      ...square('t1', 'a.y'),
      ...multiply('t2', 'a.x', 't1'),
      // t3 = 3(X - Z²)(X + Z²), the slope's numerator.
      ...combine('t3', 1, 'a.x', -1, 't0'),
      ...combine('t4', 3, 'a.x', 3, 't0'),
      ...multiply('t3', 't3', 't4'),
      ...combine('t4', 1, 'a.y', 1, 'a.z'),
      ...square('t4', 't4'),
      ...combine('t4', 1, 't4', -1, 't0'),
      ...combine('r.z', 1, 't4', -1, 't1'),
      ...square('t5', 't3'),
      ...combine('r.x', 1, 't5', -8, 't2'),
      ...combine('t4', 4, 't2', -1, 'r.x'),
      ...multiply('t4', 't4', 't3'),
      ...square('t1', 't1'),
      ...combine('r.y', 1, 't4', -8, 't1'),
    ],
  }
}

/**
 * The end of both additions: t0 and t1 are the first point's X and Y and t2 and t3 the second's,
 * all brought to the common denominator t4, which is Z1·Z2.
 */
const finishAddition: Instructions = [
  ...combine('t2', 1, 't2', -1, 't0'),
  ...combine('t3', 1, 't3', -1, 't1'),
  ...multiply('r.z', 't4', 't2'),
  ...square('t5', 't2'),
  ...multiply('t6', 't5', 't2'),
  ...multiply('t5', 't5', 't0'),
  ...square('t7', 't3'),
  ...combine('t7', 1, 't7', -1, 't6'),
  ...combine('r.x', 1, 't7', -2, 't5'),
  ...combine('t5', 1, 't5', -1, 'r.x'),
  ...multiply('t5', 't5', 't3'),
  ...multiply('t6', 't6', 't1'),
  ...combine('r.y', 1, 't5', -1, 't6'),
]

/** add(r, a, b): r = a + b, all Jacobian. Twelve products, four squares. */
export function addFunction(): WasmFunction {
  return {
    name: 'add',
    parameters: ['i32', 'i32', 'i32'],
    locals: [],
    body: [
      ...square('t7', 'a.z'),
      ...square('t8', 'b.z'),
      ...multiply('t0', 'a.x', 't8'),
      ...multiply('t2', 'b.x', 't7'),
      ...multiply('t8', 't8', 'b.z'),
      ...multiply('t1', 'a.y', 't8'),
      ...multiply('t7', 't7', 'a.z'),
      ...multiply('t3', 'b.y', 't7'),
      ...multiply('t4', 'a.z', 'b.z'),
      ...finishAddition,
    ],
  }
}

/** addAffine(r, a, b): r = a + b, where b is affine. Eight products, three squares. */
export function addAffineFunction(): WasmFunction {
  return {
    name: 'addAffine',
    parameters: ['i32', 'i32', 'i32'],
    locals: [],
    body: [
      ...square('t7', 'a.z'),
      ...multiply('t2', 'b.x', 't7'),
      ...multiply('t7', 't7', 'a.z'),
      ...multiply('t3', 'b.y', 't7'),
      ...combine('t0', 1, 'a.x', 0, 'a.x'),
      ...combine('t1', 1, 'a.y', 0, 'a.y'),
      ...combine('t4', 1, 'a.z', 0, 'a.z'),
      ...finishAddition,
    ],
  }
}

/**
 * select(result, table, entries, wanted): copies one entry out of a table, reading all of them,
 * so that neither its duration nor the cache shows which.
 */
export function selectFunction(name: string, entryBytes: number): WasmFunction {
  const [result, table, entries, wanted, current, mask, firstWord] = [0, 1, 2, 3, 4, 5, 6]
  const words = Array.from({ length: entryBytes / 8 }, (_, word) => word)
  const isWanted = extendUnsigned(equal32(get(current), get(wanted)))
  return {
    name,
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'i64', ...words.map(() => 'i64' as const)],
    body: [
      ...loopWhile(
        [
          ...set(mask, subtract64(constant64(0), isWanted)),
          ...words.flatMap((word) => {
            const local = firstWord + word
            const seen = and64(load64(get(table), 8 * word), get(mask))
            return set(local, or64(get(local), seen))
          }),
          ...set(table, add32(get(table), constant32(entryBytes))),
          ...set(current, add32(get(current), constant32(1))),
        ],
        lessUnsigned32(get(current), get(entries)),
      ),
      ...words.flatMap((word) => store64(get(result), 8 * word, get(firstWord + word))),
    ],
  }
}
