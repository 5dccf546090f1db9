import type { ProvinceCode, RefusalCode } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'
import { faultOf, serviceNamed, wireRefusal, wireUnknown } from '@piaoqiao/protocol'
import type { AnswerOwnItems, Carrier, ItemRequest, NumberedItem, StoredRequest } from '../ports.ts'
import { forwardableServices, officeServices } from './forwardable-services.ts'
import { homeOfItem } from './home-of-item.ts'

/**
 * Answers a message item by item, wherever the bills have their home: this province decides over its own, the others are
 * asked through the carrier, and what nobody can tell is answered as unknown. Answers stand in the order of the items.
 */
export function createServeItems(options: {
  readonly ownProvince: ProvinceCode
  readonly carrier: Carrier
  readonly answerOwnItems: AnswerOwnItems
  /** Keeps a request whose changes happen elsewhere; false when its id was used for other content. */
  readonly keepRequest: (request: StoredRequest) => Promise<boolean>
}): (request: ItemRequest) => Promise<readonly unknown[]> {
  const { ownProvince, carrier, answerOwnItems, keepRequest } = options
  return async (request) => {
    const { sound, answers } = checkItems(request)
    if (request.atomic && answers.size > 0) return atomicAnswers(request, answers)
    const byHome = Map.groupBy(sound, ({ content }) =>
      homeOfItem(request.service, content, ownProvince),
    )
    if (request.atomic && byHome.size > 1) return refuseAll(request, 'ATOMIC_ACROSS_PROVINCES')
    const elsewhere = [...byHome.keys()].some((home) => home !== ownProvince)
    if (elsewhere && request.asked !== null && !(await keepRequest(request.asked))) {
      return refuseAll(request, 'OPERATION_ID_REUSED')
    }
    const answered = await Promise.all(
      [...byHome].map(async ([home, items]) => {
        const part = { ...request, items }
        const given =
          home === ownProvince
            ? await answerOwnItems(part)
            : await answerElsewhere(carrier, home, part)
        return items.map(({ item }, index) => [item, given[index]] as const)
      }),
    )
    for (const [item, answer] of answered.flat()) answers.set(item, answer)
    return request.items.map(({ item }) => answers.get(item))
  }
}

/** Items that fit the schema of their service, and the refusals of those that do not. */
function checkItems({ service, items }: ItemRequest): {
  readonly sound: readonly NumberedItem[]
  readonly answers: Map<number, unknown>
} {
  const described = serviceNamed(service)
  const schema = described?.item ?? described?.request
  const answers = new Map<number, unknown>()
  const sound = items.filter(({ item, content }) => {
    const fault = schema === undefined ? refusal('ITEM_MALFORMED') : faultOf(schema, content)
    if (fault !== null) answers.set(item, wireRefusal(fault))
    return fault === null
  })
  return { sound, answers }
}

function atomicAnswers(
  { items }: ItemRequest,
  answers: ReadonlyMap<number, unknown>,
): readonly unknown[] {
  const held = wireRefusal(refusal('ATOMIC_BATCH_REFUSED'))
  return items.map(({ item }) => answers.get(item) ?? held)
}

export function refuseAll({ items }: ItemRequest, code: RefusalCode): readonly unknown[] {
  const answer = wireRefusal(refusal(code))
  return items.map(() => answer)
}

async function answerElsewhere(
  carrier: Carrier,
  home: ProvinceCode,
  request: ItemRequest,
): Promise<readonly unknown[]> {
  // A bureau has no rights over the bills of another province, whatever bills there are.
  if (officeServices.has(request.service)) return refuseAll(request, 'OFFICE_NOT_OF_HOME_PROVINCE')
  if (!(await carrier.knows(home))) return refuseAll(request, 'HOME_PROVINCE_UNKNOWN')
  const { service, party, requestId, atomic, items } = request
  // The issuer of a bill is always at home where the bill is.
  if (!forwardableServices.has(service)) return refuseAll(request, 'NOT_THE_ISSUER')
  const forwarded = await carrier.forward(home, {
    service,
    party,
    requestId,
    atomic,
    items: [...items],
  })
  switch (forwarded.outcome) {
    case 'unreachable':
      return refuseAll(request, 'HOME_PROVINCE_UNREACHABLE')
    case 'unknown':
      return request.items.map(() => wireUnknown())
    case 'answered': {
      const byItem = new Map(forwarded.answer.items.map(({ item, answer }) => [item, answer]))
      // An item that the other province left out may have been carried out there.
      return request.items.map(({ item }) => byItem.get(item) ?? wireUnknown())
    }
  }
}
