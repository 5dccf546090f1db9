import type { BillId, PartyId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { NumberStore } from '../ports.ts'
import type { Client, MemoryDatabase } from './memory-database.ts'

const attemptsMax = 5

export interface NumberBlock {
  readonly issuerId: PartyId
  readonly requestId: string
  readonly from: BillId
  readonly to: BillId
}

/** Blocks that were allotted, and the next number of every code. */
export interface NumberTables {
  readonly blocks: NumberBlock[]
  readonly nextNumbers: Map<string, bigint>
}

type Asked = Parameters<NumberStore['allot']>[0]

export function createMemoryNumberStore(
  database: MemoryDatabase,
  tables: NumberTables,
  client: Client,
): NumberStore {
  return {
    allot: (asked) =>
      database.transaction(client, attemptsMax, async (transaction) => {
        const known = await transaction.step(() => findBlock(tables, asked))
        if (known !== undefined) return known
        await transaction.lock([`code ${asked.billCode}`])
        const block = blockOf(tables, asked)
        transaction.write({
          newKeys: [`block ${asked.issuerId} ${asked.requestId}`],
          apply: () => {
            tables.blocks.push(block)
            tables.nextNumbers.set(asked.billCode, (block.to % 10n ** 10n) + 1n)
          },
        })
        return block
      }),
    allotted: (issuerId, ids) =>
      database.read(client, () => {
        const own = tables.blocks.filter((block) => block.issuerId === issuerId)
        return new Set(ids.filter((id) => own.some(({ from, to }) => id >= from && id <= to)))
      }),
  }
}

function findBlock({ blocks }: NumberTables, asked: Asked): NumberBlock | undefined {
  return blocks.find(
    ({ issuerId, requestId }) => issuerId === asked.issuerId && requestId === asked.requestId,
  )
}

function blockOf({ nextNumbers }: NumberTables, asked: Asked): NumberBlock {
  const { billCode, count, issuerId, requestId } = asked
  const first = nextNumbers.get(billCode) ?? 1n
  const from = billIdFrom(billCode, first.toString().padStart(10, '0'))
  return { issuerId, requestId, from, to: from + BigInt(count) - 1n }
}
