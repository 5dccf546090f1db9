import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the pages into the folder that is given. */
await build({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  build: { outDir: process.argv[2] ?? 'dist/pages', emptyOutDir: true },
})
