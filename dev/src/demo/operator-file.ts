import { join } from 'node:path'
import { offices } from '../world/parties.ts'
import type { WorldProvince } from '../world/ports.ts'
import { writeWhole } from '../world/private-files.ts'
import { accountsEnvironment } from '../world/service-environments.ts'
import type { WorldData } from '../world/world-data.ts'

const ownerOnly = 0o600
/** What the commands of an operator read; an office itself reads more. */
const operatorVariables = ['PROVINCE', 'DATABASE_URL', 'MASTER_KEY_FILE', 'PUBLIC_URL'] as const

/** Writes what an operator's commands need to know of an office, for `node --env-file`, and says where it lies. */
export function writeOperatorFile(data: WorldData, code: WorldProvince): string {
  const environment = accountsEnvironment(data, code)
  const lines = operatorVariables.map((name) => `${name}="${environment[name] ?? ''}"\n`)
  const path = join(data.folderOf(offices[code]).path, 'operator.env')
  writeWhole(path, lines.join(''), ownerOnly)
  return path
}
