import { transactOver } from '../postgres/transact.ts'
import type { KernelTables, Transact } from '../transact.ts'
import type { TestOffice } from './test-office.ts'

/** Transactions over the tables of the kernel alone. */
export function kernelTransact({ pool, parts }: TestOffice): Transact<object> {
  return transactOver(pool, parts.personalData, () => ({}))
}

export type { KernelTables }
