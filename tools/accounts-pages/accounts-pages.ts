import { apiPrefix, describedRoutes } from '@piaoqiao/accounts'
import type { Route } from '@piaoqiao/accounts'
import { accessText } from './access-text.ts'
import { accountsOpenApi } from './open-api.ts'

const folder = 'docs/accounts'

const rooms: readonly (readonly [prefix: string, title: string, about: string])[] = [
  ['/sessions', 'Signing in 登录', 'Users of units and bureaus: password, second factor, session.'],
  ['/people', 'People 个人', 'Accounts of people, their bills, authorisations, cases and family.'],
  ['/units', 'Units by hand 在线使用单位', 'Applications, accounts and users of units.'],
  ['/desk', 'The desk of a unit 单位业务', 'Inbox, verification, locks, reports, ledger, archive.'],
  ['/connections', 'Units by system 对接单位', 'From the application to go-live.'],
  [
    '/bureaus',
    'Bureaus 财政部门',
    'Review, registers, recovery, evidence, audit, the rollout, problems and announcements.',
  ],
  ['/announcements', 'Announcements 公告通知', 'Published notices, guides and material.'],
]

/** The page and the OpenAPI document of the office's API, from the routes that the program serves. */
export async function accountsPages(): Promise<Map<string, string>> {
  const routes = await describedRoutes()
  return new Map([
    [`${folder}/README.md`, overview(routes)],
    [`${folder}/openapi.json`, JSON.stringify(accountsOpenApi(routes))],
  ])
}

function overview(routes: readonly Route[]): string {
  const parts = rooms.map(([prefix, title, about]) => {
    const own = routes.filter(({ path }) => path === prefix || path.startsWith(`${prefix}/`))
    return `## ${title}\n\n${about}\n\n${tableOf(own)}`
  })
  return [
    '<!-- Made by npm run docs from the routes of apps/accounts. Change tools/accounts-pages instead. -->',
    '# The API of the account office',
    introduction,
    ...parts,
  ].join('\n\n')
}

const introduction = `Everything that the portals do, they do by these endpoints; any other program may do the same. JSON in UTF-8 under \`${apiPrefix}\`; the schemas stand in [openapi.json](openapi.json).

- **Session.** Signing in sets the cookie \`piaoqiao-session\` (\`HttpOnly\`, \`SameSite=Strict\`) and answers a \`csrfToken\`. Every request that changes something sends that token as the header \`x-csrf-token\`.
- **Steps.** \`stage\` says what a session still needs: \`second_factor\`, \`new_password\`, \`enrol_second_factor\`; only an \`open\` one reaches the rest.
- **Refusals** are \`application/problem+json\` (RFC 9457) with a stable \`code\`, the sentence \`detail\` and the advice \`next\` in Chinese. A refused request changed nothing. \`429\` and \`503\` may say \`Retry-After\`.
- **Repetition.** Where a body has a \`requestId\`, the sender chooses it and repeats it on a retry; the act is carried out once and its answer repeated.
- **Pages.** Lists take \`after\` (the \`next\` of the page before) and \`limit\`.
- **Uploads** are the body of the request, with its content type; what a file is, is judged by its bytes.
- **Personal data** is masked. Whole numbers are shown by endpoints of their own, for a reason that is kept.`

function tableOf(routes: readonly Route[]): string {
  const rows = routes.map(
    ({ method, path, title, purpose, access }) =>
      `| \`${method} ${path}\` | ${title} | ${purpose} | ${accessText(access)} |`,
  )
  return ['| endpoint | 名称 | what it does | for |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}
