import type { Instant } from '@piaoqiao/domain'
import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { directoryContent, fits } from '@piaoqiao/protocol'
import { CodedError } from '@piaoqiao/service-kit'
import type { DirectoryStore, ProvinceEntry } from '../ports.ts'

/** An entry that no province could read: the directory would be refused as a whole. */
export class ProvinceEntryUnfit extends CodedError {
  readonly code = 'PROVINCE_ENTRY_UNFIT'

  constructor() {
    super('the code, the name, the address or a key of the province does not fit the directory')
  }
}

/**
 * Enters a province into the directory, or changes its entry.
 * @returns the version of the directory from now on
 */
export function createEnterProvince(options: {
  readonly store: DirectoryStore
  readonly clock: () => Instant
}): (province: ProvinceEntry) => Promise<number> {
  const { store, clock } = options
  return async (province) => {
    if (!isFit(province, clock())) throw new ProvinceEntryUnfit()
    await store.put(province, clock())
    return (await store.read()).version
  }
}

function isFit(province: ProvinceEntry, at: Instant): boolean {
  const content = { version: 1, issuedAt: new Date(at).toISOString(), provinces: [province] }
  return fits(directoryContent, content) && isWeb(province.baseUrl) && areKeys(province.publicKeys)
}

function isWeb(url: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '')
}

function areKeys(pems: readonly string[]): boolean {
  try {
    return pems.map(importSm2PublicKey).length > 0
  } catch {
    return false
  }
}
