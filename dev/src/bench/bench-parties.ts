import type { Party } from '@piaoqiao/domain'

/** The unit that locks in every benchmark, at home in the province that is measured. */
export const benchUnit: Party = {
  id: '91500104MA5U00001Y',
  name: '大渡口区示例机械有限公司',
  province: '50',
}
export const benchAppId = 'bench-unit'
