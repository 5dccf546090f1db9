import {
  openEnvelope,
  parseEnvelope,
  provinceAppKey,
  services,
  type Service,
} from '@piaoqiao/protocol'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exampleMessages } from './example-message.ts'
import { examplesFolder, readExampleParties } from './example-parties.ts'
import { openingCommand, openingOutput } from './opening-command.ts'
import { overviewPage } from './overview-page.ts'
import { workedExample } from './worked-example.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'protocol-examples-'))
cpSync(join(root, examplesFolder), folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const parties = readExampleParties(root)
const examples = await Promise.all(
  (Object.values(services) as readonly Service[])
    .flatMap(exampleMessages)
    .map((message) =>
      workedExample(message, parties, readFileSync(join(folder, message.file), 'utf8')),
    ),
)

function shell(script: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder })
  return { status, stdout: stdout.toString(), stderr: stderr.toString() }
}

describe('the command on a page opens the envelope with OpenSSL alone', () => {
  test.each(examples)('$file', (example) => {
    const onDisk: unknown = JSON.parse(readFileSync(join(folder, example.file), 'utf8'))
    expect(onDisk).toEqual(example.envelope)
    const { status, stdout, stderr } = shell(openingCommand(example))
    expect({ status, stderr, stdout: stdout.trimEnd() }).toEqual({
      status: 0,
      stderr: '',
      stdout: openingOutput(example),
    })
  })

  test.each(['mac', 'signature', 'data', 'requestId'])('and stops at a changed %s', (field) => {
    const changed = `sed 's/"${field}": "[A-Za-z0-9]/"${field}": "~/' bill.lock.request.json > changed.json`
    const opened = shell(
      `${changed}; sh open.sh changed.json bill.lock party.pub.pem platform.key.pem app-key.party.hex`,
    )
    expect(opened.status).not.toBe(0)
    expect(opened.stdout).not.toContain('items')
  })
})

describe('the commands of the overview', () => {
  const blocks = [...overviewPage(root).matchAll(/```sh\n([^]*?)```/g)].map(
    (found) => found[1] ?? '',
  )
  const [makingKeys = '', , , roundTrip = ''] = blocks

  test('make a key pair', () => {
    const { status, stdout } = shell(
      `mkdir -p new && cd new && { ${makingKeys}} && cat party.key.pem party.pub.pem`,
    )
    expect(status).toBe(0)
    expect(stdout).toContain('BEGIN PRIVATE KEY')
    expect(stdout).toContain('BEGIN PUBLIC KEY')
  })

  test('seal an envelope that the platform opens, and open it again', async () => {
    const { status, stdout } = shell(roundTrip)
    expect(status).toBe(0)
    const payloadText = readFileSync(join(folder, 'payload.json'), 'utf8')
    expect(stdout).toContain(`Signature Verified Successfully`)
    expect(stdout.trimEnd().endsWith(payloadText)).toBe(true)
    const opened = await openEnvelope({
      kind: 'request',
      service: 'bill.status',
      envelope: parseEnvelope(readFileSync(join(folder, 'request.json'))),
      appKey: parties.appKeys['app-key.party.hex'],
      sender: parties.crypto.publicKey('party'),
      signatureRequired: true,
      crypto: parties.crypto,
      keyName: 'platform',
      now: Date.now(),
    })
    expect(opened.signed).toBe(true)
    expect(JSON.stringify(opened.payload)).toBe(payloadText)
  })
})

test('the appKey between provinces is the one that provinces use', () => {
  const appKey = Buffer.from(parties.appKeys['app-key.province-32-50.hex'])
  expect(appKey.equals(provinceAppKey('32', '50'))).toBe(true)
})
