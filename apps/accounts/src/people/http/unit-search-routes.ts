import { Type } from 'typebox'
import { nextOf } from '../../http/answers.ts'
import {
  creditCode,
  pageLimit,
  pageQuery,
  provinceCode,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'

const person = { kind: 'person' } as const
const unitAnswer = { unitId: creditCode, unitName: Type.String(), unitProvince: provinceCode }
const textCharactersMax = 100
/** Fewer would find nearly every unit. */
const textCharactersMin = 2
const unitsShown = 20

/** Finding the unit that is to be let use bills. */
export function unitSearchRoutes(parts: PeopleParts): readonly Route[] {
  return [searchRoute(parts), unitRoute(parts)]
}

function searchRoute({ unitsNamed, province }: PeopleParts): Route {
  return route({
    method: 'GET',
    path: '/people/units',
    title: '按名称查找报销单位',
    purpose:
      'Units of this province with an open account in whose name a text of at least two characters stands.',
    access: person,
    query: record({
      text: words('名称中的文字', textCharactersMax),
      after: Type.Optional(recordId),
      limit: pageQuery.limit,
    }),
    answer: record({
      units: Type.Array(record(unitAnswer)),
      next: Type.Union([recordId, Type.Null()]),
    }),
    refusals: [],
    handle: async (request) => {
      const { text, after, limit: asked } = request.query
      const limit = pageLimit(asked, unitsShown)
      if ([...text.replaceAll(/\s/g, '')].length < textCharactersMin) {
        throw refuseHttp('REQUEST_MALFORMED', { details: { path: '/text' } })
      }
      const found = await unitsNamed(text, { behind: after ?? null, limit })
      return {
        units: found.map((unit) => ({
          unitId: unit.creditCode,
          unitName: unit.unitName,
          unitProvince: province,
        })),
        next: nextOf(found, limit, ({ unitId }) => unitId),
      }
    },
  })
}

function unitRoute({ unitName, province }: PeopleParts): Route {
  return route({
    method: 'GET',
    path: '/people/units/:creditCode',
    title: '查找报销单位',
    purpose: 'The name of a unit of this province with an account, by its credit code.',
    access: person,
    params: record({ creditCode }),
    answer: record(unitAnswer),
    refusals: ['UNIT_UNKNOWN'],
    handle: async (request) => {
      const unitId = request.params.creditCode
      const name = await unitName(unitId)
      if (name === null) throw refusePeople('UNIT_UNKNOWN')
      return { unitId, unitName: name, unitProvince: province }
    },
  })
}
