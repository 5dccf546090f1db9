import type { Endings } from '../endings.ts'
import type { Findings } from '../finding.ts'
import type { EnrolledParty } from '../seed-registry.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { CrashNetwork } from '../start-network.ts'
import { HospitalCrew } from './hospital-crew.ts'
import { holder, hospital } from './hospital-parties.ts'
import { startHospital } from './start-hospital.ts'

/** Starts station and counters of the hospital. Gives the network with what can be killed of it beside the rest. */
export async function startHospitalCrew(options: {
  readonly network: CrashNetwork
  readonly enrolled: readonly EnrolledParty[]
  readonly directory: string
  readonly findings: Findings
  readonly random: SeededRandom
  readonly endings: Endings
}): Promise<{ readonly network: CrashNetwork; readonly crew: HospitalCrew }> {
  const { network, directory, findings, random, endings } = options
  const enrolled = enrolledAs(options.enrolled, hospital.appId)
  const place = { network, enrolled, directory, random: random.branch(), endings }
  const started = await startHospital(place)
  const crew = new HospitalCrew({
    hospital: started,
    network,
    holder: enrolledAs(options.enrolled, holder.appId),
    findings,
    random,
  })
  const { station, database } = started
  return {
    network: {
      ...network,
      processes: [...network.processes, station],
      parts: [...network.parts, station, database],
    },
    crew,
  }
}

function enrolledAs(enrolled: readonly EnrolledParty[], appId: string): EnrolledParty {
  const found = enrolled.find(({ party }) => party.appId === appId)
  if (found === undefined) throw new Error(`${appId} is not enrolled`)
  return found
}
