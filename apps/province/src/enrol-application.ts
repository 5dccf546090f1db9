import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { SettingsOf } from '@piaoqiao/service-kit'
import {
  ArgumentsUnfit,
  argumentFile,
  readArguments,
  readSettings,
  runCommand,
} from '@piaoqiao/service-kit'
import type { EnrolledKind, Enrolment } from './application-ports.ts'
import { provinceSettings } from './settings.ts'
import { openApplications } from './wiring/open-applications.ts'

// For the operator of a province, who gives these settings as the province itself has them.
const { province, databaseUrl, masterKey } = provinceSettings
const operatorSettings = { province, databaseUrl, masterKey }

const usage =
  'node apps/province/src/enrol-application.ts --app-id unit-1 --kind unit|issuer|payer_portal|office ' +
  '--party-id 91320100MA1PQ0001N --party-name … --public-key-file unit.pem ' +
  '[--address 192.0.2.0/24]… [--quota-per-minute 6000] [--webhook-url https://…]'

const kinds = [
  'unit',
  'issuer',
  'payer_portal',
  'office',
] as const satisfies readonly EnrolledKind[]

await runCommand(async () => {
  const given = readGiven()
  const settings = readSettings(operatorSettings, process.env)
  const enrolment = enrolmentOf(given, settings)
  const { applications, close } = await openApplications({ ...settings, clock: Date.now })
  try {
    const { appId, kind, party, appKey } = await applications.enrolApplication(enrolment)
    // The only time that the key is shown: the database holds it enciphered.
    return { appId, kind, partyId: party.id, appKey: Buffer.from(appKey).toString('hex') }
  } finally {
    await close()
  }
})

function readGiven() {
  return readArguments(process.argv.slice(2), {
    options: {
      'app-id': { type: 'string' },
      kind: { type: 'string' },
      'party-id': { type: 'string' },
      'party-name': { type: 'string' },
      'public-key-file': { type: 'string' },
      address: { type: 'string', multiple: true },
      'quota-per-minute': { type: 'string' },
      'webhook-url': { type: 'string' },
    },
    required: ['app-id', 'kind', 'party-id', 'party-name', 'public-key-file'],
    usage,
  })
}

function enrolmentOf(
  given: ReturnType<typeof readGiven>,
  { province: code }: SettingsOf<typeof operatorSettings>,
): Enrolment {
  const kind = kinds.find((known) => known === given.kind)
  if (kind === undefined) throw new ArgumentsUnfit(`usage: ${usage}`)
  const { 'quota-per-minute': quota, 'webhook-url': webhookUrl } = given
  return {
    appId: given['app-id'],
    kind,
    party: { id: given['party-id'], name: given['party-name'], province: code },
    publicKey: importSm2PublicKey(argumentFile(given['public-key-file'])),
    addresses: given.address ?? null,
    ...(quota !== undefined && { quotaPerMinute: Number(quota) }),
    ...(webhookUrl !== undefined && { webhookUrl }),
  }
}
