import { setTimeout as sleep } from 'node:timers/promises'
import { dateAt } from '@piaoqiao/domain'
import { HisCaller } from '../../his/his-caller.ts'
import { checkHistory } from '../checks/check-history.ts'
import type { Findings } from '../finding.ts'
import { today } from '../seed-registry.ts'
import type { EnrolledParty } from '../seed-registry.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { withPool } from '../start-network.ts'
import type { CrashNetwork } from '../start-network.ts'
import { Cashier } from './cashier.ts'
import { checkHospital } from './check-hospital.ts'
import { HisLedger } from './his-ledger.ts'
import { HoldingUnit } from './holding-unit.ts'
import { hospital } from './hospital-parties.ts'
import { isStationBusy, readRegistered, readStation } from './read-hospital.ts'
import { repeatCounters, runCounters, settleCounters } from './run-counters.ts'
import type { Counters } from './run-counters.ts'
import type { CrashHospital } from './start-hospital.ts'
import { hisApp, stationToken } from './start-hospital.ts'

const drainMaxMs = 90_000
const drainPollMs = 250

export interface HospitalCounts {
  /** Bills and red bills that the HIS was told of. */
  readonly acknowledged: number
  readonly messages: number
}

/** The counters of a hospital at its station, which is killed under them. */
export class HospitalCrew {
  readonly #hospital: CrashHospital
  readonly #network: CrashNetwork
  readonly #counters: Counters

  constructor(options: {
    readonly hospital: CrashHospital
    readonly network: CrashNetwork
    readonly holder: EnrolledParty
    readonly findings: Findings
    readonly random: SeededRandom
  }) {
    const { findings, random, network } = options
    this.#hospital = options.hospital
    this.#network = network
    const ledger = new HisLedger(findings)
    const caller = new HisCaller({ url: `${options.hospital.url}/medical-web`, app: hisApp })
    const holder = new HoldingUnit(options.holder, network.provinces[hospital.province])
    const cashier = new Cashier({ caller, ledger, findings })
    this.#counters = { cashier, holder, ledger, findings, random }
  }

  get counts(): HospitalCounts {
    const { ledger, cashier } = this.#counters
    const told = ledger.settlements.flatMap(({ bill, redBill }) => [bill, redBill])
    return {
      acknowledged: told.filter((bill) => bill !== null).length,
      messages: cashier.messages,
    }
  }

  run(durationMs: number): Promise<void> {
    return runCounters(this.#counters, durationMs)
  }

  /** Once everything is up: brings all to its end and holds station and registry to what the HIS was told. */
  async verify(): Promise<void> {
    const { findings, ledger } = this.#counters
    await settleCounters(this.#counters)
    await repeatCounters(this.#counters)
    await this.#drain()
    const { database, inbox } = this.#hospital
    const station = await withPool(database.url, readStation)
    const registered = await withPool(
      this.#network.provinces[hospital.province].database.url,
      (pool) => readRegistered(pool, hospital.id),
    )
    for (const bill of registered) checkHistory(bill, findings)
    const { settlements } = ledger
    checkHospital({ settlements, station, registered, notices: inbox.notices }, findings)
    if (inbox.badlySigned > 0) findings.add('notices are signed', 'station', 'one was not')
    await this.#checkNumbers(station.length)
  }

  async #drain(): Promise<void> {
    const until = Date.now() + drainMaxMs
    while (await withPool(this.#hospital.database.url, isStationBusy)) {
      if (Date.now() > until) {
        this.#counters.findings.add('the station comes to rest', 'station', 'is busy')
        return
      }
      await sleep(drainPollMs)
    }
  }

  /** The station's own report refuses to be made where its numbers do not add up. */
  async #checkNumbers(bills: number): Promise<void> {
    const { findings } = this.#counters
    // From the day on which the run began, should a midnight lie between.
    const days = new URLSearchParams({ from: today, to: dateAt(Date.now()) }).toString()
    const response = await fetch(`${this.#hospital.url}/reports/numbers?${days}`, {
      headers: { authorization: `Bearer ${stationToken}` },
    })
    const report = (await response.json()) as NumberReportBody
    const sum = (name: keyof NumberReportBody['codes'][number]) =>
      (report.codes ?? []).reduce((total, code) => total + code[name], 0)
    const used = sum('issued') + sum('red')
    if (response.status === 200 && used === bills && sum('missing') + sum('spoilt') === 0) return
    const what = `status ${response.status}, ${used} used of ${bills}, ${sum('missing')} missing`
    findings.add('no number is lost', 'station', what)
  }
}

interface NumberReportBody {
  readonly codes: readonly {
    readonly issued: number
    readonly red: number
    readonly missing: number
    readonly spoilt: number
  }[]
}
