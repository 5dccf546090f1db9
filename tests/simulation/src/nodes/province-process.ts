import type { PartyId, ProvinceCode } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { Life } from '../engine/life.ts'
import type {
  AnswerOwnItems,
  ApplyCommands,
  BillStore,
  Carrier,
  EventCarrier,
  EventStore,
  EventWatch,
  NumberStore,
  PayerStore,
  WebhookCarrier,
} from '@piaoqiao/province/parts'
import {
  createAllotNumbers,
  createAnnounceAccounts,
  createAnswerOwnItems,
  createAnswerReconcile,
  createApplyCommands,
  createDeliverWebhooks,
  createEventFeed,
  createExpireLocks,
  createFileOwn,
  createKeepRequest,
  createOwnChanges,
  createPrepareDocuments,
  createPushEvents,
  createReconcile,
  createResultOwn,
  createSequenceOutbox,
  createServeItems,
  createStatusOwn,
  createTakeForwarded,
  createTakePushedEvents,
  createVerifyOwn,
  provinceHandlers,
} from '@piaoqiao/province/parts'
import type { World } from '../world.ts'
import { repeat } from './jobs.ts'
import { quietCrypto, quietKey } from './quiet-crypto.ts'

/** What stands behind the ports of one process. */
export interface ProcessPorts {
  readonly province: ProvinceCode
  readonly clock: () => number
  readonly bills: BillStore
  readonly events: EventStore
  readonly numbers: NumberStore
  readonly payers: PayerStore
  readonly carrier: Carrier & EventCarrier
  readonly webhooks: WebhookCarrier
  readonly parties: ReadonlySet<PartyId>
  readonly watch: EventWatch
}

/** The handlers of one process, by service. */
export type ProvinceProcess = ReturnType<typeof provinceHandlers>

/** Starts one process of a province: the use cases, wired as its main program wires them. */
export function startProvinceProcess(
  world: World,
  life: Life,
  ports: ProcessPorts,
): ProvinceProcess {
  const { province, clock, bills, events, numbers, carrier, parties, watch } = ports
  const apply = applyOf(world, life, ports)
  const answerOwnItems = ownItems(world, life, ports, apply)
  const keepRequest = createKeepRequest(apply)
  const known = {
    known: async (ids: readonly PartyId[]) => new Set(ids.filter((id) => parties.has(id))),
  }
  startJobs(world, life, ports, apply)
  return provinceHandlers({
    serveItems: createServeItems({ ownProvince: province, carrier, answerOwnItems, keepRequest }),
    takeForwarded: createTakeForwarded({
      ownProvince: province,
      answerOwnItems,
      parties: known,
    }),
    allotNumbers: createAllotNumbers({ numbers, ownProvince: province }),
    rotateKey: () => Promise.reject(new Error('keys are not part of this world')),
    eventFeed: createEventFeed({ events }),
    takePushedEvents: createTakePushedEvents({ events, parties: known, watch }),
    answerReconcile: createAnswerReconcile({ bills, events, watch }),
    provinceReachable: (other) => events.hasten(`province:${other}`, clock()),
  })
}

function applyOf(
  { scheduler, random, weather }: World,
  life: Life,
  { bills: store, clock }: ProcessPorts,
): ApplyCommands {
  return createApplyCommands({
    store,
    clock,
    transactionsMax: weather.provinces.transactionsMax,
    defer: (task) =>
      void scheduler.after(random.between(0, 2), () => {
        if (!life.isOver) task()
      }),
  })
}

function ownItems(
  world: World,
  life: Life,
  { province, clock, bills: store, numbers, payers }: ProcessPorts,
  apply: ApplyCommands,
): AnswerOwnItems {
  const { outboxRowsMax, jobEveryMs } = world.weather.provinces
  let isBusy = false
  repeat(world, life, jobEveryMs, 'outbox depth', async () => {
    isBusy = (await store.outboxDepth()) > outboxRowsMax
  })
  const prepareDocuments = createPrepareDocuments({
    province,
    crypto: quietCrypto,
    supervisorKeyName: 'supervisor',
    issuerKeys: async (issuerId) => [quietKey(issuerId)],
    numbers,
    payerKeyOf,
    payers,
    clock,
  })
  return createAnswerOwnItems({
    changes: createOwnChanges({ apply, prepareDocuments, payerKeyOf, isBusy: () => isBusy }),
    verify: createVerifyOwn({ store, clock }),
    status: createStatusOwn({ store, clock }),
    file: createFileOwn({ store, clock }),
    result: createResultOwn({ store, clock }),
    others: {
      'account.announce': createAnnounceAccounts({ ownProvince: province, payers, payerKeyOf }),
    },
  })
}

function payerKeyOf(payerCode: string): string {
  return sm3Hex(`payer ${payerCode}`)
}

function startJobs(
  world: World,
  life: Life,
  { province, clock, bills: store, events, carrier, webhooks, watch }: ProcessPorts,
  apply: ApplyCommands,
): void {
  const { jobEveryMs } = world.weather.provinces
  const reconcile = createReconcile({ events, carrier, watch })
  const jobs: readonly (readonly [string, number, () => Promise<unknown>])[] = [
    ['sequence', 1, createSequenceOutbox({ events })],
    ['push', 1, createPushEvents({ events, carrier, clock, watch })],
    ['webhooks', 1, createDeliverWebhooks({ events, carrier: webhooks, clock })],
    ['expire', 1, createExpireLocks({ store, apply, clock, province })],
    ['ask for missing', 2, () => reconcile.askForMissing()],
    ['compare', 10, () => reconcile.compareNext()],
  ]
  for (const [name, factor, job] of jobs) repeat(world, life, factor * jobEveryMs, name, job)
}
