import { envelopeSchema, services } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { billCode, billNumber, record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import { askWorld, exchangeInSandbox } from '../use-cases/use-sandbox.ts'
import { applier, reader } from './connection-fields.ts'

const path = '/connections/self/sandbox-world'
const refusals = ['NOT_FOUND', 'SANDBOX_REFUSED', 'SANDBOX_UNREACHABLE']
/** What the sandbox answers, as its own page describes it. */
const told = Type.Record(Type.String(), Type.Unknown())
const unitServices = Object.values(services)
  .filter(({ callers }) => (callers as readonly string[]).includes('unit'))
  .map(({ name }) => name)

/** The unit's own world in the sandbox, and messages to it that the unit sealed in its browser. */
export function worldRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/connections/self/sandbox-exchange/:service',
      title: '向测试环境发送报文',
      purpose:
        'Delivers a message that the unit sealed with its test key; gives the answer of the sandbox unopened.',
      access: applier,
      params: record({ service: Type.Enum([...unitServices], { title: '报文' }) }),
      body: envelopeSchema,
      answer: record({ status: Type.Integer({ title: '状态码' }), body: Type.Unknown() }),
      refusals: ['NOT_FOUND', 'APP_ID_NOT_OWN', 'SANDBOX_UNREACHABLE'],
      handle: (request) => {
        const { service } = request.params
        return exchangeInSandbox(parts, actorOf(holderOf(request)), {
          service,
          envelope: request.body,
        })
      },
    }),
    route({
      method: 'GET',
      path,
      title: '测试环境的时间和票据数',
      purpose:
        'Clock, counts of bills by state, addresses and public keys of the unit’s own world.',
      access: reader,
      answer: told,
      refusals,
      handle: (request) => askWorld(parts, actorOf(holderOf(request)), { method: 'GET', path: '' }),
    }),
    route({
      method: 'GET',
      path: `${path}/bills`,
      title: '测试环境的票据',
      purpose: 'Bills of the unit’s own world with everything that a test needs.',
      access: reader,
      query: record({
        state: Type.Optional(Type.String({ title: '状态', pattern: '^[a-z_]{3,30}$' })),
        after: Type.Optional(Type.String({ title: '起点', pattern: '^[0-9]{18}$' })),
      }),
      answer: told,
      refusals,
      handle: (request) =>
        askWorld(parts, actorOf(holderOf(request)), {
          method: 'GET',
          path: '/bills',
          query: { limit: '50', ...request.query },
        }),
    }),
    ...changeRoutes(parts),
  ]
}

function changeRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/clock`,
      title: '推进测试环境的时间',
      purpose: 'Moves the time of the unit’s own world forward by days.',
      access: applier,
      body: record({ advanceDays: Type.Integer({ title: '天数', minimum: 1, maximum: 400 }) }),
      answer: told,
      refusals,
      handle: (request) =>
        askWorld(parts, actorOf(holderOf(request)), {
          method: 'POST',
          path: '/clock',
          body: request.body,
        }),
    }),
    route({
      method: 'POST',
      path: `${path}/reset`,
      title: '重置测试环境',
      purpose: 'A new beginning of the unit’s own world, with the same bills.',
      access: applier,
      body: record({}),
      answer: told,
      refusals,
      handle: (request) =>
        askWorld(parts, actorOf(holderOf(request)), { method: 'POST', path: '/reset', body: {} }),
    }),
    ...actRoutes(parts),
  ]
}

function actRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/bills`,
      title: '在测试环境开票',
      purpose: 'Issues and registers a bill in the unit’s own world.',
      access: applier,
      body: record({
        home: Type.Optional(Type.Enum(['own', 'other'], { title: '开票省份' })),
        amount: Type.Optional(
          Type.String({ title: '金额', pattern: '^[0-9]{1,9}(\\.[0-9]{1,2})?$' }),
        ),
      }),
      answer: told,
      refusals,
      handle: (request) =>
        askWorld(parts, actorOf(holderOf(request)), {
          method: 'POST',
          path: '/bills',
          body: request.body,
        }),
    }),
    route({
      method: 'POST',
      path: `${path}/acts`,
      title: '在测试环境扮演他人',
      purpose:
        'Lets a hospital, another unit, a payer or a bureau act on a bill of the unit’s own world.',
      access: applier,
      body: record({
        act: Type.String({ title: '动作', pattern: '^[a-z_]{3,40}$' }),
        billCode,
        billNumber,
      }),
      answer: told,
      refusals,
      handle: (request) =>
        askWorld(parts, actorOf(holderOf(request)), {
          method: 'POST',
          path: '/acts',
          body: request.body,
        }),
    }),
  ]
}
