import type { PartyId } from '@piaoqiao/domain'
import type { Client } from '@piaoqiao/sdk'
import type { FeedReader } from './feed-reader.ts'

/** A party that receives events, with the way to them. */
export interface FeedFollower {
  readonly id: PartyId
  readonly feed: FeedReader
  readonly client: Client
}
