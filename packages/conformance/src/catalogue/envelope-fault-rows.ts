import type { EnvelopeCode } from '@piaoqiao/protocol'
import type { Bend } from './case.ts'

/** What is done to an envelope and as what it has to be turned away. */
export type Row = readonly [
  slug: string,
  title: string,
  code: EnvelopeCode,
  bends: readonly Bend[],
  only?: 'changes' | 'reads',
]

const body = (as: Extract<Bend, { at: 'body' }>['as']): Bend => ({ at: 'body', as })
const payload = (as: Extract<Bend, { at: 'payload' }>['as']): Bend => ({ at: 'payload', as })
const member = (name: string, as: Extract<Bend, { at: 'member' }>['as']): Bend => ({
  at: 'member',
  name,
  as,
})
const mac = (as: Extract<Bend, { at: 'mac' }>['as']): Bend => ({ at: 'mac', as })
const signature = (as: Extract<Bend, { at: 'signature' }>['as']): Bend => ({ at: 'signature', as })
const key = (as: Extract<Bend, { at: 'key' }>['as']): Bend => ({ at: 'key', as })
const data = (as: Extract<Bend, { at: 'data' }>['as']): Bend => ({ at: 'data', as })
const clock = (offsetMs: number): Bend => ({ at: 'clock', offsetMs })
/** Stands for a service that is served, but not to the caller. */
export const notAllowed = 'not-allowed'

const path = (service: string): Bend => ({ at: 'path', service })
const app: Bend = { at: 'app', appId: 'nobody-0000' }
/** Five minutes and ten seconds. */
const tooEarly = -310_000
const tooLate = 310_000
const dayMs = 86_400_000

const bodyRows: readonly Row[] = [
  ['body-empty', '请求体为空', 'ENVELOPE_MALFORMED_JSON', [body('empty')]],
  ['body-text', '请求体不是JSON', 'ENVELOPE_MALFORMED_JSON', [body('text')]],
  ['body-half', '请求体只有前一半', 'ENVELOPE_MALFORMED_JSON', [body('half')]],
  ['body-bom', '请求体以字节序标记开头', 'ENVELOPE_MALFORMED_JSON', [body('byte order mark')]],
  ['body-utf16', '请求体用UTF-16编码', 'ENVELOPE_MALFORMED_JSON', [body('utf-16')]],
  ['body-not-utf8', '请求体含非UTF-8字节', 'ENVELOPE_MALFORMED_JSON', [body('not utf-8')]],
  ['body-two-values', '请求体是两个JSON', 'ENVELOPE_MALFORMED_JSON', [body('two values')]],
  ['body-deep', '请求体嵌套过深', 'ENVELOPE_MALFORMED_JSON', [body('deep')]],
  ['body-too-large', '请求体超过4194304字节', 'ENVELOPE_TOO_LARGE', [body('too large')]],
  ['body-array', '请求体是数组', 'ENVELOPE_MALFORMED', [body('array')]],
  ['body-null', '请求体是null', 'ENVELOPE_MALFORMED', [body('null')]],
  ['body-string', '请求体是字符串', 'ENVELOPE_MALFORMED', [body('string')]],
]

const members = ['appId', 'requestId', 'timestamp', 'encryptedKey', 'iv', 'data', 'mac'] as const

