import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { billCode, billNumber, reason, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { changeAddresses, endConnection } from '../use-cases/change-standing.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import { nameFirstBill } from '../use-cases/go-live.ts'
import { guideName, reportTemplate } from '../use-cases/prepare-sandbox.ts'
import { listKeys, proposeKey, proveKey } from '../use-cases/prove-key.ts'
import { renewTestKey, revealSecrets } from '../use-cases/reveal-secrets.ts'
import { ownNotice, ownStatus } from '../use-cases/show-connection.ts'
import { signOffByUnit } from '../use-cases/sign-off.ts'
import { connectionStatus, statusShown } from './connection-answers.ts'
import { applier, endpoint, environment, reader } from './connection-fields.ts'
import { keyAnswer, keyShown } from './joint-test-answers.ts'

/** The connection of the signed-in user's own unit. */
export function ownRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/self',
      title: '对接进度',
      purpose: 'Where the connection stands, what is next, who has to act, and since when.',
      access: reader,
      answer: connectionStatus,
      refusals: ['NOT_FOUND'],
      handle: async (request) => statusShown(await ownStatus(parts, actorOf(holderOf(request)))),
    }),
    ...secretRoutes(parts),
    ...keyRoutes(parts),
    ...materialRoutes(parts),
    ...stepRoutes(parts),
  ]
}

function secretRoutes(parts: ConnectionsParts): readonly Route[] {
  const params = record({ environment })
  return [
    route({
      method: 'POST',
      path: '/connections/self/secrets/:environment/reveal',
      title: '领取密钥',
      purpose: 'Shows the appKey of an environment, once. The look is on record.',
      access: applier,
      params,
      body: record({}),
      answer: record({
        appId: Type.String({ title: 'appId' }),
        appKey: Type.String({ title: 'appKey', description: '64 hexadecimal digits.' }),
        baseUrl: Type.String({ title: '报文访问地址' }),
        accountId: Type.String({ title: '单位数字账户ID' }),
        platformPublicKey: Type.String({ title: '财政数字信封加密公钥' }),
        accessToken: Type.Union([Type.String(), Type.Null()], { title: '沙箱访问口令' }),
      }),
      refusals: ['SECRET_NOT_THERE', 'CONNECTION_SUSPENDED', 'NOT_FOUND'],
      handle: (request) => {
        const actor = actorOf(holderOf(request))
        return revealSecrets(parts, actor, request.params.environment, request.at)
      },
    }),
    route({
      method: 'POST',
      path: '/connections/self/secrets/test/renewal',
      title: '更换测试环境密钥',
      purpose: 'Draws another appKey for the sandbox; the one before is refused from then on.',
      access: applier,
      body: record({}),
      answer: 'nothing',
      refusals: ['SECRET_NOT_THERE', 'SANDBOX_UNREACHABLE', 'CONNECTION_SUSPENDED'],
      handle: (request) => renewTestKey(parts, actorOf(holderOf(request)), request.at),
    }),
  ]
}

function keyRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/self/keys',
      title: '本单位公钥',
      purpose: 'The public keys of the unit, newest first.',
      access: reader,
      answer: record({ items: Type.Array(keyAnswer) }),
      refusals: [],
      handle: async (request) => ({
        items: (await listKeys(parts, actorOf(holderOf(request)))).map(keyShown),
      }),
    }),
    route({
      method: 'POST',
      path: '/connections/self/keys',
      title: '提交公钥',
      purpose: 'Takes a public key and says what has to be signed with its private key.',
      access: applier,
      body: record({
        environment,
        publicKey: Type.String({ title: '公钥', minLength: 100, maxLength: 600 }),
      }),
      answer: keyAnswer,
      refusals: ['PUBLIC_KEY_MALFORMED', 'PUBLIC_KEY_USED', 'KEYS_TOO_MANY', 'STEP_UNFIT'],
      handle: async (request) =>
        keyShown(await proposeKey(parts, actorOf(holderOf(request)), request.body, request.at)),
    }),
    route({
      method: 'POST',
      path: '/connections/self/keys/:keyId/proof',
      title: '验证公钥',
      purpose:
        'Accepts the key with the signature of its challenge (SM2 with SM3, DER, base64). A key before it is accepted for seven more days in production; the sandbox changes at once.',
      access: applier,
      params: record({ keyId: recordId }),
      body: record({ signature: Type.String({ title: '签名值', minLength: 8, maxLength: 200 }) }),
      answer: keyAnswer,
      refusals: [
        'NOT_FOUND',
        'CHALLENGE_EXPIRED',
        'CHALLENGE_SIGNATURE_WRONG',
        'SANDBOX_UNREACHABLE',
        'ORDER_WAITING',
      ],
      handle: async (request) => {
        const given = { keyId: request.params.keyId, ...request.body }
        return keyShown(await proveKey(parts, actorOf(holderOf(request)), given, request.at))
      },
    }),
  ]
}

function materialRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/self/materials/notice.pdf',
      title: '下载对接须知',
      purpose: 'The notice with what the unit was allotted so far.',
      access: reader,
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: async (request) => ({
        ...(await ownNotice(parts, actorOf(holderOf(request)), request.at)),
        contentType: 'application/pdf',
      }),
    }),
    route({
      method: 'GET',
      path: '/connections/self/materials/guide.zip',
      title: '下载对接报文',
      purpose: 'The pages of the protocol with worked examples, as one archive.',
      access: reader,
      answer: 'file',
      refusals: [],
      handle: async () => ({
        bytes: await parts.guide(),
        contentType: 'application/zip',
        name: `${guideName}.zip`,
      }),
    }),
    route({
      method: 'GET',
      path: '/connections/self/materials/report-template.pdf',
      title: '下载联调测试报告模版',
      purpose: 'The report of a joint test, not filled in.',
      access: reader,
      answer: 'file',
      refusals: [],
      handle: async () => ({
        bytes: await reportTemplate(),
        contentType: 'application/pdf',
        name: '联调测试报告（模版）.pdf',
      }),
    }),
  ]
}

function stepRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'PUT',
      path: '/connections/self/endpoints/:environment',
      title: '变更IP地址',
      purpose: 'Replaces the allow-list of an environment after the joint-test form was accepted.',
      access: applier,
      params: record({ environment }),
      body: endpoint,
      answer: 'nothing',
      refusals: [
        'ADDRESS_MALFORMED',
        'ADDRESS_INTERNAL',
        'ADDRESS_RANGE_WIDE',
        'STEP_UNFIT',
        'ORDER_WAITING',
        'SANDBOX_UNREACHABLE',
      ],
      handle: (request) => {
        const given = { environment: request.params.environment, endpoint: request.body }
        return changeAddresses(parts, actorOf(holderOf(request)), given, request.at)
      },
    }),
    route({
      method: 'POST',
      path: '/connections/self/sign-off',
      title: '确认联调通过',
      purpose: 'The unit says that the joint test succeeded.',
      access: applier,
      body: record({}),
      answer: 'nothing',
      refusals: ['STEP_UNFIT', 'REPORT_INCOMPLETE', 'SIGNED_ALREADY', 'KEY_NOT_PROVEN'],
      handle: (request) => signOffByUnit(parts, actorOf(holderOf(request)), request.at),
    }),
    route({
      method: 'PUT',
      path: '/connections/self/first-bill',
      title: '登记首笔票据',
      purpose:
        'Names the bill of 0.01 yuan that the unit locked, reports and posts in production; the registry is asked how far it came.',
      access: applier,
      body: record({ billCode, billNumber }),
      answer: connectionStatus,
      refusals: ['STEP_UNFIT', 'FIRST_BILL_UNFIT', 'PROVINCE_UNREACHABLE'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        await nameFirstBill(parts, actor, request.body, request.at)
        return statusShown(await ownStatus(parts, actor))
      },
    }),
    route({
      method: 'POST',
      path: '/connections/self/end',
      title: '退出对接',
      purpose: 'Ends the connection. What the unit holds locked has to be ended first.',
      access: applier,
      body: record({ reason }),
      answer: 'nothing',
      refusals: ['UNIT_HOLDS_LOCKS', 'STEP_UNFIT', 'ORDER_WAITING', 'PROVINCE_UNREACHABLE'],
      handle: (request) => {
        const actor = actorOf(holderOf(request))
        const step = { actor, unitId: actor.organisationId, ...request.body }
        return endConnection(parts, step, 'unit', request.at)
      },
    }),
  ]
}
