import { builtPortals } from './built-portals.ts'

process.stdout.write(`${await builtPortals()}\n`)
