import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { connectionNotice, jointTestForm, jointTestReport } from '@piaoqiao/documents/forms'
import {
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PublicKey,
  sm3Hex,
} from '@piaoqiao/gm-crypto'
import type { Attachment } from '../../mail/outgoing-messages.ts'
import { environmentNames } from '../connection-fields.ts'
import type { AllottedApplication, Connection } from '../connection-ports.ts'
import { materialsLetter } from '../connection-mails.ts'
import type { SandboxAccess } from '../sandbox-port.ts'
import { SandboxUnreachable } from '../sandbox-port.ts'
import type { AllTables, ConnectionsParts, OwnConnection } from './connections-parts.ts'
import {
  atNextStep,
  heldConnection,
  pdf,
  platformEntry,
  sendConnectionLetter,
} from './connections-parts.ts'

/** Of the unit's id, which makes the names of its applications its own: a unit that comes back gets other ones. */
const ownCharacters = 6

/** @param environment `test` for the sandbox, `sys` for the registry */
export function appIdOf(environment: 'test' | 'sys', creditCode: string, unitId: string): string {
  return `${environment}-${creditCode.toLowerCase()}-${unitId.slice(-ownCharacters).toLowerCase()}`
}

const preparedAtOnceMax = 20
/** Whoever approved a case sends first; the job comes after. */
const patienceMs = 60_000

/** Opens the sandbox of units that still wait for it; says how many waited. */
export async function prepareSandboxes(parts: ConnectionsParts, at: Instant): Promise<number> {
  const unitIds = await parts.transact(({ connections }) =>
    connections.atStep('preparing', null, preparedAtOnceMax),
  )
  for (const unitId of unitIds) await prepareSandbox(parts, unitId, at - patienceMs)
  return unitIds.length
}

/**
 * Opens the sandbox of a unit and sends its materials; where the sandbox is silent, the job tries again.
 * @param waitingSince only if it waits since then or longer
 */
export async function prepareSandbox(
  parts: ConnectionsParts,
  unitId: string,
  waitingSince = Infinity,
): Promise<void> {
  const { sandbox, transact, logger } = parts
  if (sandbox === null) return
  const { connection, account } = await transact((tables) => heldConnection(tables, unitId))
  if (connection.step !== 'preparing' || connection.stepSince > waitingSince) return
  const { creditCode, unitName } = account
  const appId = appIdOf('test', creditCode, unitId)
  try {
    const access = await sandbox.open({
      appId,
      partyId: creditCode,
      partyName: unitName,
      publicKey: nobodysKey(),
    })
    await handOut(parts, unitId, access)
  } catch (error) {
    if (!(error instanceof SandboxUnreachable)) throw error
    logger.warn('sandbox.unanswered', { appId }, error)
  }
}

/** Until the unit gave its own key, nobody can sign for it: the private key is thrown away. */
function nobodysKey(): string {
  return exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
}

async function handOut(
  parts: ConnectionsParts,
  unitId: string,
  { application, appKey, accessToken }: SandboxAccess,
): Promise<void> {
  const at = parts.clock()
  const guide = await parts.guide()
  await parts.transact(async (tables) => {
    const own = await heldConnection(tables, unitId)
    if (own.connection.step !== 'preparing') return
    const prepared: Connection = {
      ...atNextStep(own.connection, 'developing', at, { sandbox: application }),
      secrets: { ...own.connection.secrets, testAppKey: appKey, sandboxToken: accessToken },
    }
    await tables.connections.save(prepared)
    await tables.audit.append(
      platformEntry('connection.prepared', unitId, at, { appId: application.appId }),
    )
    await sendMaterials(parts, tables, { ...own, connection: prepared }, guide, at)
  })
}

async function sendMaterials(
  parts: ConnectionsParts,
  tables: AllTables,
  own: OwnConnection,
  guide: Uint8Array,
  at: Instant,
): Promise<void> {
  const { unitName } = own.account
  const attachments: readonly Attachment[] = [
    pdf('财政电子票据公共服务平台对接须知', await noticeOf(tables, own, at)),
    { name: `${guideName}.zip`, contentType: 'application/zip', bytes: guide },
    pdf('联调测试报告（模版）', await reportTemplate()),
    pdf('接口联调申请表', await jointTestForm({})),
  ]
  const letter = materialsLetter(unitName, parts.publicUrl)
  await sendConnectionLetter(tables, own.account, letter, at, attachments)
}

export const guideName = '财政电子票据公共服务平台对接报文'

/** 联调测试报告（模版）. */
export function reportTemplate(): Promise<Uint8Array> {
  return jointTestReport({ cases: [] })
}

/** 对接须知 with what the unit was allotted so far, without any secret. */
export async function noticeOf(
  { bureaus }: Pick<AllTables, 'bureaus'>,
  { connection, account }: OwnConnection,
  at: Instant,
): Promise<Uint8Array> {
  const { sandbox, production } = connection.facts
  const bureau = await bureaus.find(connection.bureauId)
  return connectionNotice({
    unitName: account.unitName,
    accountId: account.unitId,
    environments: [
      ...(sandbox === null ? [] : [environmentOf(environmentNames.test, sandbox)]),
      ...(production === null ? [] : [environmentOf(environmentNames.production, production)]),
    ],
    ...(bureau !== null && { issuerName: bureau.name }),
    issuedOn: dateAt(at),
  })
}

function environmentOf(name: string, { appId, baseUrl, platformPublicKey }: AllottedApplication) {
  const publicKeyFingerprint = sm3Hex(importSm2PublicKey(platformPublicKey).bytes)
  return { name, appId, messageAddress: baseUrl, publicKeyFingerprint }
}
