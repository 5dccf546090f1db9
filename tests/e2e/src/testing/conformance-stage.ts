import type { ArrangedBill, IssueOrder, Role, Stage } from '@piaoqiao/conformance'
import { fenFromYuan, yuanFromFen } from '@piaoqiao/domain'
import type { Application } from './application.ts'
import type { Cast } from './cast.ts'
import { IssuingUnit, registration } from './issuing-unit.ts'
import type { SignedBill } from './signed-bill.ts'

/** Borne by the medical insurance where a case does not mind. */
const borneDefault = '200.00'

/** Bills after which the hospital asks for another block of numbers. */
const billsPerBlock = 100

/** The parties of a test network as the conformance suite wants them: the insurer is the unit under test. */
export function conformanceStage(cast: Cast, now: () => number): Stage {
  const { insurer, rival, portal } = cast
  let hospital = cast.hospital
  let blocks = 1
  const bills = new Map<string, SignedBill>()
  const reds = new Map<string, SignedBill>()
  const senders: Readonly<Record<Role, Application>> = {
    caller: insurer,
    rival,
    issuer: hospital.application,
    payer: portal,
  }
  return {
    caller: insurer.party,
    rival: rival.party,
    now,
    async issue(orders) {
      if (bills.size >= billsPerBlock * blocks) {
        blocks += 1
        hospital = await IssuingUnit.open(hospital.application, hospital.billCode)
      }
      const written = orders.map((order) => write(hospital, order))
      const registered = written.filter((_, index) => orders[index]?.registered)
      await accepted(hospital.application, 'bill.register', registered.map(registration))
      for (const bill of written) bills.set(bill.key.billNumber, bill)
      return written.map((bill, index) =>
        arrangedBill(bill, fenFromYuan(orders[index]?.borne ?? borneDefault)),
      )
    },
    async send(role, service, items) {
      const contents = items.map(({ bill, item }) => {
        if (service !== 'reversal.complete') return item
        const original = bills.get(bill.billNumber)
        if (original === undefined) throw new Error('the bill is not of this stage')
        const red = hospital.write({
          faceFen: -fenFromYuan(bill.amount),
          fundPayFen: 0n,
          reverses: original.key,
        })
        reds.set(bill.billNumber, red)
        return { ...original.key, redXml: registration(red).xml }
      })
      return senders[role].items(service, contents)
    },
    async redBillOf({ billNumber }) {
      const red = reds.get(billNumber)
      if (red === undefined) throw new Error('the bill has no red one')
      return { ...arrangedBill(red, 0n), reimbursable: '0.00' }
    },
  }
}

function write(hospital: Cast['hospital'], { amount, borne }: IssueOrder): SignedBill {
  return hospital.write({
    faceFen: fenFromYuan(amount),
    fundPayFen: fenFromYuan(borne ?? borneDefault),
  })
}

function arrangedBill({ presented, payer }: SignedBill, borneFen: bigint): ArrangedBill {
  const reimbursable = yuanFromFen(fenFromYuan(presented.amount) - borneFen)
  return { ...presented, reimbursable, payerCode: payer.code }
}

async function accepted(
  sender: Application,
  service: string,
  items: readonly unknown[],
): Promise<void> {
  if (items.length === 0) return
  for (const { outcome, code } of await sender.items(service, items)) {
    if (outcome !== 'done') throw new Error(`${service}: ${code}`)
  }
}
