import type { HisAnswer, HisApp, HisRequest } from '@piaoqiao/issuer/his'
import { hisSigningText, sealHisAnswer, sealHisRequest } from '@piaoqiao/issuer/his'

/** An invented account, for examples only. */
export const exampleApp: HisApp = { appId: 'HIS0001', appKey: '0123456789abcdef01234567' }
const noise = '7f3c0f4e2b1a4d579c551f2e3d4c5b6a'

/** One call from the content to the answer, with the commands by which a stranger checks it. */
export interface WorkedCall {
  readonly content: string
  readonly dataCommand: string
  readonly signCommand: string
  readonly request: HisRequest
  readonly answer: HisAnswer
}

export function workedCall(): WorkedCall {
  const content = { placeCode: 'SF01', pBillBatchCode: '500601' }
  const request = sealHisRequest(exampleApp, content, noise)
  const text = JSON.stringify(content)
  const message = { pBillBatchCode: '500601', pBillNo: '00012345' }
  return {
    content: text,
    dataCommand: `printf '%s' '${text}' | base64`,
    signCommand: `printf '%s' '${hisSigningText(exampleApp, request)}' | openssl md5 -r | cut -c 1-32 | tr a-f A-F`,
    request,
    answer: sealHisAnswer(exampleApp, noise, { result: 'S0000', message }),
  }
}
