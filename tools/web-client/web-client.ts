import { describedRoutes } from '@piaoqiao/accounts'
import openapiTypes, { astToString } from 'openapi-typescript'
import { accountsOpenApi } from '../accounts-pages/open-api.ts'

/** The types of the pages' API client, from the routes that the office serves. */
export async function webClient(): Promise<Map<string, string>> {
  const document = JSON.stringify(accountsOpenApi(await describedRoutes()))
  const types = astToString(await openapiTypes(document))
  return new Map([['apps/web/src/api/office-api.ts', `${heading}\n${types}`]])
}

const heading = '// Generated from the routes of the office by `npm run docs`.'
