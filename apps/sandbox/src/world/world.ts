import type { Instant } from '@piaoqiao/domain'
import { dateAt, fenFromYuan, homeProvinceOf } from '@piaoqiao/domain'
import { serviceNamed } from '@piaoqiao/protocol'
import type { DeliverRequest } from '@piaoqiao/protocol'
import { createDeliverWebhooks, registerWebhook } from '@piaoqiao/province/parts'
import { magicBillsOf } from '../magic/magic-bills.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import { fillWorld, unitElsewhere } from './build-world.ts'
import { callerInside } from './caller-inside.ts'
import { drawBill } from './draw-bills.ts'
import { playAct } from './play-act.ts'
import type { SampleBill } from './sample-bill.ts'
import { factsOf } from './sample-bill.ts'
import { lockOf } from './sample-lives.ts'
import { seededRandom } from './seeded-random.ts'
import type { Act, IssueWish, WorldAction } from './world-actions.ts'
import { WorldCore } from './world-core.ts'
import type { WorldOrigin, WorldParts } from './world-parts.ts'

/** Most moments at which something is due that one journey through time stops at. */
const stopsMax = 5_000
const magicLockDays = 90

/**
 * One unit's world: made from its seed, changed by actions alone. The same actions at the same moments always make the
 * same world, so that it can be dropped and made again.
 */
export class World {
  readonly core: WorldCore
  /** How many entries the feed of the owner had when the world started. */
  readonly feedAtStart: number
  #acts = 0
  #webhookUrl: string | null = null

  private constructor(core: WorldCore) {
    this.core = core
    this.feedAtStart = this.feedLength
  }

  static async make(parts: WorldParts, origin: WorldOrigin): Promise<World> {
    const core = new WorldCore(parts, origin)
    await fillWorld(core)
    await core.settle()
    return new World(core)
  }

  get origin(): WorldOrigin {
    return this.core.origin
  }

  /** Entries in the feed of the owner. */
  get feedLength(): number {
    return this.#home.tables.feeds.get(this.origin.party.id)?.length ?? 0
  }

  /** When the next lock has to be warned of or ended; null while no bill is locked. */
  get dueAt(): Instant | null {
    const due = this.core.provinces.flatMap(({ tables }) =>
      [...tables.dueLocks.values()].map(({ dueAt }) => dueAt),
    )
    return due.length === 0 ? null : Math.min(...due)
  }

  get now(): Instant {
    return this.core.clock.read()
  }

  /** Does an action at a moment and says what came of it. @throws SandboxFault, and then nothing was changed */
  async perform(action: WorldAction, at: Instant): Promise<unknown> {
    this.core.clock.moveTo(at)
    const outcome = await this.#do(action)
    await this.#settle()
    return outcome
  }

  /** A message of the owner that changes nothing. */
  async read(service: string, requestId: string, payload: unknown, at: Instant): Promise<unknown> {
    this.core.clock.moveTo(at)
    return this.#answer(service, requestId, payload)
  }

  /** Names where the owner is told of its events, and what it has been told of already. */
  nameWebhook(url: string | null, toldPosition: number): void {
    const { tables } = this.#home
    const { appId, party } = this.origin
    this.#webhookUrl = url
    registerWebhook(tables, party.id, appId, url)
    for (const [key, delivery] of tables.deliveries) {
      if (delivery.target === appId) {
        tables.deliveries.set(key, { ...delivery, deliveredPosition: toldPosition })
      }
    }
  }

  get webhookUrl(): string | null {
    return this.#webhookUrl
  }

