/** What the suite, as the platform, does with the first request of a case. */
export type AnswerBend =
  | 'good'
  | 'slow'
  | 'byte by byte'
  | 'indented'
  | 'extra members'
  | 'unknown code'
  | 'refused'
  | 'rotated key'
  | 'no answer'
  | 'late'
  | 'cut'
  | 'cut after headers'
  | 'half body'
  | 'too large'
  | 'endless'
  | 'empty body'
  | 'two answers'
  | 'mac flipped'
  | 'mac other key'
  | 'signature missing'
  | 'signature stranger'
  | 'signature as request'
  | 'key not announced'
  | 'other receiver'
  | 'clock behind'
  | 'clock ahead'
  | 'other request'
  | 'other application'
  | 'other service'
  | 'echo'
  | 'data changed'
  | 'payload not json'
  | 'plain payload'
  | 'status 500'
  | 'status 502'
  | 'status 504'
  | 'status 201'
  | 'problem without code'
  | 'problem outcome unknown'
  | 'redirect'
  | 'busy'
  | 'quota'
  | 'item unknown'
  | 'item unreachable'
  | 'item busy'
  | 'swapped'

/** What the unit has to do next. */
export type NextMove =
  /** The same content under the same request id, sealed anew. */
  | 'retries'
  /** The same, and not before the time that it was told to wait. */
  | 'waits'
  /** Nothing: it has its answer. */
  | 'accepts'

export interface AnswerAttack {
  readonly slug: string
  readonly title: string
  readonly bend: AnswerBend
  readonly next: NextMove
  readonly requirement: string
  /** Only for messages that change something, or have items. */
  readonly only?: 'changes' | 'items'
}

type Row = readonly [
  bend: AnswerBend,
  title: string,
  requirement: string,
  only?: 'changes' | 'items',
]

const accepted: readonly Row[] = [
  ['good', '答复完好', 'UNIT-OPEN'],
  ['slow', '答复来得慢', 'UNIT-OPEN'],
  ['byte by byte', '答复分多段送达', 'UNIT-OPEN'],
  ['indented', '答复的信封带缩进', 'UNIT-OPEN'],
  ['extra members', '答复有不认识的字段', 'UNIT-GROWTH'],
  ['unknown code', '答复有不认识的代码', 'UNIT-GROWTH'],
  ['refused', '业务被拒绝', 'UNIT-REFUSAL'],
  ['rotated key', '答复用平台的新私钥签名', 'UNIT-ROTATED-KEY'],
]

const untrusted: readonly Row[] = [
  ['mac flipped', '答复的鉴别码错一位', 'UNIT-OPEN-MAC'],
  ['mac other key', '答复的鉴别码用了别的密钥', 'UNIT-OPEN-MAC'],
  ['signature missing', '答复没有签名', 'UNIT-OPEN-SIGNATURE'],
  ['signature stranger', '答复是别人签的名', 'UNIT-OPEN-SIGNATURE'],
  ['signature as request', '答复按请求签名', 'UNIT-OPEN-SIGNATURE'],
  ['key not announced', '答复用没有通知过的平台密钥签名', 'UNIT-OPEN-SIGNATURE'],
  ['other receiver', '答复加密给了别人', 'UNIT-OPEN-CONTENT'],
  ['data changed', '答复的业务数据被改动', 'UNIT-OPEN-MAC'],
  ['payload not json', '答复的业务数据不是JSON', 'UNIT-OPEN-CONTENT'],
  ['clock behind', '答复的时间早6分钟', 'UNIT-OPEN-CLOCK'],
  ['clock ahead', '答复的时间晚6分钟', 'UNIT-OPEN-CLOCK'],
  ['other request', '答复是对另一请求的', 'UNIT-OPEN-REQUEST'],
  ['other application', '答复是给另一应用的', 'UNIT-OPEN-REQUEST'],
  ['other service', '答复是另一服务的', 'UNIT-OPEN-REQUEST'],
  ['swapped', '两个请求的答复互换', 'UNIT-OPEN-REQUEST'],
  ['echo', '把请求原样送回', 'UNIT-OPEN-REQUEST'],
  ['plain payload', '答复没有封装', 'UNIT-OPEN'],
]

const broken: readonly Row[] = [
  ['no answer', '已执行但一直不答复', 'UNIT-RETRY'],
  ['late', '重试之后才送来第一次的答复', 'UNIT-RETRY'],
  ['cut', '已执行但连接中断', 'UNIT-RETRY'],
  ['cut after headers', '只送来答复的首部', 'UNIT-RETRY'],
  ['half body', '答复只送来一半', 'UNIT-RETRY'],
  ['too large', '答复超过4194304字节', 'UNIT-RETRY'],
  ['endless', '答复没有尽头', 'UNIT-RETRY'],
  ['empty body', '答复为空', 'UNIT-RETRY'],
  ['two answers', '答复重复两遍', 'UNIT-RETRY'],
  ['status 500', '答复状态码500', 'UNIT-STATUS'],
  ['status 502', '中间设备答复502和网页', 'UNIT-STATUS'],
  ['status 504', '中间设备答复504', 'UNIT-STATUS'],
  ['status 201', '答复状态码201', 'UNIT-STATUS'],
  ['problem without code', '问题说明没有代码', 'UNIT-STATUS'],
  ['problem outcome unknown', '平台处理中出现故障，结果未知', 'UNIT-STATUS'],
  ['redirect', '答复要求转向别的地址', 'UNIT-REDIRECT'],
  ['item unknown', '逐项答复结果未知', 'UNIT-UNKNOWN', 'items'],
  ['item unreachable', '逐项答复联系不上所属省份', 'UNIT-UNKNOWN', 'items'],
  ['item busy', '逐项答复平台业务繁忙', 'UNIT-UNKNOWN', 'items'],
]

const told: readonly Row[] = [
  ['busy', '平台暂停服务，请一秒后重试', 'UNIT-RETRY-AFTER'],
  ['quota', '超过配额，请一秒后重试', 'UNIT-RETRY-AFTER'],
]

function attacks(rows: readonly Row[], next: NextMove): AnswerAttack[] {
  return rows.map(([bend, title, requirement, only]) => ({
    slug: bend.replaceAll(' ', '-'),
    title,
    bend,
    next,
    requirement,
    ...(only !== undefined && { only }),
  }))
}

/** Every way in which a request of the unit is answered. */
export const answerAttacks: readonly AnswerAttack[] = [
  ...attacks(accepted, 'accepts'),
  ...attacks(untrusted, 'retries'),
  ...attacks(broken, 'retries'),
  ...attacks(told, 'waits'),
]
