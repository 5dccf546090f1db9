import type { UnitAccountState } from './units-ports.ts'

export const unitStateNames: Readonly<Record<UnitAccountState, string>> = {
  applied: '正在开通',
  open: '正常',
  suspended: '暂停',
  closed: '已注销',
}
