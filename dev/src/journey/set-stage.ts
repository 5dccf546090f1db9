import { randomUUID } from 'node:crypto'
import { dateAt } from '@piaoqiao/domain'
import type { Client } from '@piaoqiao/sdk'
import { HospitalSystem } from '../world/hospital-system.ts'
import { employer, insurer } from '../world/parties.ts'
import type { WorldParty } from '../world/parties.ts'
import { accessTokenOf } from '../world/service-environments.ts'
import type { World } from '../world/start-world.ts'
import { WebhookInbox } from '../world/webhook-inbox.ts'
import { clientOf } from '../world/world-clients.ts'
import { FeedReader } from './feed-reader.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

const runNameDigits = 4

/** Opens the systems of the parties that the journey needs. */
export async function setStage(world: World, story: Story, signal: AbortSignal): Promise<Stage> {
  const clients = new Map<string, Client>()
  const client = (party: WorldParty): Client => {
    const known = clients.get(party.appId) ?? clientOf(world, party)
    clients.set(party.appId, known)
    return known
  }
  const insurerInbox = await WebhookInbox.open(world, insurer)
  const today = dateAt(world.clock.now()).replaceAll('-', '')
  return {
    world,
    story,
    signal,
    hospitalSystem: new HospitalSystem(world.data.ports.issuer, accessTokenOf(world.data)),
    runName: `${today}-${randomUUID().slice(0, runNameDigits)}`,
    employerFeed: await FeedReader.atTheEnd(client(employer)),
    insurerInbox,
    clientOf: client,
    close: () => insurerInbox.close(),
  }
}
