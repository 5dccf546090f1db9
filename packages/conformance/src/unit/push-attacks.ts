/** What is odd about a push to the unit's webhook. */
export type PushBend =
  | 'good'
  | 'hundred'
  | 'thousand'
  | 'doubled'
  | 'unknown kind'
  | 'rotated key'
  | 'indented'
  | 'parallel'
  | 'after broken'
  | 'replayed'
  | 'gap'
  | 'reordered'
  | 'mac flipped'
  | 'mac other key'
  | 'signature missing'
  | 'signature stranger'
  | 'signed as answer'
  | 'signed for other service'
  | 'other application'
  | 'other receiver'
  | 'clock behind'
  | 'clock ahead'
  | 'data changed'
  | 'request id changed'
  | 'payload not json'
  | 'payload of other form'
  | 'no entries'
  | 'too many entries'
  | 'empty body'
  | 'half body'
  | 'text body'
  | 'array body'
  | 'too large'
  | 'two values'
  | 'other version'
  | 'member missing'
  | 'member added'
  | 'own request'
  | 'plain payload'

/** Whether the unit has to confirm with 2xx, must not, or may do either as long as nothing is lost. */
export type PushEnd = 'confirms' | 'refuses' | 'either'

export interface PushAttack {
  readonly slug: string
  readonly title: string
  readonly bend: PushBend
  readonly end: PushEnd
  readonly requirement: string
}

type Row = readonly [bend: PushBend, title: string, requirement: string]

const confirmed: readonly Row[] = [
  ['good', '推送一条事件', 'PUSH-CONFIRM'],
  ['hundred', '推送100条事件', 'PUSH-CONFIRM'],
  ['thousand', '推送1000条事件', 'PUSH-CONFIRM'],
  ['doubled', '同样的事件再推送一次', 'PUSH-TWICE'],
  ['unknown kind', '推送不认识的事件类型', 'PUSH-CONFIRM'],
  ['rotated key', '推送用平台的新私钥签名', 'UNIT-ROTATED-KEY'],
  ['indented', '推送的信封带缩进', 'PUSH-CONFIRM'],
  ['parallel', '同时推送多次', 'PUSH-CONFIRM'],
  ['after broken', '一次推送中断后再推送', 'PUSH-CONFIRM'],
]

const free: readonly Row[] = [
  ['replayed', '原样重放同一推送', 'PUSH-TWICE'],
  ['reordered', '后面的事件先到', 'PUSH-ORDER'],
  ['gap', '位置有间断', 'PUSH-ORDER'],
]

const refused: readonly Row[] = [
  ['mac flipped', '鉴别码错一位', 'PUSH-TRUST'],
  ['mac other key', '鉴别码用了别的密钥', 'PUSH-TRUST'],
  ['signature missing', '没有签名', 'PUSH-TRUST'],
  ['signature stranger', '别人的签名', 'PUSH-TRUST'],
  ['signed as answer', '按答复签名', 'PUSH-TRUST'],
  ['signed for other service', '按别的服务签名', 'PUSH-TRUST'],
  ['other application', '推送给另一应用', 'PUSH-TRUST'],
  ['other receiver', '加密给了别人', 'PUSH-TRUST'],
  ['clock behind', '时间早6分钟', 'PUSH-TRUST'],
  ['clock ahead', '时间晚6分钟', 'PUSH-TRUST'],
  ['data changed', '业务数据被改动', 'PUSH-TRUST'],
  ['request id changed', '请求编号被改动', 'PUSH-TRUST'],
  ['own request', '把单位自己的请求推送给它', 'PUSH-TRUST'],
  ['plain payload', '没有封装', 'PUSH-TRUST'],
  ['payload not json', '业务数据不是JSON', 'PUSH-FORM'],
  ['payload of other form', '业务数据没有entries', 'PUSH-FORM'],
  ['no entries', 'entries为空', 'PUSH-FORM'],
  ['too many entries', 'entries有1001条', 'PUSH-FORM'],
  ['empty body', '请求体为空', 'PUSH-FORM'],
  ['half body', '请求体只有一半', 'PUSH-FORM'],
  ['text body', '请求体不是JSON', 'PUSH-FORM'],
  ['array body', '请求体是数组', 'PUSH-FORM'],
  ['too large', '请求体超过4194304字节', 'PUSH-FORM'],
  ['two values', '请求体重复两遍', 'PUSH-FORM'],
  ['other version', '协议版本不同', 'PUSH-FORM'],
  ['member missing', '信封缺少字段', 'PUSH-FORM'],
  ['member added', '信封有多余字段', 'PUSH-FORM'],
]

function attacks(rows: readonly Row[], end: PushEnd): PushAttack[] {
  return rows.map(([bend, title, requirement]) => ({
    slug: bend.replaceAll(' ', '-'),
    title: `事件推送：${title}`,
    bend,
    end,
    requirement,
  }))
}

/** Every way in which events are pushed. */
export const pushAttacks: readonly PushAttack[] = [
  ...attacks(confirmed, 'confirms'),
  ...attacks(free, 'either'),
  ...attacks(refused, 'refuses'),
]
