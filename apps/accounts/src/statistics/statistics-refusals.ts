import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals around statistics and signals. */
export const statisticsRefusals = {
  PERIOD_UNFIT: {
    status: 422,
    sentence: '时间范围不正确。',
    next: '请填写开始日期和不早于它的结束日期。',
  },
  PERIOD_TOO_LONG: {
    status: 422,
    sentence: '时间范围超过{days}天。',
    next: '请缩短时间范围后重试。',
  },
  ISSUERS_TOO_MANY: {
    status: 422,
    sentence: '本辖区的开票单位超过{issuers}个，不能一次统计。',
    next: '请由市级财政部门统计。',
  },
  SIGNAL_STATE_UNFIT: {
    status: 409,
    sentence: '这条线索已处理完毕，不能再改。',
    next: '请刷新后查看最新状态；如再次出现，系统会重新提示。',
  },
} as const satisfies RefusalCatalogue

export const refuseStatistics = refuserOf(statisticsRefusals)
