import { envelopeFaults, envelopeSchema, services, type Service } from '@piaoqiao/protocol'
import { plainSchema } from './payload-schema.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * OpenAPI 3.1 of the exchange. Bodies are envelopes; what is sealed in them is named by
 * `x-payload`, because OpenAPI has no word for an enciphered body.
 */
export function openApiDocument(): Json {
  const all: readonly Service[] = Object.values(services)
  return {
    openapi: '3.1.0',
    info: {
      title: '票桥报文协议 Piaoqiao message protocol',
      version: '1.0',
      description: 'The envelope and the rules that hold for all messages are in README.md.',
    },
    servers: [
      {
        url: '{base}',
        variables: {
          base: { default: 'https://platform.example', description: 'As told at enrolment.' },
        },
      },
    ],
    tags: [
      { name: 'province', description: '省级平台' },
      { name: 'hub', description: '全国平台' },
      { name: 'subscriber', description: '订阅方' },
    ],
    paths: Object.fromEntries(
      all.map((service) => [`/exchange/v1/${service.name}`, { post: operationOf(service) }]),
    ),
    components: { schemas: schemasOf(all), responses: { Problem: problemResponse } },
  }
}

function operationOf(service: Service): Json {
  const { name, title, purpose, servedBy } = service
  return {
    operationId: name,
    summary: title,
    description: purpose,
    tags: [servedBy],
    requestBody: { required: true, content: envelopeOf(service, 'Request') },
    responses: {
      ...(servedBy === 'subscriber'
        ? { '2XX': { description: 'Received.' } }
        : { '200': { description: 'The answer.', content: envelopeOf(service, 'Answer') } }),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function envelopeOf(service: Service, part: 'Request' | 'Answer'): Json {
  const example = part === 'Request' ? service.exampleRequest : service.exampleAnswer
  return {
    'application/json': {
      schema: { $ref: '#/components/schemas/Envelope' },
      'x-payload': { $ref: `#/components/schemas/${schemaName(service, part)}` },
      'x-payload-example': example as Json,
    },
  }
}

function schemasOf(all: readonly Service[]): Json {
  const payloads = all.flatMap((service): [string, Json][] => [
    [schemaName(service, 'Request'), plainSchema(service.request) as Json],
    [schemaName(service, 'Answer'), plainSchema(service.answer) as Json],
  ])
  return {
    Envelope: plainSchema(envelopeSchema) as Json,
    Problem: problemSchema,
    ...Object.fromEntries(payloads),
  }
}

/** `bill.lock` and `Request` become `BillLockRequest`. */
function schemaName({ name }: Service, part: string): string {
  return name.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase()) + part
}

const problemResponse: Json = {
  description: 'The envelope was refused; nothing was done.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const problemSchema: Json = {
  type: 'object',
  title: '信封错误',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'code', 'detail', 'next'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(envelopeFaults) },
    detail: { type: 'string' },
    next: { type: 'string' },
  },
}
