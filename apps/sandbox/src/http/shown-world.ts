import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { MessageEntry, SandboxApplication } from '../ports.ts'
import type { WorldOverview } from '../use-cases/world-desk.ts'

/** What everybody needs who speaks to the sandbox. */
export interface SandboxIdentity {
  /** Where `exchange/v1/…` is. */
  readonly baseUrl: () => string
  readonly platformKey: Sm2PublicKey
  /** With which issuers sign the files of bills here. */
  readonly issuerKey: Sm2PublicKey
}

export function shownKeys({ baseUrl, platformKey, issuerKey }: SandboxIdentity) {
  return {
    baseUrl: baseUrl(),
    platformPublicKey: exportSm2PublicKeyPem(platformKey),
    issuerPublicKey: exportSm2PublicKeyPem(issuerKey),
  }
}

export function shownOverview(
  identity: SandboxIdentity,
  { appId, kind, party }: SandboxApplication,
  { startedAt, now, ...overview }: WorldOverview,
) {
  return {
    sandbox: true,
    appId,
    kind,
    partyId: party.id,
    partyName: party.name,
    province: party.province,
    ...shownKeys(identity),
    ...overview,
    startedAt: new Date(startedAt).toISOString(),
    now: new Date(now).toISOString(),
  }
}

export function shownMessage({ number, at, worldAt, service, requestId, outcome }: MessageEntry) {
  return {
    number: number.toString(),
    at: new Date(at).toISOString(),
    worldAt: new Date(worldAt).toISOString(),
    service,
    requestId,
    outcome,
  }
}

export function shownMessageContent(entry: MessageEntry) {
  const { payload = null, answer = null } = entry.content ?? {}
  return { ...shownMessage(entry), payload, answer }
}
