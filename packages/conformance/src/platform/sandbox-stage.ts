import { setTimeout as wait } from 'node:timers/promises'
import { faultOf } from '@piaoqiao/protocol'
import type { ServiceName } from '@piaoqiao/protocol'
import { Connection, newRequestId } from '@piaoqiao/sdk'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import type { Role } from '../catalogue/situations.ts'
import type { IssueOrder, Stage, StageAnswer, StageItem } from './arrange-by-acts.ts'
import type { ArrangedBill, NotArranged } from './arranger.ts'
import { sandboxAct } from './sandbox-acts.ts'
import type { SandboxControl } from './sandbox-control.ts'
import { SandboxRefused, callSandbox } from './sandbox-control.ts'
import type { Target } from './target.ts'
import { callerCrypto } from './target.ts'

const text = Type.String()
const overviewSchema = Type.Object({
  partyId: text,
  partyName: text,
  province: text,
  kind: text,
  now: text,
})
const billSchema = Type.Object({
  billCode: text,
  billNumber: text,
  checkCode: text,
  amount: text,
  reimbursable: text,
  issuedOn: text,
  payerCode: text,
})
const actSchema = Type.Object({ answer: Type.Object({ outcome: text }) })

/** A number that no bill of a sandbox has. */
const unregistered: ArrangedBill = {
  billCode: '',
  billNumber: '9999999999',
  checkCode: 'a1b2c3',
  amount: '1000.00',
  reimbursable: '800.00',
  issuedOn: '2026-01-05',
}

/** The other unit of a sandbox: it is never named in a message. */
const rival = { id: '', name: '', province: '' }

/** While the sandbox says that there were too many requests. */
const pauseMs = 5_000
const pausesMax = 24

/** The parties of a sandbox's world, played through its control interface; the caller sends its own messages. */
export async function openSandboxStage(control: SandboxControl, target: Target): Promise<Stage> {
  const overview = await ask(control, overviewSchema, 'GET', '/worlds/self')
  const caller = { id: overview.partyId, name: overview.partyName, province: overview.province }
  const ownRole: Role = overview.kind === 'payer_portal' ? 'payer' : 'caller'
  const aheadMs = Date.parse(overview.now) - Date.now()
  const sender = new Connection({ ...target, ...callerCrypto(target.privateKey) })
  return {
    caller,
    rival,
    now: () => Date.now() + aheadMs,
    issue: (orders) => issueAll(control, caller.province, orders),
    send: async (role, service, items) =>
      role === ownRole
        ? sendOwn(sender, service, items)
        : playAll(control, { role, service, items, callerId: caller.id }),
    redBillOf: (bill) => redBillOf(control, sender, bill),
  }
}

async function ask<Schema extends TSchema>(
  control: SandboxControl,
  schema: Schema,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Static<Schema>> {
  const answer = await patiently(() => callSandbox(control, method, path, body))
  if (faultOf(schema, answer) !== null) throw new Error(`${path} is not answered as by a sandbox`)
  return answer as Static<Schema>
}

async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      return await call()
    } catch (error) {
      const isBusy = error instanceof SandboxRefused && [429, 503].includes(error.status)
      if (!isBusy || pauses >= pausesMax) throw error
      await wait(pauseMs)
    }
  }
}

/** A world that is full is emptied first; the bills of earlier cases are not needed any more. */
async function issueAll(
  control: SandboxControl,
  province: string,
  orders: readonly IssueOrder[],
): Promise<readonly (ArrangedBill | NotArranged)[]> {
  try {
    return await issueEach(control, province, orders)
  } catch (error) {
    if (!(error instanceof SandboxRefused && error.code === 'BILLS_FULL')) throw error
    await patiently(() => callSandbox(control, 'POST', '/worlds/self/reset', {}))
    return issueEach(control, province, orders)
  }
}

async function issueEach(
  control: SandboxControl,
  province: string,
  orders: readonly IssueOrder[],
): Promise<readonly (ArrangedBill | NotArranged)[]> {
  const bills: (ArrangedBill | NotArranged)[] = []
  for (const { amount, borne, registered } of orders) {
    if (!registered) bills.push({ ...unregistered, billCode: `${province}060100` })
    else if (borne !== null && Number(borne) > 0) bills.push({ reason: '沙箱不能指定医保支付金额' })
    else bills.push(await issueOne(control, amount))
  }
  return bills
}

async function issueOne(
  control: SandboxControl,
  amount: string,
): Promise<ArrangedBill | NotArranged> {
  const wish = { home: 'own', kind: 'outpatient', amount }
  try {
    return await ask(control, billSchema, 'POST', '/worlds/self/bills', wish)
  } catch (error) {
    const isUnfit = error instanceof SandboxRefused && error.code === 'BODY_MALFORMED'
    if (!isUnfit) throw error
    return { reason: `沙箱不开金额为${amount}元的票据` }
  }
}

async function sendOwn(
  sender: Connection,
  service: ServiceName,
  items: readonly StageItem[],
): Promise<readonly StageAnswer[]> {
  const payload = { items: items.map(({ item }) => item) }
  const answer = await sender.call(service, payload, { requestId: newRequestId() })
  const { items: answers = [] } = answer as { readonly items?: readonly StageAnswer[] }
  return answers
}

interface Playing {
  readonly role: Role
  readonly service: ServiceName
  readonly items: readonly StageItem[]
  readonly callerId: string
}

async function playAll(
  control: SandboxControl,
  { role, service, items, callerId }: Playing,
): Promise<readonly StageAnswer[]> {
  const answers: StageAnswer[] = []
  for (const { item } of items) {
    const act = sandboxAct(role, service, item as Readonly<Record<string, unknown>>, callerId)
    answers.push(act === null ? notPlayed : await playOne(control, act))
  }
  return answers
}

const notPlayed: StageAnswer = { outcome: 'refused', reason: '：沙箱没有这个动作' }

async function playOne(control: SandboxControl, act: object): Promise<StageAnswer> {
  try {
    const { answer } = await ask(control, actSchema, 'POST', '/worlds/self/acts', act)
    return answer
  } catch (error) {
    if (!(error instanceof SandboxRefused)) throw error
    return { outcome: 'refused', reason: `：沙箱答复${error.code}` }
  }
}

const redKeySchema = Type.Object({ redBillCode: text, redBillNumber: text })
const pageSchema = Type.Object({ bills: Type.Array(billSchema) })

/** What became of the bill tells the key of its red bill, and the list of bills what stands on it. */
async function redBillOf(
  control: SandboxControl,
  sender: Connection,
  { billCode, billNumber, checkCode }: ArrangedBill,
): Promise<ArrangedBill | NotArranged> {
  const payload = { items: [{ billCode, billNumber, checkCode }] }
  const answer = await sender.call('bill.verify', payload, { requestId: newRequestId() })
  const { items = [] } = answer as { readonly items?: readonly unknown[] }
  const [seen] = items
  if (faultOf(redKeySchema, seen) !== null) return { reason: '查不到红字票据的号码' }
  const { redBillCode, redBillNumber } = seen as Static<typeof redKeySchema>
  // The list begins behind a key.
  const before = (BigInt(redBillCode + redBillNumber) - 1n).toString().padStart(18, '0')
  const path = `/worlds/self/bills?limit=1&after=${before}`
  const { bills } = await ask(control, pageSchema, 'GET', path)
  return bills[0] ?? { reason: '沙箱的票据清单中没有红字票据' }
}
