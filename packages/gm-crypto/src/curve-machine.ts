import { sm2Curve, type AffineSm2Point } from './curve.ts'
import {
  combineFunction,
  elementBytes,
  limbBits,
  limbs,
  multiplyFunction,
  squareFunction,
} from './field-functions.ts'
import {
  addAffineFunction,
  addFunction,
  affineBytes,
  doubleFunction,
  jacobianBytes,
  selectFunction,
  temporaryBytes,
} from './point-functions.ts'
import { assembleModule } from './wasm-assembler.ts'

/** What is used of the WebAssembly interface, whose types come only with those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: object }
}

/** Addresses in the machine's memory. */
type Address = number

interface MachineFunctions {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  multiply(result: Address, a: Address, b: Address): void
  square(result: Address, a: Address): void
  combine(result: Address, a: Address, x: number, b: Address, y: number): void
  double(result: Address, a: Address): void
  add(result: Address, a: Address, b: Address): void
  addAffine(result: Address, a: Address, b: Address): void
  selectAffine(result: Address, table: Address, entries: number, wanted: number): void
  selectJacobian(result: Address, table: Address, entries: number, wanted: number): void
}

const pageBytes = 65_536
const { p } = sm2Curve
const montgomeryFactor = (1n << BigInt(limbs * limbBits)) % p

/** The order of the field functions is the one that the point functions call them by. */
function instantiate(): MachineFunctions {
  const functions = [
    multiplyFunction(),
    squareFunction(),
    combineFunction(),
    doubleFunction(),
    addFunction(),
    addAffineFunction(),
    selectFunction('selectAffine', affineBytes),
    selectFunction('selectJacobian', jacobianBytes),
  ]
  const module = new WebAssembly.Module(assembleModule(functions, 1))
  return new WebAssembly.Instance(module).exports as MachineFunctions
}

const machine = instantiate()
export const { multiply, square, combine, double, add, addAffine, selectAffine, selectJacobian } =
  machine

let words = new Int32Array(machine.memory.buffer)
let bytesTaken = temporaryBytes

/** Takes memory for good; there is no giving back, so callers keep and reuse what they took. */
export function takeMemory(bytes: number): Address {
  const start = bytesTaken
  bytesTaken += Math.ceil(bytes / 8) * 8
  const missing = bytesTaken - machine.memory.buffer.byteLength
  if (missing > 0) machine.memory.grow(Math.ceil(missing / pageBytes))
  words = new Int32Array(machine.memory.buffer)
  return start
}

export const takeElement = (): Address => takeMemory(elementBytes)

/** Overwrites memory that held secrets, and the temporaries that saw them. */
export function wipe(start: Address, bytes: number): void {
  words.fill(0, 0, temporaryBytes / 4)
  words.fill(0, start / 4, (start + bytes) / 4)
}

export function copy(result: Address, source: Address, bytes: number): void {
  words.copyWithin(result / 4, source / 4, (source + bytes) / 4)
}

/** Stores a number below p in the machine's form. */
export function writeElement(result: Address, value: bigint): void {
  let rest = (value * montgomeryFactor) % p
  for (let limb = 0; limb < limbs; limb += 1) {
    words[result / 4 + limb] = Number(BigInt.asUintN(limbBits, rest))
    rest >>= BigInt(limbBits)
  }
}

const scratch = takeElement()
const plainOne = takeElement()
words[plainOne / 4] = 1

/** The number in [0, p) that an element stands for. */
export function readElement(source: Address): bigint {
  multiply(scratch, source, plainOne)
  let value = 0n
  for (const limb of words.subarray(scratch / 4, scratch / 4 + limbs).toReversed()) {
    value = (value << BigInt(limbBits)) + BigInt(limb)
  }
  return ((value % p) + p) % p
}

export const coordinate = {
  x: (point: Address): Address => point,
  y: (point: Address): Address => point + elementBytes,
  z: (point: Address): Address => point + 2 * elementBytes,
} as const

/** Stores an affine point; followed by `writeOne` it is Jacobian. */
export function writeAffine(result: Address, { x, y }: AffineSm2Point): void {
  writeElement(coordinate.x(result), x)
  writeElement(coordinate.y(result), y)
}

const one = takeElement()
writeElement(one, 1n)
export const writeOne = (result: Address): void => copy(result, one, elementBytes)
