import type { Requirement } from './requirement.ts'

type Row = readonly [id: string, demand: string, quote: string, notTested?: string]

const retry = 'send again with the same `requestId`.'
const opening = 'In this order, and nothing of the content is used before all have passed:'

const rows: readonly Row[] = [
  [
    'UNIT-SEAL',
    'Envelopes of the unit pass every check.',
    'The same pair signs what you send and opens what you receive.',
  ],
  [
    'UNIT-SIGNS',
    'Messages that change something are signed.',
    'The pages say which messages need a signature',
  ],
  [
    'UNIT-FRESH-KEY',
    'Key and initial vector are new for every envelope, a retry included.',
    'new ones for every envelope, a retry included.',
  ],
  [
    'UNIT-PAYLOAD',
    'Payloads have the form of their message.',
    'A field that is not described is refused',
  ],
  [
    'UNIT-REQUEST-ID',
    'An id is used for one content only.',
    '`requestId` is yours, 1 to 64 characters, and names the request for good.',
  ],
  [
    'UNIT-REQUEST-ID-KEPT',
    'The id is stored before the first attempt.',
    'Choose a `requestId` and store it **before** the first attempt.',
    'it is seen only when the process dies between the two; the joint test asks for it by hand: end the process while an answer is held back, start it, and see the retry.',
  ],
  [
    'UNIT-RETRY',
    'Without a trustworthy answer the same payload is sent again under the same id, sealed anew.',
    retry,
  ],
  [
    'UNIT-RETRY-PAUSES',
    'Pauses grow from retry to retry.',
    'Wait longer from retry to retry',
    'how long a pause should be is advice; the cases only check what the platform asked for with Retry-After.',
  ],
  [
    'UNIT-RETRY-AFTER',
    'A pause that the platform asks for is kept.',
    '429 and 503 may carry `Retry-After` in seconds.',
  ],
  [
    'UNIT-STATUS',
    'Any other status leaves the outcome unknown.',
    'Any other answer, a broken connection or a timeout leaves the outcome **unknown**',
  ],
  ['UNIT-REDIRECT', 'Redirects are not followed.', 'Do not follow redirects.'],
  [
    'UNIT-UNKNOWN',
    'An outcome that is told to be unknown, or an attempt that came to nothing, is tried again under the same id.',
    '`HOME_PROVINCE_UNREACHABLE` and `SERVICE_BUSY` speak of this attempt only',
  ],
  [
    'UNIT-PAYS-NOT',
    'Nothing is paid while the outcome is unknown.',
    'Do not pay, and do not give up the request id, before that.',
    'what a unit pays is not seen in its messages; the joint test looks at its books.',
  ],
  ['UNIT-REFUSAL', 'A refusal is an answer and ends the request.', 'A refusal is an answer too'],
  [
    'UNIT-GROWTH',
    'Members and codes that are not known are let pass.',
    'ignore fields that you do not know, and treat an unknown code as the `outcome` beside it says.',
  ],
  ['UNIT-OPEN', 'A good answer is taken, however it is written or sent.', opening],
  [
    'UNIT-OPEN-CLOCK',
    'Answers of another time are not trusted.',
    'the clock: `timestamp` at most 5 minutes away;',
  ],
  [
    'UNIT-OPEN-MAC',
    'Answers with another MAC are not trusted.',
    'the MAC, compared in constant time;',
  ],
  [
    'UNIT-OPEN-MAC-TIME',
    'The MAC is compared in constant time.',
    'compared in constant time',
    'it cannot be told from outside over a network.',
  ],
  [
    'UNIT-OPEN-REQUEST',
    'Answers to another request are not trusted.',
    'in an answer: `appId` and `requestId` are those of your request;',
  ],
  [
    'UNIT-OPEN-SIGNATURE',
    'Answers without a good signature of the platform are not trusted.',
    'answers of the platform are always signed;',
  ],
  [
    'UNIT-OPEN-CONTENT',
    'Answers that cannot be deciphered or are no JSON are not trusted.',
    'the SM4 key, 16 bytes, then the payload, then its JSON.',
  ],
  [
    'UNIT-ROTATED-KEY',
    'While the platform changes its key, signatures under either are accepted.',
    'accept signatures under either while both are valid',
  ],
  [
    'UNIT-KEY-SECRET',
    'The private key never leaves the unit.',
    '`party.key.pem` never leaves you.',
    'it is a matter of operation, asked for in the application and not in messages.',
  ],
  ['PUSH-CONFIRM', 'A good push is confirmed with 2xx in time.', 'both give the same entries'],
  ['PUSH-TWICE', 'Entries that come twice do no harm.', 'Entries may come twice'],
  [
    'PUSH-ORDER',
    'Entries out of order are not lost.',
    'store the position together with what you did.',
  ],
  ['PUSH-TRUST', 'A push that the platform did not seal for the unit is not confirmed.', opening],
  [
    'PUSH-FORM',
    'A push that is not of its form is not confirmed.',
    'Fields that are not in this table are refused.',
  ],
]

/** What the protocol demands of a unit's system. */
export const unitRequirements: readonly Requirement[] = rows.map(
  ([id, demand, quote, notTested]) => ({
    id,
    side: 'unit',
    demand,
    quote,
    ...(notTested !== undefined && { notTested }),
  }),
)
