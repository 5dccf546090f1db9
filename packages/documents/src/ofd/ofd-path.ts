import { posix } from 'node:path'
import { OfdError } from './ofd-faults.ts'

/**
 * The file that a location means (GB/T 33190, 7.3, ST_Loc): from the root of the package if it begins with `/`,
 * otherwise from the folder of the file in which it stands. Throws `OFD_PATH_ESCAPES` for what lies outside.
 */
export function resolveLocation(fromFile: string, location: string, baseFolder = ''): string {
  const written = location.trim()
  if (written === '' || /[\\:\0]/.test(written)) throw new OfdError('OFD_PATH_ESCAPES', fromFile)
  const folder = written.startsWith('/') ? '' : posix.join(posix.dirname(fromFile), baseFolder)
  const path = posix.normalize(posix.join(folder, written.replace(/^\/+/, '')))
  if (path === '.' || path === '..' || path.startsWith('../') || path.startsWith('/')) {
    throw new OfdError('OFD_PATH_ESCAPES', fromFile)
  }
  return path
}
