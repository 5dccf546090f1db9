import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumOptions, whyNoChromium } from '@piaoqiao/dev/chromium'
import { chromium, type Page } from 'playwright-core'

/** The independent reader as one script for browsers; only its free versions come as such. */
const readerFile = fileURLToPath(import.meta.resolve('ofd.js'))

/** Why an OFD cannot be opened in a browser on this machine, or null. */
export function whyNoReader(): string | null {
  const reason = whyNoChromium()
  if (reason !== null) return reason
  if (!readerFile.endsWith('umd.min.js')) {
    return 'this version of ofd.js reads nothing without a licence; 0.2.6 does'
  }
  return null
}

/** A page in which the reader is loaded, and what it takes along when it is closed. */
export interface ReaderPage {
  readonly page: Page
  close(): Promise<void>
}

/** Opens a browser with a profile of its own on a page that this machine serves to itself. */
export async function openReaderPage(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<ReaderPage> {
  const server = await serve(files)
  const profile = mkdtempSync(join(tmpdir(), 'ofd-reader-'))
  const browser = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions,
    viewport: { width: 1240, height: 880 },
  })
  const page = await browser.newPage()
  const { port } = server.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/`)
  return {
    page,
    close: async () => {
      await browser.close()
      server.close()
      rmSync(profile, { recursive: true })
    },
  }
}

const html =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">' +
  '<body style="margin:0"><script src="/reader.js"></script><div id="pages"></div>'

function serve(files: Readonly<Record<string, Uint8Array>>): Promise<Server> {
  const contents = new Map<string, [type: string, body: Uint8Array | string]>([
    ['/', ['text/html', html]],
    ['/reader.js', ['text/javascript', readFileSync(readerFile)]],
    ...Object.entries(files).map(([name, bytes]): [string, [string, Uint8Array]] => {
      return [`/${name}`, ['application/octet-stream', bytes]]
    }),
  ])
  const server = createServer((request, response) => {
    const content = contents.get(request.url ?? '')
    if (content === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': content[0] }).end(content[1])
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
