import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { pageQuery, record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import {
  replaySandboxMessage,
  sandboxMessage,
  sandboxMessages,
} from '../use-cases/show-connection.ts'
import { applier, pageOf, reader } from './connection-fields.ts'

const message = {
  number: Type.String({ title: '序号' }),
  at: Type.String({ title: '时间' }),
  worldAt: Type.String({ title: '沙箱时间' }),
  service: Type.String({ title: '报文' }),
  requestId: Type.String({ title: '请求编号' }),
  outcome: Type.String({ title: '结果' }),
}

/** The unit's own messages in the sandbox. */
export function messageRoutes(parts: ConnectionsParts): readonly Route[] {
  const params = record({ number: Type.String({ title: '序号', pattern: '^[0-9]{1,15}$' }) })
  const refusals = ['NOT_FOUND', 'SANDBOX_UNREACHABLE']
  return [
    route({
      method: 'GET',
      path: '/connections/self/sandbox-messages',
      title: '测试环境报文记录',
      purpose: 'The unit’s own messages in the sandbox, latest first.',
      access: reader,
      query: record(pageQuery),
      answer: Type.Object({
        messages: Type.Array(Type.Object(message)),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      refusals,
      handle: (request) =>
        sandboxMessages(parts, actorOf(holderOf(request)), pageOf(request.query)),
    }),
    route({
      method: 'GET',
      path: '/connections/self/sandbox-messages/:number',
      title: '测试环境报文内容',
      purpose: 'A message with its payload and its answer.',
      access: reader,
      params,
      answer: Type.Object({ ...message, payload: Type.Unknown(), answer: Type.Unknown() }),
      refusals,
      handle: (request) => sandboxMessage(parts, actorOf(holderOf(request)), request.params.number),
    }),
    route({
      method: 'POST',
      path: '/connections/self/sandbox-messages/:number/replay',
      title: '重发测试环境报文',
      purpose: 'Sends a message again under its request id.',
      access: applier,
      params,
      body: record({}),
      answer: Type.Object({ answer: Type.Unknown() }),
      refusals,
      handle: (request) =>
        replaySandboxMessage(parts, actorOf(holderOf(request)), request.params.number),
    }),
  ]
}
