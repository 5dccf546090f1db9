import { randomUUID } from 'node:crypto'
import type { HisApp } from '@piaoqiao/issuer'
import { hisDone, openHisAnswer, sealHisRequest } from '@piaoqiao/issuer'
import { planDay } from '../his/hospital-plan.ts'
import type { ReadyMessage, Sent } from './send-messages.ts'

const day = '2026-03-02'
/** A whole day of a hospital has more bills than this for each unit of scale. */
const billsPerScale = 2_400

/** Requests of a HIS that ask for so many bills, ready to be sent. Another seed asks for others. */
export function issueMessages(app: HisApp, seed: number, count: number): readonly ReadyMessage[] {
  const { settlements } = planDay({ seed, day, scale: count / billsPerScale })
  if (settlements.length < count) throw new Error('a day of the benchmark has too few bills')
  return settlements.slice(0, count).map(({ busNo, message }) => ({
    requestId: busNo,
    path: `/medical-web/api/medical/${message.method}`,
    bills: 1,
    body: JSON.stringify(sealHisRequest(app, message.content, randomUUID())),
  }))
}

/** @throws Error where not every request was answered with a bill of its own */
export function requireIssued(app: HisApp, { answers }: Sent): void {
  const bills = new Set<string>()
  for (const body of answers.values()) {
    const { result, message } = openHisAnswer(app, JSON.parse(body.toString('utf8')))
    if (result !== hisDone) throw new Error(`a bill of the benchmark was refused: ${result}`)
    const { billBatchCode, billNo } = message as { billBatchCode: string; billNo: string }
    bills.add(billBatchCode + billNo)
  }
  if (bills.size !== answers.size) throw new Error('two requests were answered with one bill')
}
