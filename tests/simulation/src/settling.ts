import type { RegistryTables } from '@piaoqiao/province/parts'
import type { SimulatedWorld } from './simulated-world.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000
const turnMs = 15_000
const turnsMax = 20
/** What waits for its next attempt waits for minutes, whatever a clock said when it began to wait. */
const leapMs = 300_000
/** Long enough for two rounds in which provinces compare what they know. */
const comparingTurnsMax = 8
const turnStepsMax = 400_000
/** After so many days every lock has ended, also one that was made by a clock that was ahead. */
const lockDaysMax = 200

/** Something that comes about in a healed world. */
interface End {
  readonly rule: string
  readonly turnsMax: number
  readonly holds: (simulated: SimulatedWorld) => boolean
  readonly leftOver: (simulated: SimulatedWorld) => string
}

const answered: End = {
  rule: 'every request is answered in the end',
  turnsMax,
  holds: ({ clients }) => clients.every((client) => client.isSettled),
  leftOver: ({ clients }) =>
    clients
      .filter((client) => !client.isSettled)
      .map(({ member }) => member.station)
      .join(),
}

/** Nothing waits to be put into feeds or to be told, and everybody has read its feed to the end. */
const told: End = {
  rule: 'every feed is told to its end',
  turnsMax,
  holds: ({ provinces, cursors }) =>
    [...provinces.values()].every(({ tables }) => isTold(tables)) &&
    cursors().every(({ read, there }) => read === there),
  leftOver: ({ provinces }) =>
    [...provinces].map(([code, { tables }]) => `${code}: ${waitingIn(tables)}`).join('; '),
}

const complete: End = {
  rule: 'everybody with a stake in a bill receives all of its events',
  turnsMax: comparingTurnsMax,
  holds: ({ witness, members }) => witness.feeds.missing(members).length === 0,
  leftOver: ({ witness, members }) => witness.feeds.missing(members).join('; '),
}

const ended: End = {
  rule: 'every lock ends by itself',
  turnsMax,
  holds: (simulated) => standingLocks(simulated).length === 0,
  leftOver: (simulated) => standingLocks(simulated).join(),
}

/** Lets a healed world come to its end: everything is answered, told and over. */
export async function settle(world: World, simulated: SimulatedWorld): Promise<void> {
  for (const client of simulated.clients) client.takeUpAgain()
  await bringAbout(world, simulated, answered)
  await bringAbout(world, simulated, told)
  await bringAbout(world, simulated, complete)
  world.calendar.leap(lockDaysMax * dayMs)
  await bringAbout(world, simulated, ended)
  await bringAbout(world, simulated, told)
  await bringAbout(world, simulated, complete)
  // What was found missing just now stands in the feeds, and webhooks have still to be told of it.
  await bringAbout(world, simulated, told)
}

/** Lets the world run until something holds. Time passes in leaps when nothing else brings it about. */
async function bringAbout(
  { scheduler, calendar, judgement }: World,
  simulated: SimulatedWorld,
  end: End,
): Promise<void> {
  const isOver = () => judgement.violation !== null
  for (let turn = 0; turn < end.turnsMax && !isOver(); turn += 1) {
    const until = scheduler.now + turnMs
    if (end.holds(simulated)) return
    await scheduler.runUntil(
      () =>
        isOver() || scheduler.now >= until || (scheduler.steps % 16 === 0 && end.holds(simulated)),
      turnStepsMax,
    )
    if (turn >= end.turnsMax / 4) calendar.leap(leapMs)
  }
  if (!isOver() && !end.holds(simulated)) judgement.broken(end.rule, end.leftOver(simulated))
}

function isTold({ outbox, deliveries, feeds }: RegistryTables): boolean {
  return (
    outbox.size === 0 &&
    [...deliveries.values()].every(
      ({ feed, deliveredPosition }) => deliveredPosition === (feeds.get(feed)?.length ?? 0),
    )
  )
}

function waitingIn({ outbox, deliveries, feeds }: RegistryTables): string {
  const behind = [...deliveries.values()]
    .filter(({ feed, deliveredPosition }) => deliveredPosition < (feeds.get(feed)?.length ?? 0))
    .map(({ feed, target, nextAttemptAt }) => `${feed} for ${target} until ${nextAttemptAt}`)
  return `${outbox.size} rows of the outbox, ${behind.join(', ') || 'no feed behind'}`
}

function standingLocks({ provinces }: SimulatedWorld): readonly string[] {
  return [...provinces.values()].flatMap(({ tables }) =>
    [...tables.bills.values()].flatMap(({ bill }) => bill.lock?.lockId ?? []),
  )
}
