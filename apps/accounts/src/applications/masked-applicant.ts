import {
  maskedEmail,
  maskedIdentityNumber,
  maskedMobile,
  maskedName,
} from '../personal-data/mask.ts'
import type { Applicant, DraftOf } from './applicant.ts'

type Handler = Partial<Applicant['handler']>

/** The data with whatever is personal masked. */
export function maskedData<Data extends DraftOf<Applicant>>(data: Data): Data {
  const { legalRepresentative, handler } = data
  return {
    ...data,
    ...(legalRepresentative !== undefined && {
      legalRepresentative: maskedPerson(legalRepresentative),
    }),
    ...(handler !== undefined && { handler: maskedPerson(handler) }),
  }
}

/** A person as whoever has no reason to know more sees it. */
export function maskedPerson<Person extends Handler>(person: Person): Person {
  const { name, mobile, identityNumber, email } = person
  return {
    ...person,
    ...(name !== undefined && { name: maskedName(name) }),
    ...(mobile !== undefined && { mobile: maskedMobile(mobile) }),
    ...(identityNumber !== undefined && { identityNumber: maskedIdentityNumber(identityNumber) }),
    ...(email !== undefined && { email: maskedEmail(email) }),
  }
}
