import { ArgumentsUnfit, readArguments, readSettings, runCommand } from '@piaoqiao/service-kit'
import { roleNames } from './access/roles.ts'
import { accountsSettings } from './settings.ts'
import { openBureauUserAs } from './wiring/open-bureau-users.ts'

// For the operator of an account office, who gives these settings as the office itself has them.
const { province, databaseUrl, masterKey, publicUrl } = accountsSettings
const operatorSettings = { province, databaseUrl, masterKey, publicUrl }

const usage =
  'node apps/accounts/src/open-bureau-user.ts --bureau-id B-500104 --name … --staff-number DDK-001 ' +
  '--email …@… [--role bureau_system]…'

await runCommand(async () => {
  const given = readArguments(process.argv.slice(2), {
    options: {
      'bureau-id': { type: 'string' },
      name: { type: 'string' },
      'staff-number': { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string', multiple: true },
    },
    required: ['bureau-id', 'name', 'staff-number', 'email'],
    usage,
  })
  if (!/^[A-Za-z0-9._-]{1,32}$/.test(given['staff-number'])) {
    throw new ArgumentsUnfit(`usage: ${usage}`)
  }
  const roles = (given.role ?? ['bureau_system']).map((role) => {
    const known = roleNames.find((name) => name === role)
    if (known === undefined) throw new ArgumentsUnfit(`usage: ${usage}`)
    return known
  })
  const user = {
    bureauId: given['bureau-id'],
    name: given.name,
    staffNumber: given['staff-number'],
    email: given.email,
    roles,
  }
  // The only time that the password is shown, beside the mail: the database holds its hash.
  return openBureauUserAs(readSettings(operatorSettings, process.env), user, Date.now())
})
