import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageFault } from '../usage-fault.ts'

/** Folders inside folders: this deep, and no further. */
export const folderDepthMax = 32
/** Names of one folder, which are held to be put in order. */
export const folderNamesMax = 1_000_000

/**
 * The files to check: those that were named, whatever they are called, and of folders every `.xml` file, also of the
 * folders inside, in the order of their names. Links inside folders are not followed.
 * @throws UsageFault where a path that was named does not exist
 */
export async function* billPaths(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found === null) throw new UsageFault(`没有这个文件或目录：${path}`)
    if (found.isDirectory()) yield* pathsIn(path, folderDepthMax)
    else yield path
  }
}

async function* pathsIn(folder: string, depthMax: number): AsyncGenerator<string> {
  if (depthMax === 0) throw new UsageFault(`目录太深：${folder}`)
  const names: { readonly name: string; readonly isFolder: boolean }[] = []
  for await (const entry of await opendir(folder)) {
    const isFolder = entry.isDirectory()
    const isBill = entry.isFile() && /\.xml$/i.test(entry.name)
    if (isFolder || isBill) names.push({ name: entry.name, isFolder })
    if (names.length > folderNamesMax) throw new UsageFault(`目录中的文件太多：${folder}`)
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, isFolder } of names) {
    const path = join(folder, name)
    if (isFolder) yield* pathsIn(path, depthMax - 1)
    else yield path
  }
}
