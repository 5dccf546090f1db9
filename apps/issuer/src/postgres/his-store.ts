import { inTransaction } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { HisStore, HisTables } from '../his-ports.ts'
import { StationError } from '../station-error.ts'
import { createHisBillTable } from './his-bill-table.ts'
import { createNoiseTable } from './noise-table.ts'
import { createNoticeTable } from './notice-table.ts'
import { createPaperTable } from './paper-table.ts'
import type { Queryable } from './queryable.ts'
import { transactionAttemptsMax } from './station-store.ts'
import { isStoreFailure } from './store-failure.ts'
import { createVoucherTable } from './voucher-table.ts'

/** What the HIS interface keeps, in PostgreSQL. */
export function createHisStore(pool: Pool): HisStore {
  const tables = tablesOn(pool)
  return {
    change: (work) =>
      told(() =>
        inTransaction(pool, (client) => work(tablesOn(client)), {
          attemptsMax: transactionAttemptsMax,
          retryUniqueViolation: true,
        }),
      ),
    once: (call) => told(() => call(tables)),
    tables,
  }
}

async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw isStoreFailure(error)
      ? new StationError('STORE_UNAVAILABLE', '', { cause: error })
      : error
  }
}

function tablesOn(client: Queryable): HisTables {
  return {
    bills: createHisBillTable(client),
    noises: createNoiseTable(client),
    papers: createPaperTable(client),
    vouchers: createVoucherTable(client),
    notices: createNoticeTable(client),
  }
}
