import { readFileSync } from 'node:fs'

/**
 * The bytes of a file that an installed package brings along: fonts and WebAssembly, which are data of the program
 * just as its code is. This is the only place of this package that reads a file.
 * @param specifier such as `zxing-wasm/reader/zxing_reader.wasm`, as the package exports it
 */
export function readPackageFile(specifier: string): Uint8Array {
  return readFileSync(new URL(import.meta.resolve(specifier)))
}