const memberRows: readonly Row[] = [
  ['version-2', '协议版本为2.0', 'ENVELOPE_VERSION_UNSUPPORTED', [member('version', '2.0')]],
  ['version-empty', '协议版本为空', 'ENVELOPE_VERSION_UNSUPPORTED', [member('version', '')]],
  ['version-1', '协议版本写成1', 'ENVELOPE_VERSION_UNSUPPORTED', [member('version', '1')]],
  ['version-number', '协议版本是数字', 'ENVELOPE_MALFORMED', [member('version', 1)]],
  ['version-missing', '缺少协议版本', 'ENVELOPE_MALFORMED', [member('version', undefined)]],
  ...members.flatMap((name): Row[] => [
    [`${name}-missing`, `信封缺少${name}`, 'ENVELOPE_MALFORMED', [member(name, undefined)]],
    [`${name}-null`, `信封的${name}为null`, 'ENVELOPE_MALFORMED', [member(name, null)]],
    [`${name}-number`, `信封的${name}是数字`, 'ENVELOPE_MALFORMED', [member(name, 1)]],
    [`${name}-empty`, `信封的${name}为空`, 'ENVELOPE_MALFORMED', [member(name, '')]],
  ]),
  ['appId-slash', '应用编号含斜线', 'ENVELOPE_MALFORMED', [member('appId', 'a/b')]],
  ['appId-long', '应用编号有41位', 'ENVELOPE_MALFORMED', [member('appId', 'a'.repeat(41))]],
  ['requestId-long', '请求编号有65位', 'ENVELOPE_MALFORMED', [member('requestId', 'r'.repeat(65))]],
  ['requestId-space', '请求编号含空格', 'ENVELOPE_MALFORMED', [member('requestId', 'r 1')]],
  ['requestId-chinese', '请求编号含汉字', 'ENVELOPE_MALFORMED', [member('requestId', '请求-1')]],
  ['requestId-hash', '请求编号含#', 'ENVELOPE_MALFORMED', [member('requestId', 'r#1')]],
  [
    'timestamp-seconds',
    '发送时间没有毫秒',
    'ENVELOPE_MALFORMED',
    [member('timestamp', '2026-03-04T02:00:00Z')],
  ],
  [
    'timestamp-beijing',
    '发送时间带时区',
    'ENVELOPE_MALFORMED',
    [member('timestamp', '2026-03-04T10:00:00.000+08:00')],
  ],
  [
    'timestamp-february-31',
    '发送时间是2月31日',
    'ENVELOPE_MALFORMED',
    [member('timestamp', '2026-02-31T02:00:00.000Z')],
  ],
  [
    'iv-15-bytes',
    '初始向量只有15字节',
    'ENVELOPE_MALFORMED',
    [member('iv', 'AAAAAAAAAAAAAAAAAAAA')],
  ],
  [
    'iv-spare-bits',
    '初始向量的base64余位不为零',
    'ENVELOPE_MALFORMED',
    [member('iv', 'AAAAAAAAAAAAAAAAAAAAAB==')],
  ],
  ['data-not-base64', '业务数据不是base64', 'ENVELOPE_MALFORMED', [member('data', '*'.repeat(24))]],
  ['mac-hex', '鉴别码用十六进制', 'ENVELOPE_MALFORMED', [member('mac', '5a'.repeat(32))]],
  [
    'encryptedKey-short',
    '密钥密文过短',
    'ENVELOPE_MALFORMED',
    [member('encryptedKey', 'A'.repeat(76))],
  ],
  ['signature-null', '签名为null', 'ENVELOPE_MALFORMED', [member('signature', null)]],
  ['signature-empty', '签名为空', 'ENVELOPE_MALFORMED', [member('signature', '')]],
  ['extra-member', '信封有多余字段', 'ENVELOPE_MALFORMED', [member('service', 'bill.lock')]],
]

