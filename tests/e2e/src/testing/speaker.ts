import type { Party } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { ForwardRequest } from '@piaoqiao/protocol'
import { provinceAppId, provinceAppKey } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { Application } from './application.ts'
import type { Network } from './network.ts'

/** Somebody who speaks to province 50 as another province would, or as the hub. */
export function speakerTo50(
  { p50, clock }: Network,
  from: string,
  given: { readonly appId?: string; readonly key: Sm2PrivateKey },
): Application {
  const { appId = provinceAppId(from), key } = given
  const { url, publicKey: platformKey } = p50.service.running
  const appKey = provinceAppKey(from, '50')
  const party = { id: appId, name: appId, province: from }
  return new Application({ url, platformKey, appId, appKey, key, party, now: clock.now })
}

/** One item of a party, as its province forwards it. */
export function forwardOf(party: Party, service: string, content: object): ForwardRequest {
  const items = [{ item: 1, content }]
  return { service, party, requestId: newRequestId(), atomic: false, items }
}
