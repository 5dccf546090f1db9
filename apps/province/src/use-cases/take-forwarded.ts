import type { Party, ProvinceCode } from '@piaoqiao/domain'
import { faultOf, homeProvinceOfItem, serviceNamed, wireRefusal } from '@piaoqiao/protocol'
import type { ForwardAnswer, ForwardRequest } from '@piaoqiao/protocol'
import { refusal } from '@piaoqiao/domain'
import type { AnswerOwnItems, NumberedItem } from '../ports.ts'

/** Services that a province may forward in a party's name. An issuer only ever turns to its own province. */
const forwardable = new Set([
  'bill.verify',
  'bill.status',
  'bill.file',
  'operation.result',
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'reimbursement.unpost',
  'authorisation.grant',
  'authorisation.revoke',
])

/**
 * `forward`: another province asks in the name of one of its parties. It vouches for the party, so a party of any other
 * province is refused, and so is a bill whose home is not here.
 */
export function createTakeForwarded(options: {
  readonly ownProvince: ProvinceCode
  readonly answerOwnItems: AnswerOwnItems
}): (request: ForwardRequest, sender: Party) => Promise<ForwardAnswer> {
  const { ownProvince, answerOwnItems } = options
  return async (request, sender) => {
    const { service, party, requestId, atomic } = request
    const foreign = !forwardable.has(service) || party.province !== sender.province
    const items = request.items.map(({ item, content }) => ({ item, content }))
    const sound = foreign ? [] : items.filter((item) => isOwn(service, item, ownProvince))
    if (sound.length < items.length && (atomic || foreign)) return refuseAllForwarded(items)
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
      items: items.map(({ item }) => ({ item, answer: byItem.get(item) ?? malformed() })),
    }
  }
}

function isOwn(service: string, { content }: NumberedItem, ownProvince: ProvinceCode): boolean {
  const described = serviceNamed(service)
  const schema = described?.item ?? described?.request
  if (schema === undefined || faultOf(schema, content) !== null) return false
  return homeProvinceOfItem(content as { billCode: string }) === ownProvince
}

function refuseAllForwarded(items: readonly NumberedItem[]): ForwardAnswer {
  return { items: items.map(({ item }) => ({ item, answer: malformed() })) }
}

function malformed(): ReturnType<typeof wireRefusal> {
  return wireRefusal(refusal('ITEM_MALFORMED', { path: '/items' }))
}
