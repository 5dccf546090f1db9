import { accountsSettings, openBureauUserAs, roles } from '@piaoqiao/accounts'
import { readSettings } from '@piaoqiao/service-kit'
import type { KeptMail } from '../mailbox/kept-mails.ts'
import type { Stage } from '../journey/stage.ts'
import { accountsEnvironment } from '../world/service-environments.ts'
import { textOf } from '../world/private-files.ts'
import { waitFor } from '../world/waiting.ts'
import { hospital } from '../world/parties.ts'
import { OfficeBrowser } from './office-browser.ts'
import type { SampleLogIn } from './sample-log-ins.ts'

/** The province in which the onboarding is told. */
export const officeProvince = hospital.province

/** Passwords of invented people, who have nothing to lose. */
export const ownPassword = '春江潮水连海平，海上明月共潮生'

/** Where the people of the story do what they do: browsers, mailbox and mobile. */
export class Reception {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  browser(): OfficeBrowser {
    return new OfficeBrowser(this.#stage.world.offices[officeProvince].url)
  }

  /** Waits for a mail to an address whose subject has these words. */
  mail(address: string, subject: string): Promise<KeptMail> {
    const { world, signal } = this.#stage
    return waitFor(`a mail to ${address}`, signal, async () => {
      const found = (await world.mails.list()).find(
        (mail) => mail.to.includes(address) && mail.subject.includes(subject),
      )
      return found ?? null
    })
  }

  /** Waits for a text message to a mobile that has these words; the latest counts. */
  text(mobile: string, words: string): Promise<string> {
    const { world, signal } = this.#stage
    const { TEXT_MESSAGE_FILE: file = '' } = accountsEnvironment(world.data, officeProvince)
    return waitFor(`a text message to ${mobile}`, signal, async () => {
      const lines = (textOf(file) ?? '').trim().split('\n')
      const sent = lines
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { to: string; text: string })
      return sent.findLast(({ to, text }) => to === mobile && text.includes(words))?.text ?? null
    })
  }

  /** A user of a bureau whom the operator opens, signed in. */
  async bureauUser(user: {
    readonly bureauId: string
    readonly name: string
    readonly staffNumber: string
    readonly email: string
    readonly roles: Parameters<typeof openBureauUserAs>[1]['roles']
  }): Promise<OfficeBrowser> {
    const { world } = this.#stage
    const settings = readSettings(accountsSettings, accountsEnvironment(world.data, officeProvince))
    const { now } = world.clock
    const opened = await openBureauUserAs(settings, user, now())
    const who = `${user.name}（${user.roles.map((role) => roles[role].name).join('、')}）`
    return this.firstLogIn({ portal: '/bureau', who }, opened)
  }

  /** Somebody signs in for the first time; the account is kept for whoever wants to see the portal from inside. */
  async firstLogIn(
    { portal, who }: Pick<SampleLogIn, 'portal' | 'who'>,
    given: { readonly loginName: string; readonly initialPassword: string },
  ): Promise<OfficeBrowser> {
    const { world } = this.#stage
    const browser = this.browser()
    const { secret } = await browser.signInFirst(given, ownPassword, world.clock.now)
    const { loginName } = given
    world.logIns.add({ portal, who, loginName, password: ownPassword, secret })
    return browser
  }
}
