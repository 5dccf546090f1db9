import type { Instant } from '@piaoqiao/domain'

/** What is worth a look, by kind: `{n}` is how often, `serious` is looked at first. */
export const signalKinds = {
  lock_refused_again: {
    name: '反复申请锁定已被使用的票据',
    sentence: '7天内{n}次申请锁定已由其他单位锁定或报销的同一张票据。',
    next: '请向该单位了解票据来源；如为同一人重复申报，请提醒单位核实。',
    severity: 'serious',
  },
  facts_mismatch_again: {
    name: '票面信息反复不符',
    sentence: '7天内{n}次以与登记不符的票面信息申请同一张票据。',
    next: '请向该单位了解票据来源，核对原件是否被改动。',
    severity: 'serious',
  },
  file_unsound: {
    name: '票据文件异常',
    sentence: '上传的票据文件签名无效、内容与登记不符或被改动，共{n}次。',
    next: '请向该单位调取文件的查验记录，核实文件来源。',
    severity: 'serious',
  },
  verified_by_many: {
    name: '多个单位集中查验同一票据',
    sentence: '7天内有{n}个单位查验同一张票据。',
    next: '请核实该票据是否被多处申报；必要时向持票人了解情况。',
    severity: 'notice',
  },
  recovery_open: {
    name: '已报销票据待追回',
    sentence: '开票单位已申请冲红，单位报销后超过14天仍未撤销报销。',
    next: '请督促该单位核实退费并撤销报销。',
    severity: 'serious',
  },
  voucher_on_other_days: {
    name: '同一凭证号多日报销',
    sentence: '同一会计凭证号在{n}个不同日期用于报销。',
    next: '请该单位核对凭证号是否填写有误或重复入账。',
    severity: 'notice',
  },
  lock_warned_again: {
    name: '锁定反复临近到期',
    sentence: '180天内{n}次锁定同一张票据直至临近到期。',
    next: '请向该单位了解未报销的原因，必要时要求解锁。',
    severity: 'notice',
  },
} as const satisfies Record<
  string,
  {
    readonly name: string
    readonly sentence: string
    readonly next: string
    readonly severity: 'serious' | 'notice'
  }
>
export type SignalKind = keyof typeof signalKinds

export const signalStates = { open: '待处理', looked_at: '处理中', settled: '已处理' } as const
export type SignalState = keyof typeof signalStates

/** Something that was found, of one subject. It names a unit and a bill and no person. */
export interface FoundSignal {
  readonly kind: SignalKind
  readonly subject: string
  /** Empty where several units are concerned; the signal is then the municipal bureau's. */
  readonly unitId: string
  readonly billCode: string
  readonly billNumber: string
  readonly occurrences: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

export interface Signal extends FoundSignal {
  readonly signalId: string
  readonly unitName: string | null
  readonly bureauId: string
  readonly state: SignalState
  readonly note: string
  readonly changedBy: string | null
  readonly changedAt: Instant | null
}

export interface SignalQuery {
  readonly bureauIds: readonly string[]
  readonly state: SignalState | null
  /** Before this id, newest first; null from the newest. */
  readonly before: string | null
  readonly limit: number
}

export interface Signals {
  /** What the tables of the desk show of a kind since a moment, at most `limit`. */
  find(kind: SignalKind, at: Instant, limit: number): Promise<readonly FoundSignal[]>
  /**
   * Writes what was found. A signal that is known is counted up; a settled one opens again when something happened since.
   * @param municipalId the bureau of what concerns several units
   */
  keep(found: readonly FoundSignal[], municipalId: string, at: Instant): Promise<void>
  list(query: SignalQuery): Promise<readonly Signal[]>
  /** Locks the row until the end of the transaction. */
  hold(signalId: string): Promise<Signal | null>
  save(
    signal: Pick<Signal, 'signalId' | 'state' | 'note' | 'changedBy' | 'changedAt'>,
  ): Promise<void>
  /** Removes settled signals of which nothing was seen since a moment. */
  removeSettled(before: Instant, limit: number): Promise<number>
}
