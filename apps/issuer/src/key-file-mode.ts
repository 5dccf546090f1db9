import { statSync } from 'node:fs'
import { CodedError } from '@piaoqiao/service-kit'

/** The file of a private key can be read by others than its owner. */
export class KeyFileExposed extends CodedError {
  readonly code = 'KEY_FILE_EXPOSED'

  constructor() {
    super('the file of the private key can be read by others; restrict it with chmod 600')
  }
}

const groupAndOthers = 0o077

/**
 * Refuses a key that others on the machine can read: whoever has it can issue bills in the unit's name. Windows keeps
 * rights in another way and is not looked at.
 * @throws KeyFileExposed
 */
export function requirePrivateFile(path: string, platform = process.platform): void {
  if (platform === 'win32') return
  if ((statSync(path).mode & groupAndOthers) !== 0) throw new KeyFileExposed()
}
