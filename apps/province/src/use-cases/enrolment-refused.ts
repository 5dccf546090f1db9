import { CodedError } from '@piaoqiao/service-kit'

/** Why an application cannot be enrolled as it was asked for. */
export const enrolmentFaults = {
  APPLICATION_ID_UNFIT: 'the id of an application is not one, or is kept for a province or the hub',
  APPLICATION_EXISTS: 'an application with this id is enrolled already',
  APPLICATION_UNKNOWN: 'no application has this id',
  APPLICATION_CLOSED: 'the application is closed',
  APPLICATION_KEY_UNFIT: 'the key of an application has 32 bytes',
  APPLICATION_QUOTA_UNFIT: 'a quota is a whole number of messages a minute, at least one',
  PARTY_ID_UNFIT: 'the id of a party is made of at most 18 capital letters and digits',
  PARTY_OF_OTHER_KIND:
    'a party that acts for payers or for the bureaus neither issues nor reimburses bills',
  OPERATION_ID_REUSED: 'the request id was used for other content',
  PARTY_OF_ANOTHER_PROVINCE: 'parties are enrolled by their own province',
  WEBHOOK_URL_UNFIT: 'the address of a webhook is an http or https address of bounded length',
} as const
export type EnrolmentCode = keyof typeof enrolmentFaults

export class EnrolmentRefused extends CodedError {
  readonly code: EnrolmentCode

  constructor(code: EnrolmentCode) {
    super(enrolmentFaults[code])
    this.code = code
  }
}
