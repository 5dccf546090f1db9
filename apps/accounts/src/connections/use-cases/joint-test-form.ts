import type { Instant } from '@piaoqiao/domain'
import { jointTestForm } from '@piaoqiao/documents/forms'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import { enterFile } from '../../files/enter-file.ts'
import { keepScan } from '../../files/keep-upload.ts'
import { environmentNames } from '../connection-fields.ts'
import type { Endpoint, Environment, JointTestContent } from '../connection-fields.ts'
import { formAcceptedLetter, formReceivedLetter, formReturnedLetter } from '../connection-mails.ts'
import type { JointTestForm } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { addressFault } from '../network-addresses.ts'
import {
  atNextStep,
  connectionInScope,
  pdf,
  requireStep,
  sendConnectionLetter,
  workingConnection,
} from './connections-parts.ts'
import type { AllTables, ConnectionsParts, OwnConnection } from './connections-parts.ts'
import { printed } from '../../applications/use-cases/fill-application.ts'
import { askSandbox } from './reveal-secrets.ts'

const scansMax = 5

function scanOwner(unitId: string): string {
  return `joint-test-form:${unitId}`
}

/** @throws AccountsError `ADDRESS_MALFORMED`, `ADDRESS_INTERNAL`, `ADDRESS_RANGE_WIDE` */
export function requireAddresses(
  { allowsInternalAddresses }: Pick<ConnectionsParts, 'allowsInternalAddresses'>,
  environment: Environment,
  { addresses }: Endpoint,
): void {
  const allowsInternal = allowsInternalAddresses || environment === 'test'
  const fault = addressFault(addresses, { allowsInternal })
  if (fault === null) return
  throw refuseConnection(fault, { details: { environment: environmentNames[environment] } })
}

/** A form, and whether its sealed scan is there. */
export interface FiledForm extends JointTestForm {
  readonly hasScan: boolean
}

export async function filedForm({ files }: AllTables, form: JointTestForm): Promise<FiledForm> {
  const scans = await files.ofOwner(scanOwner(form.unitId), scansMax)
  return { ...form, hasScan: scans.length > 0 }
}

/** The form of a unit, if it began one. */
export function readJointTestForm(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
): Promise<FiledForm | null> {
  return transact(async (tables) => {
    const form = await tables.forms.find(organisationId)
    return form === null ? null : filedForm(tables, form)
  })
}

/**
 * Keeps the form as it is filled in now.
 * @throws AccountsError `STEP_UNFIT`, `ADDRESS_MALFORMED`, `ADDRESS_INTERNAL`, `ADDRESS_RANGE_WIDE`
 */
export function saveJointTestForm(
  parts: ConnectionsParts,
  actor: Actor,
  content: JointTestContent,
  at: Instant,
): Promise<FiledForm> {
  requireAddresses(parts, 'test', content.test)
  requireAddresses(parts, 'production', content.production)
  return parts.transact(async (tables) => {
    const { connection, account } = await workingConnection(tables, actor)
    requireStep(connection, ['developing'])
    const { unitId } = account
    const form: JointTestForm = { unitId, state: 'draft', content, changedAt: at, reason: null }
    await tables.forms.save(form)
    await tables.audit.append(
      unitEntry(actor.userId, 'joint_test.form_saved', ['unit', unitId], at),
    )
    return filedForm(tables, form)
  })
}

/** The form for printing and sealing. @throws AccountsError `JOINT_TEST_FORM_MISSING`, `FORM_UNFIT` */
export function printJointTestForm(
  { transact }: ConnectionsParts,
  actor: Actor,
): Promise<Uint8Array> {
  return transact(async (tables) => {
    const own = await workingConnection(tables, actor)
    const form = await tables.forms.find(own.account.unitId)
    if (form === null) throw refuseConnection('JOINT_TEST_FORM_MISSING')
    return printedForm(tables, own, form)
  })
}

async function printedForm(
  { keyRing }: AllTables,
  { account }: OwnConnection,
  { content }: JointTestForm,
): Promise<Uint8Array> {
  const { unitId, unitName, creditCode } = account
  const testKey = await keyRing.present(unitId, 'test')
  const productionKey = await keyRing.present(unitId, 'production')
  return printed(() =>
    jointTestForm({
      unitName,
      creditCode,
      contact: content.contact,
      testEndpoint: endpointText(content.test),
      productionEndpoint: endpointText(content.production),
      wantedTime: content.wantedTime,
      ...(testKey !== null && { publicKey: testKey.publicKey }),
      ...(productionKey !== null && { productionPublicKey: productionKey.publicKey }),
    }),
  )
}

function endpointText({ addresses, port }: Endpoint) {
  return { address: addresses.join('、'), port: String(port) }
}