  /** What the owner has been told of; null where it named no webhook. */
  get toldPosition(): number | null {
    const deliveries = [...this.#home.tables.deliveries.values()]
    return deliveries.find(({ target }) => target === this.origin.appId)?.deliveredPosition ?? null
  }

  /** Tells the owner's webhook what its feed holds. @returns how many events were confirmed */
  tell(
    deliver: (url: string, request: DeliverRequest) => Promise<boolean>,
    clock: () => Instant,
  ): Promise<number> {
    const carrier = {
      deliver: ({ url }: { readonly url: string }, request: DeliverRequest) =>
        deliver(url, request),
    }
    return createDeliverWebhooks({ events: this.#home.events, carrier, clock })()
  }

  get #home() {
    return this.core.province(this.origin.party.province)
  }

  async #do(action: WorldAction): Promise<unknown> {
    switch (action.kind) {
      case 'message':
        return this.#answer(action.service, action.requestId, action.payload)
      case 'travel':
        return this.#travel(action.to)
      case 'issue':
        return this.#issue(action.wish)
      case 'act':
        return this.#play(action.act)
    }
  }

  async #play(act: Act): Promise<unknown> {
    const answer = await playAct(this.core, act, this.#acts + 1)
    this.#acts += 1
    return answer
  }

  async #answer(name: string, requestId: string, payload: unknown): Promise<unknown> {
    const service = serviceNamed(name)
    const handler = this.#home.handlers[name]
    if (service === null || handler === undefined) throw new Error(`no world serves ${name}`)
    const { party, kind } = this.origin
    const caller = callerInside(party, kind)
    return handler({ service, requestId, payload, caller, at: this.core.clock.read() })
  }

  /** Stops at every moment in which something is due, so that warnings come before what they warn of. */
  async #travel(to: Instant): Promise<void> {
    let last: Instant | null = null
    for (let stop = 0; stop < stopsMax; stop += 1) {
      const { dueAt } = this
      // What is still due after it was looked at is left to the end of the journey.
      if (dueAt === null || dueAt > to || dueAt === last) break
      last = dueAt
      this.core.clock.moveTo(dueAt)
      await this.#settle()
    }
    this.core.clock.moveTo(to)
  }

  async #issue(wish: IssueWish): Promise<SampleBill> {
    const { core } = this
    const { provinces, payerKeyOf, billsMax } = core.parts
    if (core.bills.size >= billsMax) throw new SandboxFault('BILLS_FULL')
    const serial = core.nextSerial()
    const random = seededRandom(this.origin.seed + serial)
    const { amount, fundPay, issuedOn, checkCode, payerName, payerCode } = wish
    const wanted = {
      // Insurance bears something of medical bills alone.
      kind: wish.kind ?? (fundPay === undefined ? undefined : 'outpatient'),
      issuedOn: issuedOn ?? dateAt(core.clock.read()),
      checkCode,
      payerName,
      payerCode,
      ...(amount !== undefined && { amountFen: fenFromYuan(amount) }),
      ...(fundPay !== undefined && { fundPayFen: fenFromYuan(fundPay) }),
    }
    const place = { serial, startedAt: core.clock.read() }
    const bill = drawBill(random, provinces[wish.home ?? 'own'], place, wanted)
    core.keep(bill)
    const facts = factsOf(bill, payerKeyOf)
    const { payerPortals } = core.province(bill.issuer.province).tables
    const portals = payerPortals.get(facts.payerKey ?? '') ?? []
    await this.#submit(bill, bill.issuer, { kind: 'bill.register', facts, portals })
    return bill
  }

  async #settle(): Promise<void> {
    await this.core.settle()
    if (await this.#lockMagicAgain()) await this.core.settle()
  }

  /** The magic bill that is always locked by another is locked again as soon as its lock has ended. */
  async #lockMagicAgain(): Promise<boolean> {
    const { core } = this
    const magic = magicBillsOf(core.parts.provinces).find(
      ({ effect }) => effect === 'locked_by_another',
    )
    const sample = magic === undefined ? undefined : core.bills.get(magic.billId)
    if (sample === undefined) return false
    const home = homeProvinceOf(sample.billId)
    if (core.province(home).tables.bills.get(sample.billId)?.bill.lock !== null) return false
    await this.#submit(sample, unitElsewhere(core, home), lockOf(sample, magicLockDays))
    return true
  }

  async #submit(
    { billId }: SampleBill,
    actor: SampleBill['issuer'],
    change: ReturnType<typeof lockOf>,
  ): Promise<void> {
    const { core } = this
    const sequence = core.province(homeProvinceOf(billId)).tables.events.get(billId)?.length ?? 0
    const operationId = `${actor.id}/sandbox-${billId}-${sequence}#1`
    const command = { operationId, billId, actor, change }
    await core.province(homeProvinceOf(billId)).apply({
      commands: [{ command, fingerprint: 'sandbox' }],
      atomic: false,
      request: null,
    })
  }
}
