import type { Plugin } from 'vite'
import { examplesArchive, sdkPackage } from './sdk-package.ts'

const moduleName = 'virtual:developer-files'
const resolvedName = `\0${moduleName}`

/**
 * Gives the pages of developers what they offer to download, made while the pages are built: the module
 * `virtual:developer-files` exports the address of the SDK and of the examples. Their names follow from their content, as
 * those of all parts of the pages do.
 */
export function developerFiles(): Plugin {
  return {
    name: 'developer-files',
    resolveId: (id) => (id === moduleName ? resolvedName : null),
    async load(id) {
      if (id !== resolvedName) return null
      const emit = ({
        name,
        bytes: source,
      }: {
        readonly name: string
        readonly bytes: Uint8Array
      }) => this.emitFile({ type: 'asset', name, source })
      const [sdk, examples] = [emit(await sdkPackage()), emit(examplesArchive())]
      return [
        `export const sdkAddress = import.meta.ROLLUP_FILE_URL_${sdk}`,
        `export const examplesAddress = import.meta.ROLLUP_FILE_URL_${examples}`,
      ].join('\n')
    },
  }
}
