import type { BillId } from '@piaoqiao/domain'
import type { CrashReport, RoundReport } from './crash-report.ts'
import { enrolParties, openCrew } from './crew.ts'
import type { Crew } from './crew.ts'
import type { Endings } from './endings.ts'
import { Findings } from './finding.ts'
import { createHastenEvents } from './hasten-events.ts'
import type { HospitalCrew } from './hospital/hospital-crew.ts'
import { holder, hospital } from './hospital/hospital-parties.ts'
import { startHospitalCrew } from './hospital/start-hospital-crew.ts'
import { carryOut, KillPlanner } from './kill-plan.ts'
import { Ledger } from './ledger.ts'
import { runLoad } from './load.ts'
import { billsOf, homes } from './parties.ts'
import { registerBills } from './seed-registry.ts'
import type { EnrolledParty } from './seed-registry.ts'
import { SeededRandom } from './seeded-random.ts'
import { repeatAnswered, settleAll } from './settle.ts'
import { startNetwork, whenUp, withPool } from './start-network.ts'
import type { CrashNetwork } from './start-network.ts'
import { verifyBills, verifyFeedsAgain } from './verify.ts'
import type { VerifyOptions } from './verify.ts'

export interface CrashOptions {
  readonly rounds: number
  /** How long the units work in a round. */
  readonly secondsPerRound: number
  readonly seed: number
  /** Holds databases, journals and logs of the run. */
  readonly directory: string
  /** Takes in what has to be ended; the caller ends it. */
  readonly endings: Endings
  readonly onRound?: (report: RoundReport) => void
}

/** Few, so that the units meet on them all the time. */
const billsPerProvince = 10

/** Runs a network under load, kills its parts, and after every round holds it to all that the units were told. */
export async function runCrash(options: CrashOptions): Promise<CrashReport> {
  const run = await openRun(options)
  const rounds: RoundReport[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    const report = await runRound(run, round)
    rounds.push(report)
    options.onRound?.(report)
  }
  const { findings } = run
  const everything = Array.from({ length: options.rounds }, (_, index) => billsOfRound(index + 1))
  await verifyBills(run, everything.flat())
  await verifyFeedsAgain(run, everything.flat())
  checkProcesses(run.network, findings)
  return { seed: options.seed, rounds, findings: findings.count, account: findings.kept }
}

interface Run extends VerifyOptions {
  readonly options: CrashOptions
  readonly random: SeededRandom
  readonly crew: Crew
  readonly counters: HospitalCrew
  readonly planner: KillPlanner
}

async function openRun(options: CrashOptions): Promise<Run> {
  const { seed, directory, endings } = options
  const random = new SeededRandom(seed)
  const findings = new Findings()
  const ledger = new Ledger(findings)
  const enrolled: EnrolledParty[] = []
  const atHospital: EnrolledParty[] = []
  const bare = await startNetwork({
    directory,
    random: random.branch(),
    endings,
    prepare: async (home, pool, keys) => {
      enrolled.push(...(await enrolParties(home, pool, keys)))
      atHospital.push(...(await enrolParties(home, pool, keys, [hospital, holder])))
    },
  })
  const crewRandom = random.branch()
  const hospitalRandom = random.branch()
  const started = await startHospitalCrew({
    ...options,
    network: bare,
    enrolled: atHospital,
    findings,
    random: hospitalRandom,
  })
  const { network } = started
  await whenUp(network)
  const sharing = { network, directory, ledger, findings, endings }
  const crew = await openCrew({ ...sharing, enrolled, random: crewRandom })
  return {
    options,
    random,
    network,
    ledger,
    findings,
    crew,
    counters: started.crew,
    followers: crew.followers,
    planner: new KillPlanner(random.branch(), network.parts),
    hastenEvents: createHastenEvents(network),
  }
}

async function runRound(run: Run, round: number): Promise<RoundReport> {
  const { network, crew, counters, ledger, findings, random, options } = run
  await registerRound(network, round)
  // Half of the work goes to bills that have seen kills before.
  const bills = [...billsOfRound(round), ...(round > 1 ? billsOfRound(round - 1) : [])]
  const found = findings.count
  const messagesBefore = sum(crew.units.map(({ messages }) => messages))
  const hisBefore = counters.counts
  const durationMs = options.secondsPerRound * 1_000
  const plan = run.planner.plan(durationMs)
  const load = { units: crew.units, bills, round, durationMs, random }
  await Promise.all([runLoad(load), counters.run(durationMs), carryOut(plan)])
  const messages = sum(crew.units.map((unit) => unit.messages)) - messagesBefore
  await whenUp(network)
  const settling = { units: crew.units, ledger, findings, random }
  await settleAll(settling)
  const repeated = await repeatAnswered(settling, round)
  const verified = await verifyBills(run, bills)
  await counters.verify()
  return {
    round,
    killed: plan.map(({ part }) => part.name),
    messages,
    ...countsOf(ledger, round),
    hisMessages: counters.counts.messages - hisBefore.messages,
    hisBills: counters.counts.acknowledged - hisBefore.acknowledged,
    repeated,
    ...verified,
    findings: findings.count - found,
  }
}

function countsOf(
  { requests }: Ledger,
  round: number,
): Pick<RoundReport, 'acknowledgedItems' | 'unknown' | 'resolved' | 'dropped'> {
  const own = requests.filter((request) => request.round === round)
  const unknown = own.filter(({ wasUnknown }) => wasUnknown)
  const items = own.flatMap((request) => request.items)
  return {
    acknowledgedItems: items.filter(({ answer }) => answer !== null).length,
    unknown: unknown.length,
    resolved: unknown.filter(({ state }) => state === 'answered').length,
    dropped: own.filter(({ state }) => state === 'dropped').length,
  }
}

async function registerRound({ provinces }: CrashNetwork, round: number): Promise<void> {
  for (const home of homes) {
    await withPool(provinces[home].database.url, (pool) =>
      registerBills(pool, home, billsOf(home, round, billsPerProvince)),
    )
  }
}

function billsOfRound(round: number): readonly BillId[] {
  return homes.flatMap((home) => billsOf(home, round, billsPerProvince))
}

function checkProcesses({ processes }: CrashNetwork, findings: Findings): void {
  for (const { name, endsByItself } of processes) {
    if (endsByItself === 0) continue
    findings.add('a process stays up without its database', name, `ended ${endsByItself} times`)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
