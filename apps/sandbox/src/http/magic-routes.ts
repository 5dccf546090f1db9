import type { createExchangeServer } from '@piaoqiao/service-kit'
import type { MagicBill } from '../magic/magic-bills.ts'
import { magicFace } from '../magic/magic-bills.ts'

type Server = ReturnType<typeof createExchangeServer>

/** `GET /magic`: the magic bills, for everybody; and in `/health` the word that this is no registry. */
export function addMagicRoutes(server: Server, magic: readonly MagicBill[]): void {
  server.get('/magic', async () => ({ bills: magic.map(shownMagic) }))
  server.addHook('preSerialization', async ({ routeOptions }, _reply, payload) =>
    routeOptions.url === '/health' && typeof payload === 'object'
      ? { ...payload, sandbox: true }
      : payload,
  )
}

export function shownMagic(bill: MagicBill) {
  const { billCode, billNumber, effect, answer, sentence, authorisationId } = bill
  const { checkCode, amount, issuedOn } = magicFace
  const face = { checkCode, amount, issuedOn, authorisationId }
  return { billCode, billNumber, ...face, effect, answer, sentence }
}
