import { join } from 'node:path'
import { accountsSettings, startAccounts } from '@piaoqiao/accounts'
import type { RunningAccounts } from '@piaoqiao/accounts'
import { sandboxSettings, startSandbox } from '@piaoqiao/sandbox'
import type { RunningSandbox } from '@piaoqiao/sandbox'
import { readSettings } from '@piaoqiao/service-kit'
import { builtPortals } from '@piaoqiao/web/built-portals'
import { KeptMails } from '../mailbox/kept-mails.ts'
import { startMailServer } from '../mailbox/mail-server.ts'
import { startMailboxPages } from '../mailbox/mailbox-pages.ts'
import type { SentText } from '../mailbox/people-pages.ts'
import { SampleLogIns } from '../onboarding/sample-log-ins.ts'
import { urlOf, worldProvinces } from './ports.ts'
import type { WorldProvince } from './ports.ts'
import { accountsEnvironment, sandboxEnvironment } from './service-environments.ts'
import { textOf } from './private-files.ts'
import type { StopOrder } from './stop-order.ts'
import type { WorldClock } from './world-clock.ts'
import type { WorldData } from './world-data.ts'
import type { WorldLog } from './world-log.ts'

export interface WorldOffices {
  readonly mails: KeptMails
  /** Accounts by which a portal can be seen from inside. */
  readonly logIns: SampleLogIns
  /** Where the mails can be read. */
  readonly mailboxUrl: string
  readonly offices: Readonly<Record<WorldProvince, RunningAccounts>>
  readonly sandbox: RunningSandbox
}

/** Starts a mail server with its pages, the sandbox, and the account office of each province. */
export async function startOffices(
  data: WorldData,
  { clock, log, order }: { clock: WorldClock; log: WorldLog; order: StopOrder },
): Promise<WorldOffices> {
  const mails = new KeptMails(join(data.directory, 'mailbox'))
  const mailServer = await startMailServer(mails, data.ports.mail)
  order.add(() => mailServer.stop())
  const logIns = new SampleLogIns(data)
  const mailbox = await startMailboxPages(
    {
      mails,
      logIns: () => logIns.newest(),
      texts: () => textsOf(data),
      now: clock.now,
      portals: urlOf(data.ports.offices['50']),
    },
    data.ports.mailbox,
  )
  order.add(() => mailbox.stop())
  const sandbox = await startSandbox(readSettings(sandboxSettings, sandboxEnvironment(data)), {
    clock: clock.now,
    logger: log.loggerOf('sandbox'),
  })
  order.add(() => sandbox.stop())
  const portals = { PORTALS_DIRECTORY: await builtPortals() }
  const [office50, office32] = await Promise.all(
    worldProvinces.map(async (code) => {
      const environment = { ...accountsEnvironment(data, code), ...portals }
      const settings = readSettings(accountsSettings, environment)
      const office = await startAccounts(settings, {
        clock: clock.now,
        logger: log.loggerOf(`accounts-${code}`),
      })
      order.add(() => office.stop())
      return office
    }),
  )
  if (office50 === undefined || office32 === undefined) throw new Error('two offices were started')
  return {
    mails,
    logIns,
    mailboxUrl: mailbox.url,
    sandbox,
    offices: { '50': office50, '32': office32 },
  }
}

/** What the offices sent to mobiles, in the order in which each sent it. */
function textsOf(data: WorldData): readonly SentText[] {
  return worldProvinces.flatMap((code) => {
    const file = accountsEnvironment(data, code)['TEXT_MESSAGE_FILE'] ?? ''
    const lines = (textOf(file) ?? '').split('\n').filter((line) => line !== '')
    return lines.map((line) => JSON.parse(line) as SentText)
  })
}
