import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CalendarDate } from '@piaoqiao/domain'
import { dateAt, dayMs, isCalendarDate } from '@piaoqiao/domain'
import type { HisApp } from '@piaoqiao/issuer'

export interface HisArguments {
  readonly url: string
  readonly app: HisApp
  readonly seed: number
  readonly scale: number
  readonly day: CalendarDate
  /** Null where nobody listens for notices. */
  readonly callbackPort: number | null
  readonly lastsMs: number
}

export const usage = `医院HIS模拟：按种子生成一家区县医院的一天，通过开票站的HIS接口开票、冲红、换开、对账。

  node dev/src/his.ts --url http://127.0.0.1:7250/medical-web --app-id <帐号> --app-key-file <密钥文件>

  --seed 1              种子，同一种子同一天，默认1
  --scale 0.1           规模，1为全天约2900张票据，默认0.1
  --day 2026-03-02      业务日期，默认昨天
  --callback-port 7260  在本机接收开票站的通知（开票站的HIS_CALLBACK_URL须指向它）
  --seconds 20          一天至少走这么久，默认不等
  --json                结果以JSON输出

没有差异时以0结束，有差异以1结束，参数不对以2结束。
`

/** The arguments cannot be understood. The message is for the one who typed them, in Chinese. */
export class UsageError extends Error {
  readonly code = 'USAGE'
}

/** @throws UsageError */
export function readArguments(
  texts: readonly string[],
  now: number,
): HisArguments & { json: boolean } {
  const { values } = parsed(texts)
  const { url, 'app-id': appId, 'app-key-file': keyFile } = values
  if (url === undefined || appId === undefined || keyFile === undefined) throw new UsageError(usage)
  const callbackPort = values['callback-port']
  const given: HisArguments = {
    url: url.replace(/\/$/, ''),
    app: { appId, appKey: keyIn(keyFile) },
    seed: Number(values.seed),
    scale: Number(values.scale),
    day: values.day ?? dateAt(now - dayMs),
    callbackPort: callbackPort === undefined ? null : Number(callbackPort),
    lastsMs: Number(values.seconds) * 1_000,
  }
  const isFit =
    Number.isSafeInteger(given.seed) &&
    given.scale > 0 &&
    given.scale <= 10 &&
    given.lastsMs >= 0 &&
    isCalendarDate(given.day)
  if (!isFit) throw new UsageError(usage)
  return { ...given, json: values.json }
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new UsageError(`读不了密钥文件${file}。\n`, { cause: error })
  }
}

function parsed(texts: readonly string[]) {
  try {
    return parseArgs({
      args: [...texts],
      options: {
        url: { type: 'string' },
        'app-id': { type: 'string' },
        'app-key-file': { type: 'string' },
        seed: { type: 'string', default: '1' },
        scale: { type: 'string', default: '0.1' },
        day: { type: 'string' },
        'callback-port': { type: 'string' },
        seconds: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(usage, { cause: error })
  }
}
