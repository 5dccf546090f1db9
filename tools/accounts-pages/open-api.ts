import { apiPrefix, csrfHeader, sessionCookie } from '@piaoqiao/accounts'
import type { Route } from '@piaoqiao/accounts'
import { plainSchema } from '../protocol-pages/payload-schema.ts'
import { accessText } from './access-text.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** OpenAPI 3.1 of the office: one operation for each route. */
export function accountsOpenApi(routes: readonly Route[]): Json {
  const paths = Map.groupBy(routes, ({ path }) => path)
  return {
    openapi: '3.1.0',
    info: {
      title: '票桥数字账户接口 Piaoqiao account office',
      version: '1.0',
      description: 'The rules that hold for all requests are in README.md.',
    },
    servers: [{ url: `https://accounts.example${apiPrefix}` }],
    paths: Object.fromEntries(
      [...paths].map(([path, own]) => [
        path.replaceAll(/:(\w+)/g, '{$1}'),
        Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationOf(route)])),
      ]),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        csrf: { type: 'apiKey', in: 'header', name: csrfHeader },
      },
      responses: {
        Problem: {
          description: 'Refused; nothing was changed.',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    },
  }
}

function operationOf(route: Route): Json {
  const { method, path, title, purpose, access, refusals } = route
  const security: Json =
    access.kind === 'public' ? [] : [method === 'GET' ? { session: [] } : { session: [], csrf: [] }]
  return {
    operationId: operationIdOf(method, path),
    summary: title,
    description: `${purpose} For: ${accessText(access)}.`,
    tags: [path.split('/')[1] ?? ''],
    security,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...bodyOf(route),
    responses: { ...answerOf(route), default: { $ref: '#/components/responses/Problem' } },
    ...(refusals.length > 0 && { 'x-refusals': refusals }),
  }
}

/** `GET /people/self/bills/:billCode` becomes `getPeopleSelfBillsBillCode`. */
function operationIdOf(method: string, path: string): string {
  const words = path.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, letter: string | undefined) =>
    (letter ?? '').toUpperCase(),
  )
  return method.toLowerCase() + words
}

function parametersOf(schema: unknown, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = plainSchema(schema as never) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function bodyOf({ body, upload }: Route): { readonly [name: string]: Json } {
  if (upload !== undefined) {
    const content = upload.contentTypes.map((type): [string, Json] => [
      type,
      { schema: { type: 'string', format: 'binary', maxLength: upload.bytesMax } },
    ])
    return { requestBody: { required: true, content: Object.fromEntries(content) } }
  }
  if (body === undefined) return {}
  const schema = plainSchema(body) as Json
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

function answerOf({ answer }: Route): { readonly [name: string]: Json } {
  if (answer === 'nothing') return { '204': { description: 'Done.' } }
  if (answer === 'file') {
    const schema = { type: 'string', format: 'binary' }
    const content = { 'application/octet-stream': { schema } }
    return { '200': { description: 'The file.', content } }
  }
  const schema = plainSchema(answer) as Json
  return { '200': { description: 'The answer.', content: { 'application/json': { schema } } } }
}

const problemSchema: Json = {
  type: 'object',
  required: ['title', 'status', 'code', 'detail', 'next'],
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    next: { type: 'string' },
  },
}
