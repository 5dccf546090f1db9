import { builtPortals } from '@piaoqiao/web/built-portals'
import type { Network } from '../../testing/network.ts'
import type { OfficeSite } from '../../testing/office-site.ts'
import { openOfficeSite } from '../../testing/office-site.ts'

/** An account office that serves the portals. */
export async function openPortalSite(
  network: Network,
  province: '50' | '32',
  more: Readonly<Record<string, string>> = {},
): Promise<OfficeSite> {
  return openOfficeSite(network, province, { ...more, PORTALS_DIRECTORY: await builtPortals() })
}
