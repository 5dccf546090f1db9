import type { Party, ProvinceCode } from '@piaoqiao/domain'
import { faultOf, serviceNamed, wireRefusal } from '@piaoqiao/protocol'
import type { ForwardAnswer, ForwardRequest } from '@piaoqiao/protocol'
import { refusal } from '@piaoqiao/domain'
import type { PartyRegister } from '../event-ports.ts'
import type { AnswerOwnItems, NumberedItem } from '../ports.ts'
import { forwardableServices } from './forwardable-services.ts'
import { homeOfItem } from './home-of-item.ts'

export interface TakeForwarded {
  readonly ownProvince: ProvinceCode
  readonly answerOwnItems: AnswerOwnItems
  readonly parties: PartyRegister
}

/**
 * `forward`: another province asks in the name of one of its parties. It vouches for the party, so a party of any other
 * province is refused, and so is a bill whose home is not here. Parties of this province speak for themselves: whoever
 * forwards one of them as its own would act on the locks and read the files of others.
 */
export function createTakeForwarded(
  options: TakeForwarded,
): (request: ForwardRequest, sender: Party) => Promise<ForwardAnswer> {
  const { ownProvince, answerOwnItems } = options
  return async (request, sender) => {
    const { service, party, requestId, atomic } = request
    const items = request.items.map(({ item, content }) => ({ item, content }))
    const fault = await faultPath(options, request, sender)
    if (fault !== null) return refuseAllForwarded(items, fault)
    const sound = items.filter((item) => isOwn(service, item, ownProvince))
    if (sound.length < items.length && atomic) return refuseAllForwarded(items, '/items')
    const answers = await answerOwnItems({
      service,
      party,
      requestId,
      atomic,
      asked: null,
      items: sound,
    })
    const byItem = new Map(sound.map(({ item }, index) => [item, answers[index]]))
    return {
      items: items.map(({ item }) => ({ item, answer: byItem.get(item) ?? malformed('/items') })),
    }
  }
}

/** What is wrong with the request whatever its items are; null where it can be taken. */
async function faultPath(
  { parties }: TakeForwarded,
  { service, party }: ForwardRequest,
  sender: Party,
): Promise<'/service' | '/party' | null> {
  if (!forwardableServices.has(service)) return '/service'
  if (party.province !== sender.province) return '/party'
  return (await parties.known([party.id])).has(party.id) ? '/party' : null
}

function isOwn(service: string, { content }: NumberedItem, ownProvince: ProvinceCode): boolean {
  const described = serviceNamed(service)
  const schema = described?.item ?? described?.request
  if (schema === undefined || faultOf(schema, content) !== null) return false
  return homeOfItem(service, content, ownProvince) === ownProvince
}

function refuseAllForwarded(items: readonly NumberedItem[], path: string): ForwardAnswer {
  return { items: items.map(({ item }) => ({ item, answer: malformed(path) })) }
}

function malformed(path: string): ReturnType<typeof wireRefusal> {
  return wireRefusal(refusal('ITEM_MALFORMED', { path }))
}
