import type { ProvinceCode } from '@piaoqiao/domain'
import { isCreditCode } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { appKeyBytes } from '@piaoqiao/protocol'
import { AddressMalformed, addressListOf } from '@piaoqiao/service-kit'
import type { ApplicationChanges, Applications, SandboxApplication } from '../ports.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import type { OwnerKind } from '../world/world-parts.ts'
import type { AccessTokens } from './access-tokens.ts'
import { accessTokenBytes } from './access-tokens.ts'
import type { WorldKeeper } from './world-keeper.ts'

export const quotaPerMinuteDefault = 600

export interface OperateOptions {
  readonly applications: Applications
  readonly keeper: WorldKeeper
  readonly tokens: AccessTokens
  readonly province: ProvinceCode
  /** From a source fit for secrets. */
  readonly randomBytes: (count: number) => Uint8Array
}

/** What the account office says of an application; PEM or hexadecimal for the key. */
export interface EnterRequest {
  readonly appId: string
  readonly kind?: OwnerKind
  readonly partyId: string
  readonly partyName: string
  readonly publicKey: string
  readonly addresses?: readonly string[] | null
  readonly quotaPerMinute?: number
  readonly webhookUrl?: string | null
}

export interface ChangeRequest {
  readonly publicKey?: string
  readonly addresses?: readonly string[] | null
  readonly quotaPerMinute?: number
  readonly webhookUrl?: string | null
  readonly state?: 'active' | 'suspended'
  readonly newAppKey?: boolean
  readonly newAccessToken?: boolean
}

/** Shown once and never again; hexadecimal. */
export interface Credentials {
  readonly appKey?: string
  readonly accessToken?: string
}

export interface OperateApplications {
  /** @throws SandboxFault `APPLICATION_EXISTS`, `APPLICATION_UNFIT` */
  enter(request: EnterRequest): Promise<Required<Credentials>>
  /** @throws SandboxFault `APPLICATION_UNKNOWN`, `APPLICATION_UNFIT` */
  change(appId: string, request: ChangeRequest): Promise<Credentials>
  /** @throws SandboxFault `APPLICATION_UNKNOWN` */
  find(appId: string): Promise<SandboxApplication>
  /** Together with its world and its messages. @throws SandboxFault `APPLICATION_UNKNOWN` */
  remove(appId: string): Promise<void>
}

export function createOperateApplications(options: OperateOptions): OperateApplications {
  const { applications, keeper } = options
  const find = async (appId: string): Promise<SandboxApplication> => {
    const application = await applications.find(appId)
    if (application === null) throw new SandboxFault('APPLICATION_UNKNOWN')
    return application
  }
  return {
    find,
    enter: (request) => enter(options, request),
    change: async (appId, request) => {
      const credentials = drawn(options, request)
      const changes = changesOf(options, request, credentials)
      if (!(await applications.change(appId, changes))) {
        throw new SandboxFault('APPLICATION_UNKNOWN')
      }
      if (request.webhookUrl !== undefined) {
        const world = await keeper.present(appId)
        await world?.nameWebhook(request.webhookUrl)
      }
      return credentials
    },
    remove: async (appId) => {
      if (!(await applications.remove(appId))) throw new SandboxFault('APPLICATION_UNKNOWN')
      keeper.drop(appId)
    },
  }
}

async function enter(
  { applications, province, tokens, randomBytes }: OperateOptions,
  request: EnterRequest,
): Promise<Required<Credentials>> {
  const { appId, kind = 'unit', partyId, partyName } = request
  const { addresses = null, webhookUrl = null } = request
  if (!isCreditCode(partyId)) throw new SandboxFault('APPLICATION_UNFIT')
  requireAddresses(addresses)
  requireWebhook(webhookUrl)
  const appKey = randomBytes(appKeyBytes)
  const accessToken = hex(randomBytes(accessTokenBytes))
  const isNew = await applications.enter({
    appId,
    kind,
    party: { id: partyId, name: partyName, province },
    publicKey: publicKeyIn(request.publicKey),
    appKey,
    tokenHash: tokens.hashOf(accessToken),
    addresses,
    quotaPerMinute: request.quotaPerMinute ?? quotaPerMinuteDefault,
    webhookUrl,
  })
  if (!isNew) throw new SandboxFault('APPLICATION_EXISTS')
  return { appKey: hex(appKey), accessToken }
}

function drawn(
  { randomBytes }: OperateOptions,
  { newAppKey = false, newAccessToken = false }: ChangeRequest,
): Credentials {
  return {
    ...(newAppKey && { appKey: hex(randomBytes(appKeyBytes)) }),
    ...(newAccessToken && { accessToken: hex(randomBytes(accessTokenBytes)) }),
  }
}

function changesOf(
  { tokens }: OperateOptions,
  request: ChangeRequest,
  { appKey, accessToken }: Credentials,
): ApplicationChanges {
  const { publicKey, addresses, quotaPerMinute, webhookUrl, state } = request
  if (addresses !== undefined) requireAddresses(addresses)
  if (webhookUrl !== undefined) requireWebhook(webhookUrl)
  return {
    ...(addresses !== undefined && { addresses }),
    ...(quotaPerMinute !== undefined && { quotaPerMinute }),
    ...(webhookUrl !== undefined && { webhookUrl }),
    ...(state !== undefined && { suspended: state === 'suspended' }),
    ...(publicKey !== undefined && { publicKey: publicKeyIn(publicKey) }),
    ...(appKey !== undefined && { appKey: new Uint8Array(Buffer.from(appKey, 'hex')) }),
    ...(accessToken !== undefined && { tokenHash: tokens.hashOf(accessToken) }),
  }
}

function publicKeyIn(text: string): Sm2PublicKey {
  try {
    return importSm2PublicKey(text)
  } catch (error) {
    if (error instanceof GmCryptoError) throw new SandboxFault('APPLICATION_UNFIT')
    throw error
  }
}

function requireAddresses(addresses: readonly string[] | null): void {
  try {
    addressListOf(addresses ?? [])
  } catch (error) {
    if (error instanceof AddressMalformed) throw new SandboxFault('APPLICATION_UNFIT')
    throw error
  }
}

function requireWebhook(url: string | null): void {
  if (url === null) return
  const protocol = URL.parse(url)?.protocol ?? ''
  if (!['http:', 'https:'].includes(protocol)) throw new SandboxFault('APPLICATION_UNFIT')
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
