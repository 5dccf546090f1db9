import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { developerFiles } from './build/developer-files.ts'
import { portalNames } from './build/portal-names.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Each portal is a page of its own, so that a phone loads nothing of the consoles. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), developerFiles()],
  html: { cspNonce: 'piaoqiao-nonce' },
  build: {
    // Policies of the pages allow no data: scripts and no inline code.
    assetsInlineLimit: 0,
    // Says which scripts a page loads; `npm run bench -- web` adds them up.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(
        ['index', ...portalNames].map((name) => [name, here(`./${name}.html`)]),
      ),
    },
    // What a page may weigh is measured by `npm run bench -- web`.
    chunkSizeWarningLimit: 2_000,
    target: ['chrome109', 'safari16', 'firefox115'],
  },
})