const identityRows: readonly Row[] = [
  ['service-unknown', '服务名不存在', 'ENVELOPE_SERVICE_UNKNOWN', [path('bill.unknown')]],
  ['service-case', '服务名大小写不符', 'ENVELOPE_SERVICE_UNKNOWN', [path('BILL.LOCK')]],
  ['service-constructor', '服务名为constructor', 'ENVELOPE_SERVICE_UNKNOWN', [path('constructor')]],
  ['app-unknown', '应用编号没有登记', 'ENVELOPE_APP_UNKNOWN', [app]],
  ['service-not-allowed', '发往没有开通的服务', 'ENVELOPE_SERVICE_NOT_ALLOWED', [path(notAllowed)]],
  ['clock-behind', '发送时间早5分10秒', 'ENVELOPE_CLOCK_SKEW', [clock(tooEarly)]],
  ['clock-ahead', '发送时间晚5分10秒', 'ENVELOPE_CLOCK_SKEW', [clock(tooLate)]],
  ['clock-yesterday', '发送时间是昨天', 'ENVELOPE_CLOCK_SKEW', [clock(-dayMs)]],
  ['clock-tomorrow', '发送时间是明天', 'ENVELOPE_CLOCK_SKEW', [clock(dayMs)]],
  ['clock-beijing', '把北京时间写成UTC', 'ENVELOPE_CLOCK_SKEW', [clock(8 * 3_600_000)]],
  ['mac-flipped', '鉴别码错一位', 'ENVELOPE_MAC_INVALID', [mac('flipped')]],
  ['mac-other-key', '鉴别码用了别的密钥', 'ENVELOPE_MAC_INVALID', [mac('other key')]],
  ['mac-key-as-text', '鉴别码用了密钥的十六进制文本', 'ENVELOPE_MAC_INVALID', [mac('key as text')]],
  ['mac-as-answer', '鉴别码按答复计算', 'ENVELOPE_MAC_INVALID', [mac('as answer')]],
  ['mac-other-service', '鉴别码按别的服务计算', 'ENVELOPE_MAC_INVALID', [mac('other service')]],
  ['mac-zero', '鉴别码全为零', 'ENVELOPE_MAC_INVALID', [mac('zero')]],
  ['mac-without-key', '鉴别码没有用密钥', 'ENVELOPE_MAC_INVALID', [mac('sm3 without key')]],
  ['mac-line-feed', '待签文本末尾多一个换行', 'ENVELOPE_MAC_INVALID', [mac('line feed at end')]],
  [
    'requestId-changed',
    '封装后改了请求编号',
    'ENVELOPE_MAC_INVALID',
    [member('requestId', 'changed-after-sealing')],
  ],
]

const signatureRows: readonly Row[] = [
  [
    'signature-missing',
    '没有签名',
    'ENVELOPE_SIGNATURE_MISSING',
    [signature('missing')],
    'changes',
  ],
  ['signature-stranger', '别人的签名', 'ENVELOPE_SIGNATURE_INVALID', [signature('stranger')]],
  [
    'signature-empty-identity',
    '签名的用户标识为空',
    'ENVELOPE_SIGNATURE_INVALID',
    [signature('empty identity')],
  ],
  ['signature-as-answer', '按答复签名', 'ENVELOPE_SIGNATURE_INVALID', [signature('as answer')]],
  [
    'signature-other-service',
    '按别的服务签名',
    'ENVELOPE_SIGNATURE_INVALID',
    [signature('other service')],
  ],
  ['signature-not-der', '签名不是DER', 'ENVELOPE_SIGNATURE_INVALID', [signature('not der')]],
  ['signature-raw', '签名是r与s的拼接', 'ENVELOPE_SIGNATURE_INVALID', [signature('raw')]],
  [
    'signature-other-text',
    '对别的文本签名',
    'ENVELOPE_SIGNATURE_INVALID',
    [signature('other text')],
  ],
]

