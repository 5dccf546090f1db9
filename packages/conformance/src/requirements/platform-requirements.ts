import type { Requirement } from './requirement.ts'

type Row = readonly [id: string, demand: string, quote: string, notTested?: string]

const rows: readonly Row[] = [
  [
    'ENV-BODY',
    'A body that is no JSON in UTF-8, is nested too deeply or is too large is turned away as such.',
    'UTF-8 without byte order mark, at most 4194304 bytes.',
  ],
  [
    'ENV-FIELDS',
    'An envelope with a field missing, unknown or in another form is turned away.',
    'Fields that are not in this table are refused.',
  ],
  [
    'ENV-JSON',
    'Spaces, the order of members and escapes of JSON make no difference.',
    'Write the payload as JSON in UTF-8',
  ],
  [
    'ENV-IDENTITY',
    'Unknown services and applications, services not allowed, wrong times and wrong MACs are turned away as such.',
    'A refused envelope has another status and content type `application/problem+json`',
  ],
  [
    'ENV-CLOCK',
    'An envelope sealed up to five minutes from the own clock is taken.',
    'the clock: `timestamp` at most 5 minutes away;',
  ],
  [
    'ENV-SIGNATURE',
    'A message that changes something needs a good signature; where none is needed, a bad one is refused too.',
    'The pages say which messages need a signature; a good one is always welcome.',
  ],
  [
    'ENV-CONTENT',
    'A key or a payload that cannot be deciphered or is no JSON is turned away as such.',
    'the SM4 key, 16 bytes, then the payload, then its JSON.',
  ],
  [
    'ENV-ORDER',
    'Of several faults of an envelope the earliest of the list is given.',
    'In order of precedence. The body:',
  ],
  [
    'ENV-STATUS',
    'A revoked application, an address that is not allowed, a quota that is used up and a pause are told by their codes.',
    '429 and 503 may carry `Retry-After` in seconds.',
    'it needs an application that is revoked or bound to other addresses, or a load that a sandbox should not have; the tests of the platform itself check these four codes.',
  ],
  [
    'ENV-ANSWER',
    'Every answer of a served message is sealed and signed, with status 200.',
    'The answer of a served message has status 200 and content type `application/json`; its body is an envelope',
    'it has no case of its own: every case that is served checks its answer for it.',
  ],
  [
    'REQ-ID',
    'Every id of the pattern is taken, whatever its length.',
    '`requestId` is yours, 1 to 64 characters, and names the request for good.',
  ],
  [
    'RETRY-SAME',
    'The same id with the same payload has the same answer.',
    'The same `requestId` with the same payload has the same answer, for the life of the bill',
  ],
  [
    'RETRY-LIFE',
    'The answer is the same for the life of the bill.',
    'however often it is sent and whether or not the first answer arrived',
    'a life of years cannot be waited for; the cases repeat within seconds.',
  ],
  [
    'RETRY-REUSED',
    'The same id with another payload is refused.',
    'The same `requestId` with another payload is refused as `OPERATION_ID_REUSED`.',
  ],
  [
    'RETRY-UNKNOWN',
    'What another province did not answer is told as unknown, and settled by a retry.',
    'and the unknown outcome, `OUTCOME_UNKNOWN`, are meant to be retried with the same one.',
    'it needs a second province that can be cut off; the tests of the network and the simulation check it.',
  ],
  [
    'BATCH-ORDER',
    'Items are answered each in its place.',
    'Messages with `items` take 1 to 1000 of them and answer each in its place.',
  ],
  ['BATCH-SIZE', 'A batch has 1 to 1000 items.', 'Messages with `items` take 1 to 1000 of them'],
  [
    'BATCH-FAULTY-ITEM',
    'A faulty item stops no other.',
    'A faulty item is refused with `ITEM_MALFORMED` and stops no other.',
  ],
  [
    'BATCH-ATOMIC',
    'An atomic batch is carried out as a whole or not at all, in one province.',
    'With `"atomic": true` all are carried out or none; then all bills must be at home in one province.',
  ],
  [
    'PAYLOAD-SCHEMA',
    'A payload that is not of its form is refused, a member that is not described included.',
    'A field that is not described is refused, so a misspelt one is never ignored silently.',
  ],
  [
    'PAYLOAD-NAMES',
    'Objects do not repeat a name.',
    'JSON objects must not repeat a name',
    'the page lays it on senders and leaves open what a receiver makes of it.',
  ],
  [
    'OUTCOME',
    'What may be done is done, and answered with its code.',
    'carried out and durable 已执行',
  ],
  [
    'REFUSAL-CODE',
    'What may not be done is refused with the code of the catalogue and what can be done next.',
    'nothing was changed; `code` says why, `next` what can be done 未执行',
  ],
  [
    'REFUSAL-ORDER',
    'Of several refusals the earliest of the catalogue is given, so that nobody learns of a bill that is not his.',
    'In order of precedence: when several apply, the earliest is given.',
  ],
  [
    'REFUSAL-RARE',
    'Bounds that take hundreds of steps to reach, and states that only other provinces bring about, have their codes.',
    '`STAKEHOLDERS_FULL`',
    'a bill would need a hundred reports or authorisations or two hundred units first; the tests of the domain check these bounds.',
  ],
  [
    'FEED-GAPLESS',
    'Positions of the feed follow each other without gaps, and the answer keeps to the number that was asked for.',
    'Whoever has a stake in a bill has its events in a feed of its own, with positions without gaps.',
  ],
  [
    'FEED-AGAIN',
    'The same position is always the same event.',
    'Read it with [`event.feed`](event.feed.md) after the last position you stored',
  ],
  [
    'EVENT-CHAIN',
    'Events of a bill are chained by SM3.',
    'chained by SM3 (`previousHash`, `hash`)',
    "the text that is hashed is the registry's own; a unit sees a view of it, from which the hash cannot be made again.",
  ],
  [
    'KEY-OVERLAP',
    'After a rotation the new key and, for the overlap, the old one are accepted.',
    'Both are accepted until the time that the answer names; the platform seals to the new one at once',
  ],
  [
    'KEY-OVERLAP-END',
    'After the overlap the old key is refused.',
    'so keep the old private key until then too',
    'the overlap lasts days, and a case that waited for its end would lock the unit out of its sandbox.',
  ],
  [
    'TRANSPORT-HTTPS',
    'Production is reached over HTTPS only.',
    'HTTPS in production, HTTP/1.1 or later.',
    'the suite is run against sandboxes; a certificate is a matter of the operator.',
  ],
  [
    'BETWEEN-PROVINCES',
    'Provinces and the hub speak to one another as the page says.',
    'Every envelope between provinces and with the hub is signed.',
    'the suite plays a unit and has no key of a province.',
  ],
]

/** What the protocol demands of a platform. */
export const platformRequirements: readonly Requirement[] = rows.map(
  ([id, demand, quote, notTested]) => ({
    id,
    side: 'platform',
    demand,
    quote,
    ...(notTested !== undefined && { notTested }),
  }),
)
