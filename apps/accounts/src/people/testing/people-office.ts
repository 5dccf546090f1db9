import { identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { TestAnswer, TestBrowser } from '../../testing/test-browser.ts'
import { openTestOffice, testOfficeStart } from '../../testing/test-office.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { PlayedPortal } from './played-portal.ts'
import type { PortalBill } from './portal-bills.ts'

/** An invented person, by whom an account is opened. */
export interface SamplePerson {
  readonly name: string
  readonly identityNumber: string
  readonly mobile: string
}

export interface RegisteredPerson extends SamplePerson {
  readonly personId: string
  readonly browser: TestBrowser
}

export interface PeopleOffice extends TestOffice {
  readonly portal: PlayedPortal
  /** Asks for a code and reads it from the text message. */
  codeTo(purpose: string, mobile: string): Promise<string>
  /** Sends the registration with the code that came. */
  apply(
    person: SamplePerson,
  ): Promise<{ readonly browser: TestBrowser; readonly answer: TestAnswer }>
  /** Opens an account, active in this province. */
  register(person: SamplePerson): Promise<RegisteredPerson>
  /** Tells provinces, follows the feed and reads the lists that are due. */
  collect(): Promise<void>
  /** The text messages that wait, and takes them. */
  texts(): Promise<readonly string[]>
}

const codePauseMs = 60_000

/** A person of the area that does not exist. @param number another one for another person, below 1,000 */
export function samplePerson(
  number: number,
  name = `样例${'甲乙丙丁'.charAt(number % 4)}`,
): SamplePerson {
  const three = String(number).padStart(3, '0')
  const first17 = `50000019900101${three}`
  const identityNumber = `${first17}${identityNumberCheckCharacter(first17) ?? ''}`
  return { name, identityNumber, mobile: `19900000${three}` }
}

let issued = 0

/** A bill with a number of its own. */
export function playedBill(payerCode: string, changed: Partial<PortalBill> = {}): PortalBill {
  issued += 1
  return {
    billCode: '50060126',
    billNumber: String(issued).padStart(10, '0'),
    checkCode: 'a1b2c3',
    amount: '993.54',
    issuedOn: '2026-03-01',
    issuerName: '大渡口区示例医院',
    payerCode,
    ...changed,
  }
}

/** An office whose people meet played registries. */
export async function openPeopleOffice(): Promise<PeopleOffice> {
  const clock = { now: testOfficeStart }
  const portal = new PlayedPortal(clock)
  const office = await openTestOffice({ portal: portal.client(), unit: () => portal.client() })
  // One time for the office and the registries.
  Object.defineProperty(clock, 'now', { get: () => office.clock.now })
  const texts = async (): Promise<readonly string[]> =>
    (await office.takeMessages()).flatMap((message) =>
      message.channel === 'text' ? [message.message.text] : [],
    )
  const codeTo = async (purpose: string, mobile: string): Promise<string> => {
    office.clock.now += codePauseMs
    await office.browser().ask('POST', '/people/codes', { purpose, mobile })
    return (await texts()).flatMap((text) => /验证码(\d{6})/.exec(text)?.[1] ?? []).at(-1) ?? ''
  }
  const apply = async ({ name, identityNumber, mobile }: SamplePerson) => {
    const code = await codeTo('person.register', mobile)
    const browser = office.browser()
    const body = { name, identityNumber, mobile, code }
    return { browser, answer: await browser.ask('POST', '/people', body) }
  }
  return {
    ...office,
    portal,
    texts,
    async collect() {
      await office.runJob('people-settle-activations')
      await office.runJob('people-follow-feed')
      await office.runJob('people-collect-bills')
    },
    codeTo,
    apply,
    async register(person) {
      const { browser, answer } = await apply(person)
      return { ...person, browser, personId: String(answer.json.personId) }
    },
  }
}
