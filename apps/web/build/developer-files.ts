import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { DeveloperFile } from './sdk-package.ts'
import { examplesArchive, sdkPackage } from './sdk-package.ts'

const moduleFile = fileURLToPath(
  new URL('../src/developer/protocol/developer-files.ts', import.meta.url),
)

/**
 * Makes what the pages of developers offer to download, while the pages are built, and puts the addresses into the module
 * that the pages read. The names of the files follow from their content, as those of all parts of the pages do.
 */
export function developerFiles(): Plugin {
  return {
    name: 'developer-files',
    enforce: 'pre',
    async load(id) {
      if (id !== moduleFile) return null
      const emit = ({ name, bytes: source }: DeveloperFile) =>
        this.emitFile({ type: 'asset', name, source })
      const [sdk, examples] = [emit(await sdkPackage()), emit(examplesArchive())]
      return [
        `export const sdkAddress = import.meta.ROLLUP_FILE_URL_${sdk}`,
        `export const examplesAddress = import.meta.ROLLUP_FILE_URL_${examples}`,
      ].join('\n')
    },
  }
}
