import type { ExchangeError } from '../exchange-error.ts'

/** What the end of the program says to a script. A number never changes its meaning. */
export const exitCodes = {
  done: { code: 0, meaning: '全部完成或查到' },
  internal: { code: 1, meaning: '程序内部错误，或平台的答复自相矛盾' },
  usage: { code: 2, meaning: '命令、参数、配置或输入文件有误，没有发送' },
  refused: { code: 3, meaning: '有条目被拒绝' },
  unknown: { code: 4, meaning: '有条目结果未知，请用同一请求编号重试' },
  unreachable: { code: 5, meaning: '连接不上平台，或平台暂停服务，没有执行' },
  rejected: { code: 6, meaning: '平台不接受报文（应用编号、密钥、签名、时间等）' },
  unwritten: { code: 7, meaning: '入账已登记，但入账数据文件没有写成，请用同一请求编号再执行一次' },
} as const

export type ExitKind = keyof typeof exitCodes

/** In order of weight: when several apply to a batch, the first is given. */
const weight: readonly ExitKind[] = [
  'unknown',
  'rejected',
  'unreachable',
  'unwritten',
  'refused',
  'done',
]

export function heaviest(kinds: readonly ExitKind[]): ExitKind {
  return weight.find((kind) => kinds.includes(kind)) ?? 'done'
}

export function exitKindOfAnswer(outcome: string): ExitKind {
  if (outcome === 'refused') return 'refused'
  return outcome === 'unknown' ? 'unknown' : 'done'
}

export function exitKindOfError({ kind, retryable }: ExchangeError): ExitKind {
  if (kind !== 'refused') return kind
  // What may be retried is not a matter of credentials: the platform is busy or closed for now.
  return retryable ? 'unreachable' : 'rejected'
}
