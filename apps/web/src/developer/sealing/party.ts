import { useSyncExternalStore } from 'react'
import keys from '../generated/example-keys.json'

/** What travels; the table of its fields is on the page of the envelope. */
export interface Envelope {
  readonly version: string
  readonly appId: string
  readonly requestId: string
  readonly timestamp: string
  readonly encryptedKey: string
  readonly iv: string
  readonly data: string
  readonly mac: string
  readonly signature?: string
}

/** With what somebody seals; keys are PEM or hexadecimal digits. */
export interface Party {
  readonly appId: string
  /** 64 hexadecimal digits. */
  readonly appKey: string
  readonly privateKey: string
  readonly platformPublicKey: string
}

/** What a message is sealed with on its page unless the reader gave keys: published ones. */
export function exampleParty(sealed: {
  readonly appId: string
  readonly appKey: string
  readonly sender: string
}): Party & { readonly receiverKey: string } {
  const isParty = sealed.sender === 'party'
  const [sender, receiver] = isParty ? [keys.party, keys.platform] : [keys.platform, keys.party]
  const appKeys: Readonly<Record<string, string>> = keys.appKeys
  return {
    appId: sealed.appId,
    appKey: appKeys[sealed.appKey] ?? '',
    privateKey: sender.privateKey,
    platformPublicKey: receiver.publicKey,
    receiverKey: receiver.privateKey,
  }
}

/** The reader's own test keys. In the memory of the page and nowhere else: a reload forgets them. */
let own: Party | null = null
const listeners = new Set<() => void>()

export function setOwnParty(party: Party | null): void {
  own = party
  for (const listener of listeners) listener()
}

export function useOwnParty(): Party | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => own,
  )
}
