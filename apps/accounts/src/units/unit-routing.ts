import type { UnitData } from './unit-fields.ts'

export type RoutedUnit = Pick<UnitData, 'unitType' | 'isStateEnterprise' | 'level' | 'areaCode'>

/** Which bureau reviews a unit: the municipal one, or that of the district of its address. */
export type Route = 'municipal' | 'district'

interface RoutingRule {
  /** The words of the scheme (附件1). */
  readonly clause: string
  readonly fits: (unit: RoutedUnit) => boolean
  readonly route: Readonly<Record<UnitData['level'], Route>>
}

/** The first rule that fits decides. */
export const routingRules: readonly RoutingRule[] = [
  {
    clause: '行政事业单位按照行政隶属关系向对应级次财政部门提交申请',
    fits: ({ unitType }) => unitType === 'public',
    route: { municipal: 'municipal', district: 'district' },
  },
  {
    clause: '国有企业按照行政隶属关系向对应级次财政部门提交申请',
    fits: ({ isStateEnterprise }) => isStateEnterprise,
    route: { municipal: 'municipal', district: 'district' },
  },
  {
    clause: '其他单位向所在地区县财政部门提交申请',
    fits: () => true,
    route: { municipal: 'district', district: 'district' },
  },
]

export function routeOf(unit: RoutedUnit): Route {
  return routingRules.find(({ fits }) => fits(unit))?.route[unit.level] ?? 'district'
}
