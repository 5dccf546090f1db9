import type { Network } from '../../testing/network.ts'
import type { OfficeSite } from '../../testing/office-site.ts'
import type { LogIn } from './office-people.ts'
import { bureauUser } from './office-people.ts'
import type { PortalBrowser, Visitor } from './portal-browser.ts'
import { settled } from './portal-browser.ts'
import { signIn } from './sign-in.ts'

/** Where people of bureaus work in a story. */
export interface BureauStage {
  readonly network: Network
  readonly site: OfficeSite
  readonly browser: PortalBrowser
}

/** Somebody of a bureau who signs in at the browser. */
export async function staffAt(
  { network, site, browser }: BureauStage,
  given: Parameters<typeof bureauUser>[2],
): Promise<Visitor & { readonly logIn: LogIn }> {
  const { logIn } = await bureauUser(network, site, given)
  const visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  await signInAtBureau(visitor, network, logIn)
  return { ...visitor, logIn }
}

/** Signs in at the first page. */
export async function signInAtBureau(
  visitor: Visitor,
  network: Network,
  logIn: LogIn,
): Promise<void> {
  await visitor.open('/bureau')
  await signIn(visitor, network, logIn)
  await visitor.page.getByRole('heading', { name: '待审', level: 1 }).waitFor()
}

/** Takes a picture of a page of the console, and holds it against what every page has to be. */
export async function expectBureauPage(visitor: Visitor, name: string): Promise<void> {
  await settled(visitor.page)
  await visitor.picture(`bureau-${name}`)
  await visitor.expectAccessible()
}

/** Presses the button of that name. */
export async function press({ page }: Pick<Visitor, 'page'>, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}
