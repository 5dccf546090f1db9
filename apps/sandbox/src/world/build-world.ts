import type { BillId, Party } from '@piaoqiao/domain'
import { billIdFrom, dayMs, homeProvinceOf } from '@piaoqiao/domain'
import type { SubmittedCommand } from '@piaoqiao/province/parts'
import type { MagicBill, MagicEffect } from '../magic/magic-bills.ts'
import { magicBillsOf, magicFace, magicSerial } from '../magic/magic-bills.ts'
import { billCodeFor, billNumberFor } from './bill-kinds.ts'
import type { WantedBill } from './draw-bills.ts'
import { drawBill } from './draw-bills.ts'
import type { SampleBill } from './sample-bill.ts'
import type { LifeStep, SampleLife } from './sample-lives.ts'
import { stepsOf } from './sample-lives.ts'
import { samplePartiesOf } from './sample-parties.ts'
import { seededRandom } from './seeded-random.ts'
import type { WorldCore } from './world-core.ts'

/** One after the other, so that every world has bills of every state, however few it has. */
const livesInTurn: readonly SampleLife[] = [
  'open',
  'open',
  'authorised',
  'locked',
  'open',
  'reimbursed',
  'open',
  'partly_reimbursed',
  'reported',
  'reversal_locked',
  'open',
  'reversed',
  'authorised',
  'exchanged',
  'open',
  'reversal_pending',
  'recovery_asked',
  'nothing_left',
]

const livesOfMagic: Readonly<Partial<Record<MagicEffect, SampleLife>>> = {
  locked_by_another: 'locked',
  reversed: 'reversed',
  reversal_locked: 'reversal_locked',
  exchanged: 'exchanged',
  reimbursed: 'reimbursed',
  authorisation_expired: 'authorisation_expired',
}

interface PlannedBill {
  readonly bill: SampleBill
  readonly life: SampleLife
}

/** Fills an empty world with bills and their histories, up to the moment in which it starts. */
export async function fillWorld(core: WorldCore): Promise<void> {
  const { origin, clock } = core
  const steps = planned(core).flatMap((plan) => stepsIn(core, plan))
  const byDay = Map.groupBy(steps, ({ daysBefore }) => daysBefore)
  let count = 0
  for (const daysBefore of [...byDay.keys()].toSorted((a, b) => b - a)) {
    clock.moveTo(origin.startedAt - daysBefore * dayMs)
    const commands = (byDay.get(daysBefore) ?? []).map(({ billId, actor, change }) => {
      count += 1
      const operationId = `${actor.id}/genesis-${count}#1`
      return { command: { operationId, billId, actor, change }, fingerprint: 'genesis' }
    })
    await carryOut(core, commands)
  }
  clock.moveTo(origin.startedAt)
}

function planned(core: WorldCore): readonly PlannedBill[] {
  const { parts, origin } = core
  const { own, other } = parts.provinces
  const random = seededRandom(origin.seed)
  const samples = Array.from({ length: parts.sampleBills }, (_, index): PlannedBill => {
    const province = index % 3 === 2 ? other : own
    const serial = core.nextSerial()
    const life = livesInTurn[index % livesInTurn.length] ?? 'open'
    const place = { serial, startedAt: origin.startedAt }
    return { bill: drawBill(random, province, place, wantedFor(life)), life }
  })
  const magic = magicBillsOf(parts.provinces)
    .filter(({ effect }) => effect !== 'unknown_bill')
    .map((one) => ({ bill: magicSample(core, one), life: livesOfMagic[one.effect] ?? 'open' }))
  return [...samples, ...magic]
}

/** A bill that insurance has paid wholly is medical; the others may be anything. */
function wantedFor(life: SampleLife): WantedBill {
  return life === 'nothing_left' ? { kind: 'outpatient', fundPercent: 100 } : {}
}

function magicSample({ origin }: WorldCore, magic: MagicBill): SampleBill {
  const { checkCode, amountFen, issuedOn } = magicFace
  return drawBill(
    seededRandom(magic.serial),
    magic.province,
    { serial: magicSerial(magic), startedAt: origin.startedAt },
    { kind: 'outpatient', checkCode, amountFen, issuedOn },
  )
}

interface BillStep extends LifeStep {
  readonly billId: BillId
}

function stepsIn(core: WorldCore, { bill, life }: PlannedBill): readonly BillStep[] {
  const { parts, origin } = core
  const { province } = bill.issuer
  core.keep(bill)
  const unit = unitElsewhere(core, province)
  const steps = stepsOf(life, {
    bill,
    startedAt: origin.startedAt,
    payerKeyOf: parts.payerKeyOf,
    unit,
    grantee: granteeOf(core, unit),
    redBillId: () => billIdFrom(billCodeFor(province, bill.kind), billNumberFor(core.nextSerial())),
    onRedBill: (red) => core.keep(red),
  })
  return steps.map((step) => ({ ...step, billId: bill.billId }))
}

/** The unit that plays against the owner lives in the other province, so that bills are held across provinces too. */
export function unitElsewhere({ parts: { provinces } }: WorldCore, home: string): Party {
  return samplePartiesOf(home === provinces.own ? provinces.other : provinces.own).unit
}

/** Whom payers authorise: the owner, or another unit where the owner is the payers' portal. */
export function granteeOf({ origin }: WorldCore, unit: Party): Party {
  return origin.kind === 'unit' ? origin.party : unit
}

async function carryOut(core: WorldCore, commands: readonly SubmittedCommand[]): Promise<void> {
  const byHome = Map.groupBy(commands, ({ command }) => homeProvinceOf(command.billId))
  for (const [home, own] of byHome) {
    const answers = await core.province(home).apply({ commands: own, atomic: false, request: null })
    const refused = answers?.find((answer) => !answer.startsWith('{"outcome":"done"'))
    if (answers === null || refused !== undefined) {
      throw new Error(`a world cannot be filled: ${refused ?? 'refused as a whole'}`)
    }
  }
}
