import { runCommand } from '@piaoqiao/service-kit'
import { keyStoreCommand } from './keys/key-store-command.ts'

await runCommand(() =>
  keyStoreCommand({ given: process.argv.slice(2), environment: process.env, now: Date.now() }),
)
