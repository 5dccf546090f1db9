import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { IssueBillDraft } from '@piaoqiao/issuer'
import type { SamplePatient } from '../sample-bills/payers.ts'
import { samplePatient } from '../sample-bills/payers.ts'
import type { Random } from '../sample-bills/random.ts'
import { seededRandom } from '../sample-bills/random.ts'
import { drafters } from '../sample-bills/visits.ts'
import type { Visit } from '../sample-bills/visits.ts'
import type { ArrivalRate, Minute } from './arrivals.ts'
import {
  arrivalMinutes,
  checkUpArrivals,
  dischargeArrivals,
  emergencyArrivals,
  outpatientArrivals,
} from './arrivals.ts'
import type { Department } from './departments.ts'
import {
  checkUpCentre,
  emergency,
  orderedDepartments,
  outpatientDepartments,
  wardPlaceCode,
} from './departments.ts'
import type { BilledBusType, HisMessage } from './his-content.ts'
import { issueMessage } from './his-content.ts'
import { hisMomentOf } from './his-moment.ts'

/** A settlement for which a bill is asked. */
export interface Settlement {
  readonly minute: Minute
  readonly busNo: string
  readonly busType: BilledBusType
  readonly placeCode: string
  /** yyyyMMddHHmmssSSS. */
  readonly busDateTime: string
  readonly totalFen: Fen
  readonly message: HisMessage
}

/** Money that a hospital takes before a stay. */
export interface Prepayment {
  readonly minute: Minute
  readonly busNo: string
  readonly message: HisMessage
}

export interface HospitalPlan {
  readonly settlements: readonly Settlement[]
  readonly prepayments: readonly Prepayment[]
}

export interface PlanOptions {
  readonly seed: number
  readonly day: CalendarDate
  /** 1 is a whole day of a district hospital: about 2,900 bills. */
  readonly scale: number
}

/** 收费处 closes for those who come on foot. */
const closing: Minute = 18 * 60
const cashiers = ['收费员一', '收费员二', '收费员三', '收费员四'] as const

/**
 * What happens in a hospital on a day: who registers, who is seen by which department, who pays for what, and when. The
 * same for the same seed, day and scale. Nobody and no number is real.
 */
export function planDay(options: PlanOptions): HospitalPlan {
  const planner = new Planner(options)
  planner.outpatients()
  planner.emergencies()
  planner.checkUps()
  planner.discharges()
  return planner.plan()
}

class Planner {
  readonly #random: Random
  readonly #options: PlanOptions
  readonly #settlements: Settlement[] = []
  readonly #prepayments: Prepayment[] = []

  constructor(options: PlanOptions) {
    this.#options = options
    this.#random = seededRandom(options.seed * 1_000_003 + Date.parse(options.day) / 86_400_000)
  }

  plan(): HospitalPlan {
    return {
      settlements: this.#settlements.toSorted((a, b) => a.minute - b.minute),
      prepayments: this.#prepayments.toSorted((a, b) => a.minute - b.minute),
    }
  }

  /** 挂号, then the doctor, then the window; a part is sent on to 检验 or 影像 and pays there as well. */
  outpatients(): void {
    const random = this.#random
    for (const minute of this.#arrivals(outpatientArrivals)) {
      const patient = this.#patient()
      const department = byShare(random, outpatientDepartments)
      this.#bill('registration', '06', department, patient, minute)
      const seenAt = minute + random.between(15, 75)
      if (seenAt >= closing || random.percent(6)) continue
      const busType = random.percent(12) ? '04' : '02'
      this.#bill('outpatient', busType, department, patient, seenAt)
      const orderedAt = seenAt + random.between(12, 50)
      if (orderedAt >= closing || !random.percent(30)) continue
      const next = byShare(random, orderedDepartments)
      this.#bill('outpatient', '02', next, patient, orderedAt)
    }
  }

  emergencies(): void {
    for (const minute of this.#arrivals(emergencyArrivals)) {
      this.#bill('outpatient', '03', emergency, this.#patient(), minute)
    }
  }

  checkUps(): void {
    for (const minute of this.#arrivals(checkUpArrivals)) {
      this.#bill('checkup', '05', checkUpCentre, this.#patient(), minute)
    }
  }

  /** Whoever leaves is billed for the stay; as many others come in and pay ahead. */
  discharges(): void {
    const ward = { ...checkUpCentre, code: '8001', name: '住院部', placeCode: wardPlaceCode }
    for (const minute of this.#arrivals(dischargeArrivals)) {
      this.#bill('inpatient', '01', ward, this.#patient(), minute)
      this.#prepay(this.#patient(), minute + this.#random.between(1, 60))
    }
  }

  #arrivals(rates: readonly ArrivalRate[]): readonly Minute[] {
    return arrivalMinutes(this.#random, rates, this.#options.scale)
  }

  #patient(): SamplePatient {
    return samplePatient(this.#random, this.#options.day)
  }

  #bill(
    kind: 'registration' | 'outpatient' | 'checkup' | 'inpatient',
    busType: BilledBusType,
    department: Department,
    patient: SamplePatient,
    minute: Minute,
  ): void {
    const random = this.#random
    const { day } = this.#options
    const number = this.#settlements.length + 1
    const serial = this.#serial(number)
    const visit: Visit = {
      random,
      patient,
      today: day,
      serial,
      ...(kind === 'outpatient' && { groups: groupsOf(random, department) }),
    }
    const drafted = drafters[kind](visit)
    const { placeCode } = department
    const busNo = `${prefixes[busType]}${serial}`
    const draft: IssueBillDraft = {
      ...drafted,
      businessNumber: busNo,
      kind,
      handlingPerson: random.oneOf(cashiers),
      checker: '复核员一',
    }
    const counter = { day, minute, serial: number, placeCode, busType, department }
    const message = issueMessage(draft, counter)
    const busDateTime = hisMomentOf(day, minute, number)
    const named = { minute, busNo, busType, placeCode, busDateTime }
    this.#settlements.push({ ...named, totalFen: draft.totalFen, message })
  }

  #prepay(patient: SamplePatient, minute: Minute): void {
    const number = this.#prepayments.length + 1
    const busNo = `YJ${this.#serial(number)}`
    const amount = yuanFromFen(BigInt(this.#random.between(1, 8)) * 100_000n)
    const content = {
      busNo,
      busType: '07',
      payer: patient.name,
      busDateTime: hisMomentOf(this.#options.day, minute, number),
      placeCode: wardPlaceCode,
      payee: '收费员五',
      author: '收费员五',
      totalAmt: amount,
      payChannelDetail: [{ payChannelCode: '05', payChannelValue: amount }],
    }
    const message = { method: 'invoicePayMentVoucher', content }
    this.#prepayments.push({ minute, busNo, message })
  }

  #serial(number: number): string {
    const { day, seed } = this.#options
    return `${day.replaceAll('-', '')}${seed}-${String(number).padStart(6, '0')}`
  }
}

const prefixes: Readonly<Record<BilledBusType, string>> = {
  '01': 'ZY',
  '02': 'MZ',
  '03': 'JZ',
  '04': 'MT',
  '05': 'TJ',
  '06': 'GH',
}

function groupsOf(random: Random, { always, sometimes }: Department): Department['always'] {
  return [...always, ...sometimes.filter(() => random.percent(40))]
}

function byShare(random: Random, departments: readonly Department[]): Department {
  const whole = departments.reduce((sum, { share }) => sum + share, 0)
  let drawn = random.below(whole)
  for (const department of departments) {
    if (drawn < department.share) return department
    drawn -= department.share
  }
  return random.oneOf(departments)
}
