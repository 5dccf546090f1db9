import type { ProvinceCode } from '@piaoqiao/domain'
import { registryPartyId } from '@piaoqiao/domain'
import { appIdPattern, appKeyBytes, hubAppId } from '@piaoqiao/protocol'
import { addressListOf } from '@piaoqiao/service-kit'
import type { ApplicationChanges, Enrolment } from '../application-ports.ts'
import { bureauSubscriberId } from './command-batch.ts'
import { EnrolmentRefused } from './enrolment-refused.ts'

export const webhookUrlLengthMax = 500
/** Messages a minute that an application may send where its enrolment says nothing else. */
export const quotaPerMinuteDefault = 6_000

const appId = new RegExp(appIdPattern)
/** No colon, so that no party's feed can have the name of a province's. */
const partyId = /^[0-9A-Z]{1,18}$/
const keptPartyIds: readonly string[] = [registryPartyId, bureauSubscriberId]

/** @throws EnrolmentRefused, AddressMalformed */
export function checkEnrolment(enrolment: Enrolment, ownProvince: ProvinceCode): void {
  const { party, appKey } = enrolment
  if (!appId.test(enrolment.appId) || isKept(enrolment.appId)) {
    throw new EnrolmentRefused('APPLICATION_ID_UNFIT')
  }
  if (!partyId.test(party.id) || keptPartyIds.includes(party.id)) {
    throw new EnrolmentRefused('PARTY_ID_UNFIT')
  }
  if (party.province !== ownProvince) throw new EnrolmentRefused('PARTY_OF_ANOTHER_PROVINCE')
  if (appKey !== undefined && appKey.length !== appKeyBytes) {
    throw new EnrolmentRefused('APPLICATION_KEY_UNFIT')
  }
  checkChanges(enrolment)
}

/** @throws EnrolmentRefused, AddressMalformed */
export function checkChanges({ addresses, quotaPerMinute, webhookUrl }: ApplicationChanges): void {
  const quota = quotaPerMinute ?? quotaPerMinuteDefault
  if (!Number.isSafeInteger(quota) || quota < 1) {
    throw new EnrolmentRefused('APPLICATION_QUOTA_UNFIT')
  }
  if (webhookUrl !== undefined && webhookUrl !== null) checkWebhookUrl(webhookUrl)
  addressListOf(addresses ?? [])
}

/** @throws EnrolmentRefused */
export function checkWebhookUrl(url: string): void {
  const isWeb = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
  if (!isWeb || url.length > webhookUrlLengthMax) throw new EnrolmentRefused('WEBHOOK_URL_UNFIT')
}

function isKept(id: string): boolean {
  return id === hubAppId || id.startsWith('province-')
}
