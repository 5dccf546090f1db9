import { ExchangeError } from '../exchange-error.ts'
import { printable } from './terminal.ts'
import { UsageFault } from './usage-fault.ts'

/** What a fault of this package or of the platform has to say. */
interface ToldFault {
  readonly code: string
  readonly sentence: string
  readonly next?: string
  readonly kind?: string
  readonly requestId?: string
}

/** A fault as JSON, without anything of what was sent. */
export function faultObject(error: unknown): ToldFault {
  if (error instanceof UsageFault) {
    return { kind: 'usage', code: error.code, sentence: error.sentences.join('；') }
  }
  if (isTold(error)) {
    const { code, sentence, next, kind, requestId } = error
    return {
      ...(kind !== undefined && { kind }),
      code,
      sentence,
      ...(next !== undefined && { next }),
      ...(requestId !== undefined && { requestId }),
    }
  }
  return { kind: 'internal', code: 'INTERNAL', sentence: '程序内部错误' }
}

/** A fault in Chinese, line by line, with its code. */
export function faultText(error: unknown): string {
  if (error instanceof UsageFault) return error.sentences.map((one) => `${one}\n`).join('')
  const { code, sentence, next, requestId } = faultObject(error)
  const lines = [
    `${sentence} ${code}`,
    ...(next === undefined ? [] : [next]),
    ...(requestId === undefined ? [] : [`请求编号：${requestId}`]),
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

/** Errors of this package carry a sentence; others are defects. */
function isTold(error: unknown): error is Error & ToldFault {
  if (!(error instanceof Error)) return false
  if (error instanceof ExchangeError) return true
  return 'sentence' in error && typeof error.sentence === 'string' && 'code' in error
}
