import type { Instant } from '@piaoqiao/domain'
import type { Environment, SettingDefinition } from '@piaoqiao/service-kit'
import { ArgumentsUnfit, readArguments, readSettings, text } from '@piaoqiao/service-kit'
import type { KeyStoreArguments } from './command-arguments.ts'
import { derOf, keyStoreUsage, momentOf, privateKeyOf, required } from './command-arguments.ts'
import { addKey, firstKey, importCertificate, importSeal, rotate } from './key-changes.ts'
import type { KeyStoreContent } from './key-store-content.ts'
import type { KeyStorePlace } from './key-store-file.ts'
import { createKeyStore, readKeyStore, writeKeyStore } from './key-store-file.ts'
import { keyStoreSettings } from './key-store-settings.ts'
import type { PassphraseWork } from './sealed-text.ts'
import { shownKeys } from './shown-keys.ts'

const newPassphrase = {
  newPassphrase: {
    variable: 'KEY_STORE_NEW_PASSPHRASE',
    description: 'The passphrase that takes the place of the other one.',
    kind: text({ charactersMax: 200 }),
    secret: true,
  },
} as const satisfies SettingDefinition

export interface KeyStoreCommandOptions {
  /** What stands behind the program: a command and its options. */
  readonly given: readonly string[]
  readonly environment: Environment
  readonly now: Instant
  /** How hard a new file is made to open; tests make it easy. */
  readonly work?: PassphraseWork
}

/**
 * Carries out a command of an operator on the key store that the environment names, and shows the store as it is then.
 * @throws KeyStoreError, KeyFileExposed, ArgumentsUnfit, SettingsError
 */
export async function keyStoreCommand(options: KeyStoreCommandOptions): Promise<object> {
  const [command = '', ...rest] = options.given
  const given = readArguments(rest, {
    options: {
      name: { type: 'string' },
      'private-key-file': { type: 'string' },
      'certificate-file': { type: 'string' },
      'seal-file': { type: 'string' },
      at: { type: 'string' },
    },
    required: [],
    usage: keyStoreUsage,
  })
  if (!Object.hasOwn(commands, command)) throw new ArgumentsUnfit(`usage: ${keyStoreUsage}`)
  const content = await commands[command as CommandName]({
    ...options,
    place: placeIn(options.environment),
    asked: given,
  })
  return shownKeys(content, options.now)
}

interface Task extends KeyStoreCommandOptions {
  readonly place: KeyStorePlace
  readonly asked: KeyStoreArguments
}
type Command = (task: Task) => Promise<KeyStoreContent>
type CommandName = keyof typeof commands

const commands = {
  init: async ({ place, asked, now, work }) => {
    const content = firstKey(required(asked.name), privateKeyOf(asked), now)
    await createKeyStore(place, content, work)
    return content
  },
  list: ({ place }) => readKeyStore(place),
  'add-key': (task) =>
    change(task, (content) =>
      addKey(content, required(task.asked.name), privateKeyOf(task.asked), task.now),
    ),
  'import-certificate': (task) =>
    change(task, (content) => {
      const { name, 'certificate-file': path } = task.asked
      return importCertificate(content, required(name), derOf(required(path)))
    }),
  'import-seal': (task) =>
    change(task, (content) => {
      const { name, 'seal-file': path } = task.asked
      return importSeal(content, required(name), derOf(required(path)))
    }),
  rotate: (task) =>
    change(task, (content) => {
      const { asked, now } = task
      return rotate(content, asked.at === undefined ? now : momentOf(asked.at), now)
    }),
  'change-passphrase': async ({ place, environment, work }) => {
    const content = await readKeyStore(place)
    const { newPassphrase: passphrase } = readSettings(newPassphrase, environment)
    await writeKeyStore({ ...place, passphrase }, content, work)
    return content
  },
} as const satisfies Record<string, Command>

async function change(
  { place, work }: Task,
  make: (content: KeyStoreContent) => KeyStoreContent,
): Promise<KeyStoreContent> {
  const content = make(await readKeyStore(place))
  await writeKeyStore(place, content, work)
  return content
}

function placeIn(environment: Environment): KeyStorePlace {
  const { keyStoreFile, keyStorePassphrase } = readSettings(keyStoreSettings, environment)
  if (keyStoreFile === null || keyStorePassphrase === null) {
    throw new ArgumentsUnfit('KEY_STORE_FILE and KEY_STORE_PASSPHRASE say where the keys are')
  }
  return { path: keyStoreFile, passphrase: keyStorePassphrase }
}
