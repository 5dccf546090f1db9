import { createServer } from 'node:net'
import { WorldError } from './world-error.ts'

export const worldProvinces = ['50', '32'] as const
export type WorldProvince = (typeof worldProvinces)[number]

/** Where the services of a world listen on this machine. */
export interface WorldPorts {
  readonly hub: number
  readonly provinces: Readonly<Record<WorldProvince, number>>
  readonly issuer: number
  /** The account offices of the provinces. */
  readonly offices: Readonly<Record<WorldProvince, number>>
  readonly sandbox: number
  /** Takes mail, by SMTP. */
  readonly mail: number
  /** Pages on which the mail can be read. */
  readonly mailbox: number
}

export const portBaseDefault = 7100
const issuerOffset = 150
const officeOffset = 1
const sandboxOffset = 140
const mailOffset = 141
const mailboxOffset = 142
const portMin = 1024
const portMax = 65_535

/**
 * The ports that follow from the hub's: a province's is its code further on, and its office's the next one.
 * @throws WorldError `PORT_BASE_UNFIT`
 */
export function worldPorts(portBase: number): WorldPorts {
  const isFit =
    Number.isInteger(portBase) && portBase >= portMin && portBase + issuerOffset <= portMax
  if (!isFit) {
    throw new WorldError(
      'PORT_BASE_UNFIT',
      `起始端口应为${portMin}至${portMax - issuerOffset}的整数。`,
    )
  }
  return {
    hub: portBase,
    provinces: { '50': portBase + 50, '32': portBase + 32 },
    issuer: portBase + issuerOffset,
    offices: { '50': portBase + 50 + officeOffset, '32': portBase + 32 + officeOffset },
    sandbox: portBase + sandboxOffset,
    mail: portBase + mailOffset,
    mailbox: portBase + mailboxOffset,
  }
}

/** @throws WorldError `PORT_TAKEN` for the first port that another program listens on */
export async function requireFreePorts(ports: WorldPorts): Promise<void> {
  const { hub, provinces, issuer, offices, sandbox, mail, mailbox } = ports
  const all = [hub, ...Object.values(provinces), issuer, ...Object.values(offices)]
  for (const port of [...all, sandbox, mail, mailbox]) {
    if (await isFree(port)) continue
    throw new WorldError(
      'PORT_TAKEN',
      `端口${port}已被别的程序占用。请先关闭那个程序，或者换一组端口：npm run demo -- --port-base 7300`,
    )
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const answered = Promise.withResolvers<boolean>()
  probe.once('error', () => answered.resolve(false))
  probe.listen(port, '127.0.0.1', () => answered.resolve(true))
  const isOurs = await answered.promise
  if (isOurs) {
    const closed = Promise.withResolvers<void>()
    probe.close(() => closed.resolve())
    await closed.promise
  }
  return isOurs
}

export function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`
}
