import type { BillId, PartyId, ProvinceCode } from '@piaoqiao/domain'
import { magicBillsOf } from '../magic/magic-bills.ts'
import { signedFile } from './bill-files.ts'
import type { SampleBill } from './sample-bill.ts'
import { samplePartiesOf } from './sample-parties.ts'
import { createWorldCarrier } from './world-carrier.ts'
import { WorldClock } from './world-clock.ts'
import type { WorldOrigin, WorldParts } from './world-parts.ts'
import type { WorldProvince } from './world-province.ts'
import { createWorldProvince } from './world-province.ts'

/** Most rounds of what provinces do by themselves, so that settling ends whatever happens. */
const settlingRoundsMax = 50
/** Longer before its start than anything in a world. */
const beforeEverythingMs = 400 * 86_400_000

/** Two provinces with a clock, and the content of their bills. */
export class WorldCore {
  readonly parts: WorldParts
  readonly origin: WorldOrigin
  readonly clock: WorldClock
  readonly bills = new Map<BillId, SampleBill>()
  readonly #provinces: ReadonlyMap<ProvinceCode, WorldProvince>
  #serial = 0

  constructor(parts: WorldParts, origin: WorldOrigin) {
    this.parts = parts
    this.origin = origin
    this.clock = new WorldClock(origin.startedAt - beforeEverythingMs)
    const { own, other } = parts.provinces
    this.#provinces = new Map([own, other].map((code) => [code, this.#provinceOf(code)]))
  }

  /** A province of this world. */
  province(code: ProvinceCode): WorldProvince {
    const province = this.#provinces.get(code)
    if (province === undefined) throw new RangeError('a world has two provinces and no other')
    return province
  }

  get provinces(): readonly WorldProvince[] {
    return [...this.#provinces.values()]
  }

  nextSerial(): number {
    this.#serial += 1
    return this.#serial
  }

  keep(bill: SampleBill): void {
    this.bills.set(bill.billId, bill)
  }

  /** Lets the provinces do what they do by themselves, until nothing is left to do. */
  async settle(): Promise<void> {
    const works = this.provinces.flatMap((province) => province.works)
    for (let round = 0; round < settlingRoundsMax; round += 1) {
      let done = 0
      for (const work of works) done += await work()
      if (done === 0) return
    }
  }

  #provinceOf(code: ProvinceCode): WorldProvince {
    const { parts, clock } = this
    const magic = magicBillsOf(parts.provinces)
    return createWorldProvince({
      code,
      clock: clock.read,
      crypto: parts.crypto,
      payerKeyOf: parts.payerKeyOf,
      parties: this.#partiesOf(code),
      carrier: createWorldCarrier({
        from: code,
        clock: clock.read,
        provinceOf: (to) => this.#provinces.get(to) ?? null,
        unreachable: new Set(
          magic
            .filter(({ effect }) => effect === 'province_unreachable')
            .map(({ billId }) => billId),
        ),
      }),
      fileOf: async (billId) => {
        const bill = this.bills.get(billId)
        return bill === undefined ? null : signedFile(parts.crypto, bill)
      },
    })
  }

  #partiesOf(code: ProvinceCode): ReadonlySet<PartyId> {
    const { party } = this.origin
    const { hospital, office, unit, portal, bureau } = samplePartiesOf(code)
    const samples = [hospital, office, unit, portal, bureau].map(({ id }) => id)
    return new Set(code === party.province ? [...samples, party.id] : samples)
  }
}
