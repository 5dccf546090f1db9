import type { RunningHub } from '@piaoqiao/hub'
import type { RunningProvince } from '@piaoqiao/province'
import { provinceNames, worldParties } from './parties.ts'
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
    const { privateKey, appKey } = folderOf(party)
    await applications.enrolApplication({
      appId,
      kind,
      party: { id, name, province },
      publicKey: privateKey.publicKey,
      appKey,
    })
  }
}
