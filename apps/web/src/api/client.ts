import { QueryClient } from '@tanstack/react-query'
import createFetchClient from 'openapi-fetch'
import createQueryHooks from 'openapi-react-query'
import { faultOf, isPassing } from './fault.ts'
import type { paths } from './office-api.ts'
import { apiPrefix } from './prefix.ts'
import { csrfToken, lostSession } from './session.ts'

const retriesMax = 2
/** Answers younger than this are shown again without asking. */
const freshMs = 5_000

/** The office's API, typed by its OpenAPI document. A change carries the token of the session. */
export const office = createFetchClient<paths>({ baseUrl: apiPrefix, credentials: 'same-origin' })

office.use({
  onRequest({ request }) {
    const token = csrfToken()
    if (request.method !== 'GET' && token !== null) request.headers.set('x-csrf-token', token)
    return request
  },
  async onResponse({ response }) {
    if (response.status !== 401) return
    const problem: unknown = await response
      .clone()
      .json()
      .catch(() => null)
    if (faultOf(problem).code === 'NOT_SIGNED_IN') lostSession()
  },
})

/** The same as hooks: `api.useQuery('get', '/people/self')`. */
export const api = createQueryHooks(office)

/** Reads are tried again when the connection was lost; changes never by themselves. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: freshMs,
      retry: (count, error) => count < retriesMax && isPassing(faultOf(error)),
    },
    mutations: { retry: false },
  },
})
