import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import { brokenAt } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'

const isLikeIdentityNumber = (code: string): boolean => /^[0-9]{17}[0-9Xx]$/.test(code)
const isLikeCreditCode = (code: string): boolean => /^[0-9A-Z]{18}$/.test(code)

/** Rules about who issued a bill and who paid. A masked code is told from a wrong one. */
export const partyRules: readonly StandardRule[] = [
  {
    id: 'ISSUER_CODE',
    path: 'Main/InvoicingParty/InvoicingPartyCode',
    severity: 'error',
    sentence: '开票单位代码应为 18 位统一社会信用代码',
    source: 'official',
    breaches: ({ main: { issuer } }) =>
      brokenAt('main.issuer.code', issuer.code !== undefined && !isCreditCode(issuer.code)),
  },
  {
    id: 'PAYER_CODE_EMPTY',
    path: 'Main/PayerParty/PayerPartyCode',
    severity: 'warning',
    sentence: '没有交款人代码，票据无法自动归集到交款人的数字账户',
    source: 'ours',
    breaches: ({ main: { payer } }) => brokenAt('main.payer.code', payer.code === ''),
  },
  {
    id: 'PAYER_CODE_MASKED',
    path: 'Main/PayerParty/PayerPartyCode',
    severity: 'warning',
    sentence: '交款人代码有遮盖，票据无法自动归集到交款人的数字账户',
    source: 'seen',
    breaches: ({ main: { payer } }) =>
      brokenAt('main.payer.code', payer.code?.includes('*') === true),
  },
  {
    id: 'PAYER_IDENTITY_NUMBER',
    path: 'Main/PayerParty/PayerPartyCode',
    severity: 'error',
    sentence: '交款人的身份证号码不正确：出生日期或校验码有误（GB 11643）',
    source: 'official',
    breaches: ({ main: { payer } }) => {
      const { type, code = '' } = payer
      const isWrong = type === '1' && isLikeIdentityNumber(code) && !isIdentityNumber(code)
      // A code of 18 digits can be a credit code under the wrong type, of which another rule speaks.
      return brokenAt('main.payer.code', isWrong && !isCreditCode(code))
    },
  },
  {
    id: 'PAYER_CREDIT_CODE',
    path: 'Main/PayerParty/PayerPartyCode',
    severity: 'error',
    sentence: '交款单位的统一社会信用代码不正确：校验码有误（GB 32100）',
    source: 'official',
    breaches: ({ main: { payer } }) => {
      const { type, code = '' } = payer
      const isWrong = type === '2' && isLikeCreditCode(code) && !isCreditCode(code)
      return brokenAt('main.payer.code', isWrong && !isIdentityNumber(code))
    },
  },
  {
    id: 'PAYER_TYPE',
    path: 'Main/PayerParty/PayerPartyType',
    severity: 'warning',
    sentence: '交款人类型与交款人代码不符：个人用身份证号码，单位用统一社会信用代码',
    source: 'seen',
    breaches: ({ main: { payer } }) => {
      const { type, code = '' } = payer
      // Both codes have 18 characters, and one number of a person in 31 passes for a credit code by chance.
      const [isPerson, isUnit] = [isIdentityNumber(code), isCreditCode(code)]
      const isOther = type === '1' ? isUnit && !isPerson : type === '2' && isPerson && !isUnit
      return brokenAt('main.payer.type', isOther)
    },
  },
]
