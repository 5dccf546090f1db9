import type { ProvinceCode } from '@piaoqiao/domain'
import { homeProvinceOfItem } from '@piaoqiao/protocol'

/**
 * The province that decides over an item: by the first two digits of its bill code. A registration names no bill outside
 * its file; an issuer registers with its own province, which checks the number in the file. What is about an account
 * names the province itself.
 */
export function homeOfItem(
  service: string,
  content: unknown,
  ownProvince: ProvinceCode,
): ProvinceCode {
  if (service === 'bill.register') return ownProvince
  if (accountServices.has(service)) return (content as { readonly province: string }).province
  return homeProvinceOfItem(content as { readonly billCode: string })
}

const accountServices: ReadonlySet<string> = new Set(['account.announce', 'account.bills'])
