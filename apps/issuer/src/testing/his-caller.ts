import { randomUUID } from 'node:crypto'
import type { HisApp } from '../his/his-envelope.ts'
import { openHisAnswer, sealHisRequest } from '../his/his-envelope.ts'
import { exampleOf } from '../his/his-field.ts'
import type { HisMethodName } from '../his/his-methods.ts'
import { hisMethods } from '../his/his-methods.ts'
import { sampleHisApp } from './test-station.ts'

export interface Heard {
  readonly result: string
  /** The content of a success, or the text of a refusal. */
  readonly message: Record<string, unknown> & string
}

/** Calls a method at a station as a hospital system does, and opens the answer. */
export async function callHis(
  stationUrl: string,
  method: HisMethodName,
  content: object,
  { app = sampleHisApp, noise = randomUUID() }: { app?: HisApp; noise?: string } = {},
): Promise<Heard> {
  const response = await fetch(`${stationUrl}/medical-web/api/medical/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sealHisRequest(app, content, noise)),
  })
  return openHisAnswer(app, await response.json()) as Heard
}

/** The example of a method, with some fields changed. */
export function hisExample(
  method: HisMethodName,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { ...exampleOf(hisMethods[method].request), ...changes }
}
