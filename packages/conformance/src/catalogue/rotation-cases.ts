import type { PlatformCase, Step } from './case.ts'
import type { Frame, UnitMessage } from './frames.ts'
import { caseOf, clauseOf, frames, payloadOf, protocolPage, succeeding } from './frames.ts'
import { refusalRows } from './rows.ts'

const frame = frames['key.rotate']

/** `key.rotate`. Every case leaves the caller with the key that it had. */
export function rotationCases(): PlatformCase[] {
  return [
    ...followers.flatMap((message) => [followed(message, 'new'), followed(message, 'caller')]),
    ...refusalRows(frame, otherKeys),
    reused,
  ]
}

const followers = [
  'bill.verify',
  'bill.status',
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'reimbursement.unpost',
  'bill.file',
  'event.feed',
] as const satisfies readonly UnitMessage[]

const toNew: Partial<Step> = { payload: { publicKey: '$newKey.pem' } }

const back: Step = {
  send: 'key.rotate',
  label: 'back',
  payload: { publicKey: '$callerKey.pem' },
  signAs: 'new',
  expect: { kind: 'answer', outcome: 'done' },
}

/** After a rotation the new key signs, and during the overlap the old one does too. */
function followed(message: UnitMessage, signAs: 'new' | 'caller'): PlatformCase {
  const next: Frame = frames[message]
  const step: Step = {
    send: message,
    label: 'next',
    payload: payloadOf(next, next.item('a')),
    signAs,
    expect: succeeding(next),
  }
  return caseOf(frame, {
    slug: `then-${message}-${signAs === 'new' ? 'new' : 'old'}-key`,
    side: 'success',
    title: `更换公钥后，用${signAs === 'new' ? '新' : '旧'}私钥发送${message}`,
    clause: `${protocolPage}#keys-密钥`,
    requirements: ['KEY-OVERLAP'],
    bills: next.bill === null ? {} : { a: next.bill },
    step: toNew,
    after: [step, back],
  })
}

function pem(label: string, body: string): string {
  const lines = body.match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

const p256 =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJV9LpyHNuuo0VHLsDJ224K73PfW4m/er5eaZwzbAP8ucGigBuXoqKEL4HNzBYO4PBT83yqB52dEunqhhL3VXQw=='
const zeros = 'A'.repeat(124)

const otherKeys = {
  'key-of-p-256': {
    title: '公钥在P-256曲线上',
    item: { publicKey: pem('PUBLIC KEY', p256) },
    code: 'ITEM_MALFORMED',
  },
  'key-of-zeros': {
    title: '公钥全为零',
    item: { publicKey: pem('PUBLIC KEY', zeros) },
    code: 'ITEM_MALFORMED',
  },
  'key-as-certificate': {
    title: '把公钥写成证书',
    item: { publicKey: pem('CERTIFICATE', p256) },
    code: 'ITEM_MALFORMED',
  },
  'key-not-base64': {
    title: '公钥不是base64',
    item: { publicKey: pem('PUBLIC KEY', '*'.repeat(124)) },
    code: 'ITEM_MALFORMED',
  },
  'key-without-frame': {
    title: '公钥没有首尾行',
    item: { publicKey: p256 },
    code: 'ITEM_MALFORMED',
  },
  'key-hexadecimal': {
    title: '公钥写成十六进制',
    item: { publicKey: '04'.repeat(65) },
    code: 'ITEM_MALFORMED',
  },
}

const reused: PlatformCase = caseOf(frame, {
  slug: 'reused-other-key',
  side: 'failure',
  title: '同一请求编号换了另一把公钥',
  clause: clauseOf('key.rotate'),
  requirements: ['RETRY-REUSED'],
  after: [
    {
      send: 'key.rotate',
      label: 'main',
      payload: { publicKey: '$newKey.pem' },
      expect: { kind: 'answer', outcome: 'refused', code: 'OPERATION_ID_REUSED' },
    },
  ],
})