/** Keeps the sealed scan, in the place of an earlier one. @throws AccountsError `JOINT_TEST_FORM_MISSING`, `STEP_UNFIT` */
export async function uploadJointTestScan(
  parts: ConnectionsParts,
  actor: Actor,
  bytes: Uint8Array,
  at: Instant,
): Promise<void> {
  const owner = scanOwner(actor.organisationId)
  await parts.transact(async (tables) => requireDraft(tables, actor))
  const file = await keepScan(parts.files, { owner, name: '联调申请表', bytes, at })
  const replaced = await enterFile(parts, file, async (tables) => {
    await requireDraft(tables, actor)
    const earlier = await tables.files.ofOwner(owner, scansMax)
    for (const { fileId } of earlier) await tables.files.remove(fileId)
    await tables.files.add(file)
    const subject = ['unit', actor.organisationId] as const
    const details = { sm3: file.sm3 }
    await tables.audit.append(unitEntry(actor.userId, 'joint_test.scan_kept', subject, at, details))
    return earlier
  })
  for (const { fileId } of replaced) await parts.files.vault.remove(fileId)
}

async function requireDraft(tables: AllTables, actor: Actor): Promise<JointTestForm> {
  const { connection } = await workingConnection(tables, actor)
  requireStep(connection, ['developing'])
  const form = await tables.forms.hold(actor.organisationId)
  if (form === null) throw refuseConnection('JOINT_TEST_FORM_MISSING')
  return form
}

/**
 * Hands the form in to the centre.
 * @throws AccountsError `STEP_UNFIT`, `JOINT_TEST_FORM_MISSING`, `KEY_NOT_PROVEN`
 */
export function submitJointTestForm(
  { transact }: ConnectionsParts,
  actor: Actor,
  at: Instant,
): Promise<FiledForm> {
  return transact(async (tables) => {
    const own = await workingConnection(tables, actor)
    const { unitId, unitName } = own.account
    const form = await requireDraft(tables, actor)
    const { hasScan } = await filedForm(tables, form)
    if (!hasScan) throw refuseConnection('JOINT_TEST_FORM_MISSING')
    await requireProvenKey(tables, unitId, 'test')
    const submitted = { ...form, state: 'submitted', changedAt: at, reason: null } as const
    await tables.forms.save(submitted)
    await tables.connections.save(atNextStep(own.connection, 'form_review', at))
    await tables.audit.append(
      unitEntry(actor.userId, 'joint_test.form_submitted', ['unit', unitId], at),
    )
    const attachment = pdf('接口联调申请表', await printedForm(tables, own, form))
    await sendConnectionLetter(tables, own.account, formReceivedLetter(unitName), at, [attachment])
    return { ...submitted, hasScan }
  })
}

/** @throws AccountsError `KEY_NOT_PROVEN` */
export async function requireProvenKey(
  { keyRing }: AllTables,
  unitId: string,
  environment: Environment,
) {
  const key = await keyRing.present(unitId, environment)
  if (key !== null) return key
  const details = { environment: environmentNames[environment] }
  throw refuseConnection('KEY_NOT_PROVEN', { details })
}

/**
 * Accepts the form: the sandbox lets the unit's addresses in, and slots can be booked.
 * @throws AccountsError `NOT_FOUND`, `STEP_UNFIT`, `SANDBOX_UNREACHABLE`
 */
export async function acceptJointTestForm(
  parts: ConnectionsParts,
  actor: Actor,
  unitId: string,
  at: Instant,
): Promise<void> {
  const asked = await parts.transact((tables) => submittedForm(tables, actor, unitId))
  const { addresses } = asked.form.content.test
  const appId = asked.own.connection.facts.sandbox?.appId ?? ''
  await askSandbox(parts, (sandbox) => sandbox.change(appId, { addresses }))
  await parts.transact(async (tables) => {
    const { own, form } = await submittedForm(tables, actor, unitId)
    const { test: testEndpoint, production: productionEndpoint } = form.content
    const endpoints = { testEndpoint, productionEndpoint }
    await tables.connections.save(atNextStep(own.connection, 'testing', at, endpoints))
    await tables.forms.save({ ...form, state: 'accepted', changedAt: at })
    await tables.audit.append(bureauEntry(actor, 'joint_test.form_accepted', ['unit', unitId], at))
    await sendConnectionLetter(tables, own.account, formAcceptedLetter(own.account.unitName), at)
  })
}

/** Returns the form for correction. @throws AccountsError `NOT_FOUND`, `STEP_UNFIT` */
export async function returnJointTestForm(
  { transact }: ConnectionsParts,
  actor: Actor,
  { unitId, reason }: { readonly unitId: string; readonly reason: string },
  at: Instant,
): Promise<void> {
  await transact(async (tables) => {
    const { own, form } = await submittedForm(tables, actor, unitId)
    await tables.connections.save(atNextStep(own.connection, 'developing', at))
    await tables.forms.save({ ...form, state: 'returned', changedAt: at, reason })
    await tables.audit.append(bureauEntry(actor, 'joint_test.form_returned', ['unit', unitId], at))
    const letter = formReturnedLetter(own.account.unitName, reason)
    await sendConnectionLetter(tables, own.account, letter, at)
  })
}

async function submittedForm(
  tables: AllTables,
  actor: Actor,
  unitId: string,
): Promise<{ readonly own: OwnConnection; readonly form: JointTestForm }> {
  const own = await connectionInScope(tables, actor, unitId)
  requireStep(own.connection, ['form_review'])
  const form = await tables.forms.hold(unitId)
  if (form === null) throw refuseConnection('JOINT_TEST_FORM_MISSING')
  return { own, form }
}
