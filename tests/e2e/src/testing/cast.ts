import type { Application } from './application.ts'
import { inventedParty } from './invented-parties.ts'
import type { IssuingUnit } from './issuing-unit.ts'
import type { Network } from './network.ts'

/** Who takes part in most tests. */
export interface Cast {
  /** Issues in 50. */
  readonly hospital: IssuingUnit
  /** Issues in 32. */
  readonly clinic: IssuingUnit
  /** Reimburses in 32. */
  readonly company: Application
  /** Reimburses in 50. */
  readonly insurer: Application
  /** Reimburses in 50 too. */
  readonly rival: Application
  /** Where payers of 50 authorise. */
  readonly portal: Application
}

export const parties = {
  hospital: inventedParty('institution', 1, '重庆示例医院', '50'),
  clinic: inventedParty('institution', 2, '江苏示例卫生院', '32'),
  company: inventedParty('company', 3, '江苏示例机械有限公司', '32'),
  insurer: inventedParty('company', 4, '重庆示例保险有限公司', '50'),
  rival: inventedParty('company', 5, '重庆示例商贸有限公司', '50'),
  portal: inventedParty('institution', 6, '重庆示例服务大厅', '50'),
} as const

export async function enrolCast(network: Network): Promise<Cast> {
  const [hospital, clinic, company, insurer, rival, portal] = await Promise.all([
    network.issuer(parties.hospital, '50060126'),
    network.issuer(parties.clinic, '32060126'),
    network.enrol('unit', parties.company),
    network.enrol('unit', parties.insurer),
    network.enrol('unit', parties.rival),
    network.enrol('payer_portal', parties.portal),
  ])
  return { hospital, clinic, company, insurer, rival, portal }
}
