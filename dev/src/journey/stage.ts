import { billIdFrom } from '@piaoqiao/domain'
import type { Client } from '@piaoqiao/sdk'
import type { BillKey, HospitalSystem } from '../world/hospital-system.ts'
import { hospital, provinceNames } from '../world/parties.ts'
import type { WorldParty } from '../world/parties.ts'
import type { World } from '../world/start-world.ts'
import type { WebhookInbox } from '../world/webhook-inbox.ts'
import type { FeedReader } from './feed-reader.ts'
import type { Story, Watch } from './story.ts'

/** Everything that the chapters of a journey act with. */
export interface Stage {
  readonly world: World
  readonly story: Story
  readonly hospitalSystem: HospitalSystem
  /** Begins the business numbers of this run, so that every run has bills of its own. */
  readonly runName: string
  readonly employerFeed: FeedReader
  /** What the insurer's system was sent. */
  readonly insurerInbox: WebhookInbox
  readonly signal: AbortSignal
  clientOf(party: WorldParty): Client
  close(): Promise<void>
}

export const names = {
  hospitalSystem: '医院HIS',
  station: '开票站',
  hub: '全国平台',
  home: '重庆市平台',
  payer: '交款人',
} as const

/** The way of a message about a bill of the hospital's province. */
export function pathOf({ name, province }: WorldParty): readonly string[] {
  const home = hospital.province
  const own = `${provinceNames[province]}平台`
  return province === home ? [name, own] : [name, own, names.hub, `${provinceNames[home]}平台`]
}

/** Asks how a bill stands, as its issuer sees it; null where its province does not know or does not answer. */
export function watchOf({ world }: Stage, { billCode, billNumber }: BillKey): Watch {
  const billId = billIdFrom(billCode, billNumber)
  return async () => {
    const { province } = await world.station.billStatus(billId)
    if (province?.outcome !== 'found') return null
    return { word: province.state, sentence: province.sentence }
  }
}
