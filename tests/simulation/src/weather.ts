import type { Random } from './engine/random.ts'

/** How rough one world is. Every seed draws its own: some worlds are calm in most ways and wild in one. */
export interface Weather {
  readonly lengthMs: number
  readonly network: {
    /** Messages and answers that are lost, come twice, or come late, of all. */
    readonly lostRate: number
    readonly doubledRate: number
    readonly lateRate: number
    readonly latencyMsMax: number
    readonly lateMsMax: number
    /** Mean time between two cuts of a line; 0 for never. */
    readonly cutEveryMs: number
    readonly cutMsMax: number
  }
  readonly crashes: {
    readonly everyMs: number
    readonly downMsMax: number
    /** Of all crashes, those that hit a client. */
    readonly clientRate: number
  }
  readonly store: {
    readonly failureRate: number
    readonly conflictRate: number
    readonly commitUnknownRate: number
    readonly latencyMsMax: number
  }
  readonly clocks: {
    /** One node's clock is set forward or back. */
    readonly jumpEveryMs: number
    readonly jumpMsMax: number
    /** Of all looks at a clock, those before which it was set. */
    readonly jumpRate: number
    /** Days pass for everybody at once, so that locks end. */
    readonly leapEveryMs: number
    readonly leapMsMax: number
  }
  readonly provinces: {
    readonly processes: number
    readonly transactionsMax: number
    readonly outboxRowsMax: number
    readonly jobEveryMs: number
  }
  readonly clients: {
    readonly units: number
    readonly issuersPerProvince: number
    /** Units turn to one of so many bills; few bills are fought for. */
    readonly billsInUse: number
    readonly thinkMsMax: number
    readonly batchRate: number
    readonly atomicRate: number
    /** A request id is used again for something else. */
    readonly reuseRate: number
    /** A request is sent a second time before the first was answered. */
    readonly impatienceRate: number
    readonly nonsenseRate: number
    /** A request whose outcome stays open is left to the end. */
    readonly resignRate: number
    readonly attemptsMax: number
    /** Whether payers have accounts that collect their bills, and bureaus end stuck locks. */
    readonly hasAccounts: boolean
  }
}

export function drawWeather(random: Random): Weather {
  return {
    lengthMs: random.between(8_000, 25_000),
    network: drawNetwork(random.named('network')),
    crashes: drawCrashes(random.named('crashes')),
    store: drawStore(random.named('store')),
    clocks: drawClocks(random.named('clocks')),
    provinces: drawProvinces(random.named('provinces')),
    clients: {
      ...drawClients(random.named('clients')),
      hasAccounts: random.named('accounts').chance(0.5),
    },
  }
}

/** A rate that is zero in some worlds and spread over orders of magnitude in the others. */
function rate(random: Random, most: number, calm = 0.3): number {
  return random.chance(calm) ? 0 : most * 100 ** -random.next()
}

function every(random: Random, least: number, most: number, calm = 0.3): number {
  return random.chance(calm) ? 0 : random.spread(least, most)
}

function drawNetwork(random: Random): Weather['network'] {
  return {
    lostRate: rate(random, 0.25),
    doubledRate: rate(random, 0.25),
    lateRate: rate(random, 0.15),
    latencyMsMax: random.spread(2, 200),
    lateMsMax: random.spread(1_000, 30_000),
    cutEveryMs: every(random, 1_000, 15_000),
    cutMsMax: random.spread(200, 8_000),
  }
}

function drawCrashes(random: Random): Weather['crashes'] {
  return {
    everyMs: every(random, 300, 10_000),
    downMsMax: random.spread(10, 5_000),
    clientRate: random.next() * 0.5,
  }
}

function drawStore(random: Random): Weather['store'] {
  return {
    failureRate: rate(random, 0.08),
    conflictRate: rate(random, 0.15),
    commitUnknownRate: rate(random, 0.1),
    latencyMsMax: random.spread(1, 60),
  }
}

function drawClocks(random: Random): Weather['clocks'] {
  const dayMs = 86_400_000
  return {
    jumpEveryMs: every(random, 200, 8_000),
    jumpMsMax: random.spread(1_000, 10 * dayMs),
    jumpRate: rate(random, 0.2, 0.5),
    leapEveryMs: every(random, 1_000, 10_000, 0.15),
    leapMsMax: random.spread(3_600_000, 40 * dayMs),
  }
}

function drawProvinces(random: Random): Weather['provinces'] {
  return {
    processes: random.between(1, 2),
    transactionsMax: random.between(1, 4),
    outboxRowsMax: random.chance(0.2) ? random.between(3, 30) : 1_000_000,
    jobEveryMs: random.spread(100, 2_000),
  }
}

function drawClients(random: Random): Omit<Weather['clients'], 'hasAccounts'> {
  return {
    units: random.between(3, 9),
    issuersPerProvince: random.between(1, 2),
    billsInUse: random.spread(1, 12),
    thinkMsMax: random.spread(50, 700),
    batchRate: rate(random, 0.5),
    atomicRate: random.next() * 0.6,
    reuseRate: rate(random, 0.15),
    impatienceRate: rate(random, 0.3),
    nonsenseRate: rate(random, 0.15),
    resignRate: rate(random, 0.3),
    attemptsMax: random.between(1, 8),
  }
}

/** By how much somebody sets a clock wrong; often it is set right. */
export function drawWrongByMs(random: Random, { jumpMsMax }: Weather['clocks']): number {
  return random.chance(0.4) ? 0 : random.between(-jumpMsMax, jumpMsMax)
}
