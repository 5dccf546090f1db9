import type { paths } from '../../api/office-api.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Json } } } }
}
  ? Json
  : never

/** An application of a unit by system, as whoever holds its token sees it. */
export type ConnectionApplication = Answer<'/connections/applications/{applicationId}'>
export type ConnectionStatus = Answer<'/connections/self'>
export type UnitKey = Answer<'/connections/self/keys'>['items'][number]
export type JointTestForm = Answer<'/connections/self/joint-test-form'>
export type Slot = Answer<'/connections/slots'>['items'][number]
export type Booking = Answer<'/connections/self/bookings'>['items'][number]
export type KeptReport = Answer<'/connections/self/reports'>['items'][number]
export type RequiredMessage = Answer<'/connections/self/required-cases'>['items'][number]
export type Environment = 'test' | 'production'

export const environmentNames: Readonly<Record<Environment, string>> = {
  test: '测试环境',
  production: '正式环境',
}
