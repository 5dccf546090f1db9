/**
 * Writes a WebAssembly module (core specification 1.0, binary format) out of functions given as
 * instructions. It knows just the instructions that the field arithmetic needs.
 */
export type Instructions = readonly number[]

export type WasmType = 'i32' | 'i64'
const typeCode = { i32: 0x7f, i64: 0x7e } as const

/** A function without result; parameters come first in the numbering of its locals. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly WasmType[]
  readonly locals: readonly WasmType[]
  readonly body: Instructions
}

function unsignedLeb(value: number): number[] {
  const low = value & 0x7f
  const rest = value >>> 7
  return rest === 0 ? [low] : [low | 0x80, ...unsignedLeb(rest)]
}

function signedLeb(value: bigint): number[] {
  const low = Number(value & 0x7fn)
  const rest = value >> 7n
  const isLast = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40)
  return isLast ? [low] : [low | 0x80, ...signedLeb(rest)]
}

const binary =
  (opcode: number) =>
  (left: Instructions, right: Instructions): number[] => [...left, ...right, opcode]

export const get = (local: number): number[] => [0x20, ...unsignedLeb(local)]
export const set = (local: number, value: Instructions): number[] => [
  ...value,
  0x21,
  ...unsignedLeb(local),
]
export const constant32 = (value: number): number[] => [0x41, ...signedLeb(BigInt(value))]
export const constant64 = (value: number): number[] => [0x42, ...signedLeb(BigInt(value))]

export const add32 = binary(0x6a)
export const equal32 = binary(0x46)
export const lessUnsigned32 = binary(0x49)
export const add64 = binary(0x7c)
export const subtract64 = binary(0x7d)
export const multiply64 = binary(0x7e)
export const and64 = binary(0x83)
export const or64 = binary(0x84)

/** Shifts by a known number of bits; to the right the sign is kept. */
export const shiftLeft64 = (value: Instructions, bits: number): number[] => [
  ...value,
  ...constant64(bits),
  0x86,
]
export const shiftRight64 = (value: Instructions, bits: number): number[] => [
  ...value,
  ...constant64(bits),
  0x87,
]
export const extendSigned = (value: Instructions): number[] => [...value, 0xac]
export const extendUnsigned = (value: Instructions): number[] => [...value, 0xad]

/** A signed 32-bit word of memory as a 64-bit integer, and back. */
export const loadWord = (address: Instructions, offset: number): number[] => [
  ...address,
  0x34,
  2,
  ...unsignedLeb(offset),
]
export const storeWord = (address: Instructions, offset: number, value: Instructions): number[] => [
  ...address,
  ...value,
  0x3e,
  2,
  ...unsignedLeb(offset),
]
export const load64 = (address: Instructions, offset: number): number[] => [
  ...address,
  0x29,
  3,
  ...unsignedLeb(offset),
]
export const store64 = (address: Instructions, offset: number, value: Instructions): number[] => [
  ...address,
  ...value,
  0x37,
  3,
  ...unsignedLeb(offset),
]

export const call = (functionIndex: number, ...args: readonly Instructions[]): number[] => [
  ...args.flat(),
  0x10,
  ...unsignedLeb(functionIndex),
]

/** Repeats the body while the condition behind it holds. */
export const loopWhile = (body: Instructions, condition: Instructions): number[] => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0,
  0x0b,
]

/** The bytes of a module that exports its functions and one `memory`, which can grow. */
export function assembleModule(
  functions: readonly WasmFunction[],
  memoryPages: number,
): Uint8Array {
  const sections = [
    section(1, list(functions.map(({ parameters }) => functionType(parameters)))),
    section(3, list(functions.map((_, index) => unsignedLeb(index)))),
    section(5, list([[0x00, ...unsignedLeb(memoryPages)]])),
    section(7, list([exported('memory', 2, 0), ...functions.map(exportedFunction)])),
    section(10, list(functions.map(functionCode))),
  ]
  return Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, ...sections.flat()])
}

const list = (items: readonly Instructions[]): number[] => [
  ...unsignedLeb(items.length),
  ...items.flat(),
]
const section = (id: number, content: Instructions): number[] => [
  id,
  ...unsignedLeb(content.length),
  ...content,
]
const functionType = (parameters: readonly WasmType[]): number[] => [
  0x60,
  ...list(parameters.map((type) => [typeCode[type]])),
  0,
]
const exported = (name: string, kind: number, index: number): number[] => [
  ...list([...new TextEncoder().encode(name)].map((octet) => [octet])),
  kind,
  ...unsignedLeb(index),
]
const exportedFunction = ({ name }: WasmFunction, index: number): number[] =>
  exported(name, 0, index)

function functionCode({ locals, body }: WasmFunction): number[] {
  const declared = list(locals.map((type) => [1, typeCode[type]]))
  const content = [...declared, ...body, 0x0b]
  return [...unsignedLeb(content.length), ...content]
}