const contentRows: readonly Row[] = [
  ['key-other-receiver', '密钥加密给了别人', 'ENVELOPE_UNDECRYPTABLE', [key('other receiver')]],
  ['key-15-bytes', '密钥只有15字节', 'ENVELOPE_UNDECRYPTABLE', [key('fifteen bytes')]],
  ['key-old-order', '密钥密文按C1C2C3排列', 'ENVELOPE_UNDECRYPTABLE', [key('old order')]],
  ['key-not-der', '密钥密文不是DER', 'ENVELOPE_UNDECRYPTABLE', [key('not der')]],
  ['key-raw-point', '密钥密文是裸字节', 'ENVELOPE_UNDECRYPTABLE', [key('raw point')]],
  ['data-odd-length', '业务数据密文不足整块', 'ENVELOPE_UNDECRYPTABLE', [data('odd length')]],
  ['data-broken-padding', '业务数据填充错误', 'ENVELOPE_UNDECRYPTABLE', [data('broken padding')]],
  ['data-no-padding', '业务数据没有填充', 'ENVELOPE_UNDECRYPTABLE', [data('no padding')]],
  [
    'data-other-vector',
    '初始向量与加密时不同',
    'ENVELOPE_PAYLOAD_NOT_JSON',
    [data('other vector')],
  ],
  ['payload-text', '业务数据不是JSON', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('text')]],
  ['payload-empty', '业务数据为空', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('empty')]],
  ['payload-half', '业务数据只有前一半', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('half')]],
  ['payload-deep', '业务数据嵌套超过16层', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('deep')]],
  ['payload-prototype', '业务数据含__proto__', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('prototype')]],
  [
    'payload-bom',
    '业务数据以字节序标记开头',
    'ENVELOPE_PAYLOAD_NOT_JSON',
    [payload('byte order mark')],
  ],
  [
    'payload-not-utf8',
    '业务数据含非UTF-8字节',
    'ENVELOPE_PAYLOAD_NOT_JSON',
    [payload('not utf-8')],
  ],
  ['payload-utf16', '业务数据用UTF-16编码', 'ENVELOPE_PAYLOAD_NOT_JSON', [payload('utf-16')]],
  [
    'payload-trailing-comma',
    '业务数据末尾多逗号',
    'ENVELOPE_PAYLOAD_NOT_JSON',
    [payload('trailing comma')],
  ],
  [
    'payload-two-values',
    '业务数据是两个JSON',
    'ENVELOPE_PAYLOAD_NOT_JSON',
    [payload('two values')],
  ],
]

const precedenceRows: readonly Row[] = [
  [
    'first-version',
    '版本不支持先于字段多余',
    'ENVELOPE_VERSION_UNSUPPORTED',
    [member('version', '9.9'), member('extra', 1)],
  ],
  [
    'first-malformed',
    '信封不合规范先于服务不存在',
    'ENVELOPE_MALFORMED',
    [member('iv', ''), path('bill.unknown')],
  ],
  [
    'first-service',
    '服务不存在先于应用未登记',
    'ENVELOPE_SERVICE_UNKNOWN',
    [path('bill.unknown'), app],
  ],
  ['first-app', '应用未登记先于时间偏差', 'ENVELOPE_APP_UNKNOWN', [app, clock(tooEarly)]],
  [
    'first-not-allowed',
    '服务未开通先于鉴别码不符',
    'ENVELOPE_SERVICE_NOT_ALLOWED',
    [path(notAllowed), mac('flipped')],
  ],
  ['first-clock', '时间偏差先于鉴别码不符', 'ENVELOPE_CLOCK_SKEW', [clock(tooLate), mac('zero')]],
  [
    'first-mac',
    '鉴别码不符先于签名无效',
    'ENVELOPE_MAC_INVALID',
    [mac('other key'), signature('stranger')],
  ],
  [
    'first-mac-of-missing',
    '鉴别码不符先于缺少签名',
    'ENVELOPE_MAC_INVALID',
    [mac('flipped'), signature('missing')],
  ],
  [
    'first-missing',
    '缺少签名先于无法解密',
    'ENVELOPE_SIGNATURE_MISSING',
    [signature('missing'), key('other receiver')],
    'changes',
  ],
  [
    'first-signature',
    '签名无效先于无法解密',
    'ENVELOPE_SIGNATURE_INVALID',
    [signature('stranger'), key('other receiver')],
  ],
  [
    'first-undecryptable',
    '无法解密先于业务数据不是JSON',
    'ENVELOPE_UNDECRYPTABLE',
    [data('no padding'), payload('text')],
  ],
]

/** Every row by the requirement that it checks. */
export const envelopeFaultRows = [
  ['ENV-BODY', bodyRows],
  ['ENV-FIELDS', memberRows],
  ['ENV-IDENTITY', identityRows],
  ['ENV-SIGNATURE', signatureRows],
  ['ENV-CONTENT', contentRows],
  ['ENV-ORDER', precedenceRows],
] as const
