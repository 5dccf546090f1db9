import type { BillFileStore } from './bill-file-store.ts'

/** Keeps nothing: a station without a place for files makes each of them whenever it is asked for. */
export function createMemorylessFileStore(): BillFileStore {
  return {
    put: async () => undefined,
    get: async () => null,
    has: async () => false,
    delete: async () => undefined,
    close: () => undefined,
  }
}
