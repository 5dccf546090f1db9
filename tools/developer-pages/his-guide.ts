import type { HisFields, HisMethod } from '@piaoqiao/issuer/his'
import { exampleOf, hisMethods, hisNotices, sealHisRequest } from '@piaoqiao/issuer/his'
import { methodPage } from '../his-pages/method-page.ts'
import { hisOverviewPage } from '../his-pages/overview-page.ts'
import { exampleApp } from '../his-pages/worked-call.ts'
import { codeBlock } from '../protocol-pages/markdown.ts'

const exampleNoise = '7f3c0f4e2b1a4d579c551f2e3d4c5b6a'

/** The HIS interface as the portal shows it: its overview, and a line and a text for each method and notice. */
export function hisGuide() {
  return {
    overview: withoutTitle(hisOverviewPage('chinese')),
    methods: [
      ...Object.values(hisMethods).map((method) => entry(method, 'his')),
      ...Object.values(hisNotices).map((method) => entry(method, 'station')),
    ],
  }
}

function entry(method: HisMethod, calledBy: 'his' | 'station') {
  const { name, title, purpose, request, answer } = method
  return {
    name,
    title,
    purpose,
    calledBy,
    fields: [...fieldsOf(request), ...fieldsOf(answer)],
    text: `${withoutTitle(methodPage(method, calledBy, 'chinese'))}\n\n${curlOf(method, calledBy)}`,
  }
}

/** Paths with their Chinese names, for the search. */
function fieldsOf(fields: HisFields): readonly (readonly [path: string, name: string])[] {
  return Object.entries(fields).flatMap(([path, { title, members }]) => [
    [path, title] as const,
    ...(members === null
      ? []
      : fieldsOf(members).map(([inside, name]) => [`${path}[].${inside}`, name] as const)),
  ])
}

function curlOf({ name, request }: HisMethod, calledBy: 'his' | 'station'): string {
  const body = JSON.stringify(sealHisRequest(exampleApp, exampleOf(request), exampleNoise))
  const address =
    calledBy === 'his' ? `"$STATION/his/api/medical/${name}"` : `"$HIS_CALLBACK_URL/${name}"`
  const command = `curl -X POST ${address} \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`
  return `## 用 curl 试一次\n\n${codeBlock('sh', command)}`
}

const withoutTitle = (text: string) => text.replace(/^# .*\n/, '').trim()
