import type { Stage } from '../../../journey/stage.ts'
import type { DemoSystemUnit } from '../../demo-people.ts'
import type { OfficeBrowser } from '../../office-browser.ts'
import type { Reception } from '../../reception.ts'

/** Where the chapter of the unit by system is told, and of whom. */
export interface SystemStory {
  readonly stage: Stage
  readonly reception: Reception
  readonly unit: DemoSystemUnit
  /** The municipal centre's reviewer, signed in. */
  readonly centre: OfficeBrowser
}

const names = {
  handler: '保险公司经办人',
  office: '数字账户系统',
  centre: '市财政非税中心',
} as const

export const places = {
  ...names,
  system: '理赔核心系统',
  sandbox: '联调测试环境',
  registry: '重庆市平台',
  suite: '符合性测试工具',
} as const
export const toOffice = [names.handler, names.office] as const
export const toCentre = [names.centre, names.office] as const
