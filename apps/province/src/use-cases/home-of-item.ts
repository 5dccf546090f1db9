import type { ProvinceCode } from '@piaoqiao/domain'
import { homeProvinceOfItem } from '@piaoqiao/protocol'

/**
 * The province that decides over an item: by the first two digits of its bill code. A registration names no bill outside
 * its file; an issuer registers with its own province, which checks the number in the file.
 */
export function homeOfItem(
  service: string,
  content: unknown,
  ownProvince: ProvinceCode,
): ProvinceCode {
  if (service === 'bill.register') return ownProvince
  return homeProvinceOfItem(content as { readonly billCode: string })
}
