import type { Fen } from '@piaoqiao/domain'
import type { DraftExtension } from '@piaoqiao/issuer'
import type { SampleInsurance } from './payers.ts'
import type { Random } from './random.ts'

type Payments = Pick<
  DraftExtension,
  'fundPayFen' | 'otherPayFen' | 'accountPayFen' | 'ownPayFen' | 'selfPaymentFen' | 'selfFundedFen'
> & { readonly ownPayFen: Fen }

/**
 * Who paid a bill at the counter: the four parts make up the total, and what the patient bore is partly within the
 * scheme (个人自付) and partly outside of it (个人自费).
 */
export function samplePayments(
  random: Random,
  totalFen: Fen,
  { fundPercentMin, fundPercentMax, hasAccount }: SampleInsurance,
): Payments {
  const part = (of: Fen, percent: number): Fen => (of * BigInt(percent)) / 100n
  const fundPayFen = part(totalFen, random.between(fundPercentMin, fundPercentMax))
  // 大病保险 and 医疗救助 bear a part of few bills, and only of insured patients.
  const hasOther = fundPercentMax > 0 && random.percent(15)
  const otherPayFen = hasOther ? part(totalFen - fundPayFen, random.between(10, 40)) : 0n
  const bornFen = totalFen - fundPayFen - otherPayFen
  const accountPayFen = hasAccount ? part(bornFen, random.oneOf([0, 50, 100, 100])) : 0n
  const selfFundedFen = fundPercentMax > 0 ? part(bornFen, random.between(0, 40)) : bornFen
  return {
    fundPayFen,
    otherPayFen,
    accountPayFen,
    ownPayFen: bornFen - accountPayFen,
    selfPaymentFen: bornFen - selfFundedFen,
    selfFundedFen,
  }
}

/** How the deposit of a stay is settled: what it exceeds the patient's part by is given back, what it lacks is paid. */
export function sampleDeposit(
  random: Random,
  ownPayFen: Fen,
): Pick<DraftExtension, 'prepayFen' | 'rechargeFen' | 'refundFen'> {
  const prepayFen = BigInt(random.between(1, 8)) * 100_000n
  const differenceFen = prepayFen - ownPayFen
  return {
    prepayFen,
    rechargeFen: differenceFen < 0n ? -differenceFen : 0n,
    refundFen: differenceFen > 0n ? differenceFen : 0n,
  }
}
