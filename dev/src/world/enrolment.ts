import type { RunningHub } from '@piaoqiao/hub'
import type { RunningProvince } from '@piaoqiao/province'
import { officePortals, offices, provinceNames, worldParties } from './parties.ts'
import type { WorldParty } from './parties.ts'
import { urlOf, worldProvinces } from './ports.ts'
import type { WorldProvince } from './ports.ts'
import type { WorldData } from './world-data.ts'

/** Enters the provinces of a world into the directory of its hub. */
export async function enterProvinces(
  hub: Pick<RunningHub, 'enterProvince'>,
  { ports, provinceFolders }: WorldData,
): Promise<void> {
  for (const code of worldProvinces) {
    await hub.enterProvince({
      code,
      name: provinceNames[code],
      baseUrl: urlOf(ports.provinces[code]),
      publicKeys: [provinceFolders[code].publicKeyPem],
      active: true,
    })
  }
}

/** Enrols the parties of a province that it does not know yet. */
export async function enrolParties(
  { applications }: Pick<RunningProvince, 'applications'>,
  code: WorldProvince,
  { folderOf }: WorldData,
): Promise<void> {
  for (const party of worldParties.filter(({ province }) => province === code)) {
    const { id, name, province, appId, kind } = party
    if ((await applications.find(appId)) !== null) continue
    const { appKey } = folderOf(party)
    await applications.enrolApplication({
      appId,
      kind,
      party: { id, name, province },
      publicKey: folderOf(keyHolderOf(party)).privateKey.publicKey,
      appKey,
    })
  }
}

/** Both applications of an office sign with one key, because they are one program. */
function keyHolderOf(party: WorldParty): WorldParty {
  const isPortal = Object.values(officePortals).some(({ appId }) => appId === party.appId)
  return isPortal ? offices[party.province] : party
}
