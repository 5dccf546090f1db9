import { existsSync } from 'node:fs'
import type { LaunchOptions } from 'playwright-core'

const chromiumFile = '/usr/bin/chromium'

/** How the browser of the machine is started: without a profile that stays, and without asking for anything outside. */
export const chromiumOptions: LaunchOptions = {
  executablePath: chromiumFile,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--lang=zh-CN',
  ],
}

/** Why there is no browser on this machine, or null. */
export function whyNoChromium(): string | null {
  return existsSync(chromiumFile)
    ? null
    : `there is no ${chromiumFile}; on Debian: apt-get install chromium`
}
