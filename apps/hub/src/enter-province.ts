import { argumentFile, readArguments, readSettings, runCommand } from '@piaoqiao/service-kit'
import { hubSettings } from './settings.ts'
import { openDirectory } from './wiring/open-directory.ts'

// For the operator of a hub, who gives DATABASE_URL as the hub itself has it.
const usage =
  'node apps/hub/src/enter-province.ts --code 50 --name 重庆市 --base-url https://… ' +
  '--public-key-file newest.pem [--public-key-file older.pem] [--inactive]'

await runCommand(async () => {
  const given = readArguments(process.argv.slice(2), {
    options: {
      code: { type: 'string' },
      name: { type: 'string' },
      'base-url': { type: 'string' },
      'public-key-file': { type: 'string', multiple: true },
      inactive: { type: 'boolean' },
    },
    required: ['code', 'name', 'base-url', 'public-key-file'],
    usage,
  })
  const { databaseUrl } = readSettings({ databaseUrl: hubSettings.databaseUrl }, process.env)
  const directory = await openDirectory(databaseUrl, Date.now)
  try {
    const active = given.inactive !== true
    const version = await directory.enterProvince({
      code: given.code,
      name: given.name,
      baseUrl: given['base-url'].replace(/\/+$/, ''),
      publicKeys: given['public-key-file'].map(argumentFile),
      active,
    })
    return { code: given.code, active, directoryVersion: version }
  } finally {
    await directory.close()
  }
})
