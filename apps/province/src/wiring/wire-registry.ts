import type { BureauReads } from '../http/bureau-handlers.ts'
import type { ProvinceUseCases } from '../http/handlers.ts'
import type { BillStore } from '../ports.ts'
import { createActivityStore } from '../postgres/activity-store.ts'
import { createBillStore } from '../postgres/bill-store.ts'
import { createEventCountStore } from '../postgres/event-count-store.ts'
import { createHealthStore } from '../postgres/health-store.ts'
import { createLookStore } from '../postgres/look-store.ts'
import { createNumberStore } from '../postgres/number-store.ts'
import { createRegisterStore } from '../postgres/register-store.ts'
import { createAllotNumbers } from '../use-cases/allot-numbers.ts'
import { createApplyCommands } from '../use-cases/apply-commands.ts'
import { createBillList } from '../use-cases/bill-list.ts'
import { createExpireLocks } from '../use-cases/expire-locks.ts'
import { foldCounts } from '../use-cases/fold-counts.ts'
import { createKeepRequest } from '../use-cases/keep-request.ts'
import { LookBook } from '../use-cases/look-book.ts'
import { createRegistryActivity } from '../use-cases/registry-activity.ts'
import { createRegistryFigures } from '../use-cases/registry-figures.ts'
import { createRegistryHealth } from '../use-cases/registry-health.ts'
import { createRotateKey } from '../use-cases/rotate-key.ts'
import { createServeItems } from '../use-cases/serve-items.ts'
import { createTakeForwarded } from '../use-cases/take-forwarded.ts'
import type { ProvinceParts } from './province-parts.ts'
import { wireAnswers } from './wire-answers.ts'

export interface WiredRegistry {
  readonly store: BillStore
  readonly cases: Pick<
    ProvinceUseCases,
    'serveItems' | 'takeForwarded' | 'allotNumbers' | 'rotateKey'
  >
  readonly bureau: BureauReads
  readonly works: Readonly<
    Record<
      'expire-locks' | 'watch-outbox' | 'keep-looks' | 'fold-counts',
      () => Promise<number | void>
    >
  >
  isBusy(): boolean
  outboxRows(): number
  looksDropped(): number
}

/** Puts the use cases of the registry together: bills, numbers, keys. */
export function wireRegistry(
  parts: ProvinceParts,
  { onChange }: { readonly onChange: () => void },
): WiredRegistry {
  const { settings, pool, clock, secondClock, applications, carrier } = parts
  const { province: ownProvince, transactionsMax, outboxRowsMax } = settings
  const store = createBillStore(pool)
  const numbers = createNumberStore(pool)
  const applied = createApplyCommands({ store, clock, transactionsMax })
  const apply: typeof applied = async (submission) => {
    const answers = await applied(submission)
    onChange()
    return answers
  }
  let outboxRows = 0
  const isBusy = (): boolean => outboxRows > outboxRowsMax
  const looks = new LookBook(createLookStore(pool))
  const answerOwnItems = wireAnswers(parts, { store, numbers, apply, isBusy, watch: looks })
  const keepRequest = createKeepRequest(apply)
  return {
    store,
    cases: {
      serveItems: createServeItems({ ownProvince, carrier, answerOwnItems, keepRequest }),
      takeForwarded: createTakeForwarded({ ownProvince, answerOwnItems, parties: applications }),
      allotNumbers: createAllotNumbers({ numbers, ownProvince }),
      rotateKey: createRotateKey({ applications, clock }),
    },
    bureau: wireBureau(parts, store),
    works: {
      'keep-looks': () => looks.keepWaiting(),
      'fold-counts': () => foldCounts(createEventCountStore(pool)),
      'expire-locks': createExpireLocks({
        store,
        apply,
        clock,
        ...(secondClock !== undefined && { secondClock }),
        province: ownProvince,
      }),
      'watch-outbox': async () => {
        outboxRows = await store.outboxDepth()
      },
    },
    isBusy,
    outboxRows: () => outboxRows,
    looksDropped: () => looks.dropped,
  }
}

function wireBureau(parts: ProvinceParts, store: BillStore): BureauReads {
  const { pool, clock, directory, carrier, settings } = parts
  const register = createRegisterStore(pool)
  return {
    billList: createBillList({ register, store, clock }),
    registryFigures: createRegistryFigures({ register }),
    registryActivity: createRegistryActivity({ activity: createActivityStore(pool) }),
    registryHealth: createRegistryHealth({
      health: createHealthStore(pool),
      directory,
      carrier,
      ownProvince: settings.province,
      clock,
    }),
  }
}
