import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { XmlDocument } from 'libxml2-wasm'
import { outpatientBill } from '../xml/cases/example-bills.ts'
import { signedBill } from '../xml/cases/signed-bills.ts'
import { checkBillXml } from './check-bill-xml.ts'

/**
 * How many files a second the check gets through, from bytes to faults, beside how many libxml2 can so much as parse:
 * both in one process, on one thread, in turns, so that a busy machine slows both.
 *
 *     node packages/documents/src/standard/measure-check.ts [--rounds 5] [--files 4000] [FILE…]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    files: { type: 'string', default: '4000' },
  },
})
const rounds = Number(values.rounds)
const files = Number(values.files)
const at = Date.parse('2026-03-03T00:00:00Z')
const samples: readonly Uint8Array[] =
  positionals.length > 0
    ? positionals.map((path) => new Uint8Array(readFileSync(path)))
    : [signedBill(outpatientBill)]

function filesPerSecond(work: (bytes: Uint8Array) => unknown): number {
  const startedAt = performance.now()
  for (let index = 0; index < files; index += 1) {
    work(samples[index % samples.length] ?? new Uint8Array())
  }
  return (files * 1000) / (performance.now() - startedAt)
}

const check = (bytes: Uint8Array) => checkBillXml(bytes, { at }).faults.length
const parse = (bytes: Uint8Array) => XmlDocument.fromBuffer(bytes).dispose()
filesPerSecond(check)
filesPerSecond(parse)
const measured = Array.from({ length: rounds }, () => ({
  checked: filesPerSecond(check),
  parsed: filesPerSecond(parse),
}))
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const checked = median(measured.map((one) => one.checked))
const parsed = median(measured.map((one) => one.parsed))
const bytes = samples.reduce((sum, { length }) => sum + length, 0) / samples.length
const report = {
  bytes_per_file: Math.round(bytes),
  check_files_per_second: Math.round(checked),
  libxml2_parse_files_per_second: Math.round(parsed),
  check_ratio: Number(median(measured.map((one) => one.checked / one.parsed)).toFixed(3)),
}
process.stdout.write(`${JSON.stringify(report)}\n`)
