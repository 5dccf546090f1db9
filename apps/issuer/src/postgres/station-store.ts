import { inTransaction } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { StationFigures, StationStore, StationTables } from '../ports.ts'
import { StationError } from '../station-error.ts'
import { createBillTable } from './bill-table.ts'
import { createEventTable } from './event-table.ts'
import { createIncomeTable } from './income-table.ts'
import { createNumberBook } from './number-book.ts'
import { createNumberTable } from './number-table.ts'
import { createOperationTable } from './operation-table.ts'
import { createPositionTable } from './position-table.ts'
import type { Queryable } from './queryable.ts'
import { createRegistrationTable } from './registration-table.ts'
import { createReversalTable } from './reversal-table.ts'
import { isStoreFailure } from './store-failure.ts'

/** How often a transaction is tried that met another one on the same key. */
export const transactionAttemptsMax = 5

/** Everything that a station keeps, in PostgreSQL. */
export function createStationStore(pool: Pool): StationStore {
  return {
    async change(work) {
      try {
        return await inTransaction(pool, (client) => work(tablesOn(client)), {
          attemptsMax: transactionAttemptsMax,
          retryUniqueViolation: true,
        })
      } catch (error) {
        throw isStoreFailure(error)
          ? new StationError('STORE_UNAVAILABLE', '', { cause: error })
          : error
      }
    },
    tables: tablesOn(pool),
    figures: (billCodes) => figures(pool, billCodes),
  }
}

function tablesOn(client: Queryable): StationTables {
  return {
    numbers: createNumberTable(client),
    numberBook: createNumberBook(client),
    bills: createBillTable(client),
    registrations: createRegistrationTable(client),
    operations: createOperationTable(client),
    reversals: createReversalTable(client),
    events: createEventTable(client),
    positions: createPositionTable(client),
    income: createIncomeTable(client),
  }
}

async function figures(pool: Pool, billCodes: readonly string[]): Promise<StationFigures> {
  const { rows } = await pool.query<Record<keyof StationFigures, string>>(
    `select
       (select count(*) from bills where registration = 'waiting' and original_bill_id is null)
         as "registrationsWaiting",
       (select count(*) from bills b where registration = 'refused'
         and not exists (select from spoilt_numbers s where s.bill_id = b.bill_id))
         as "registrationsRefused",
       (select count(*) from operations where answered_at is null) as "operationsOpen",
       (select count(*) from bill_states where events_received < sequence or not chained)
         as "billsWithGaps",
       (select coalesce(min(numbers), 0) from (
         select coalesce(sum(b.last_bill_id - b.next_bill_id + 1), 0) as numbers
         from unnest($1::text[]) as c (bill_code)
         left join number_blocks b on b.bill_code = c.bill_code and b.next_bill_id <= b.last_bill_id
         group by c.bill_code
       ) as stocks) as "numbersLeft"`,
    [billCodes],
  )
  const [row] = rows
  return {
    registrationsWaiting: Number(row?.registrationsWaiting ?? 0),
    registrationsRefused: Number(row?.registrationsRefused ?? 0),
    operationsOpen: Number(row?.operationsOpen ?? 0),
    billsWithGaps: Number(row?.billsWithGaps ?? 0),
    numbersLeft: Number(row?.numbersLeft ?? 0),
  }
}
