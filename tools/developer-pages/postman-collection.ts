import { apiPrefix, csrfHeader, describedRoutes, sessionCookie } from '@piaoqiao/accounts'
import type { Route } from '@piaoqiao/accounts'
import { services, type Service, type ServiceName } from '@piaoqiao/protocol'
import { servicePurposes } from '@piaoqiao/protocol/chinese'
import { plainSchema } from '../protocol-pages/payload-schema.ts'
import { officePurposes } from './office-purposes.ts'
import { placeholderOf } from './placeholder-value.ts'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/** Values that whoever imports the collection fills in. */
const variables = [
  ['baseUrl', 'https://platform.example', '平台地址，测试环境和正式环境不同'],
  ['gatewayUrl', 'http://127.0.0.1:7180', '本机网关 piaoqiao gateway 的地址'],
  ['officeUrl', 'https://accounts.example', '账户管理的地址'],
  ['appId', 'unit-0001', '应用编号'],
  ['requestId', '', '请求编号，第一次发送前生成，重发时不变'],
  ['timestamp', '', '信封的发送时间，UTC，精确到毫秒'],
  ['encryptedKey', '', '封装得到的密钥密文'],
  ['iv', '', '封装得到的初始向量'],
  ['data', '', '封装得到的业务数据密文'],
  ['mac', '', '封装得到的报文鉴别码'],
  ['signature', '', '封装得到的签名'],
  ['session', '', '登录得到的 Cookie'],
  ['csrf', '', '登录答复中的 csrfToken'],
] as const

/** All messages, and the endpoints of the office that units by system use, as a Postman collection (v2.1). */
export async function postmanCollection() {
  const routes = await describedRoutes()
  const all = Object.values(services) as readonly Service[]
  const byGateway = all.filter(isOnGateway)
  return {
    info: {
      name: '票桥接口',
      description:
        '报文有两种发法：经本机网关发送不加密的业务数据，或者把封装好的信封直接发给平台。先填写集合的变量。',
      schema,
    },
    variable: variables.map(([key, value, description]) => ({ key, value, description })),
    item: [
      folder(
        '报文（经本机网关，业务数据不加密）',
        '先用 piaoqiao gateway 启动网关，它负责封装、签名和拆封。',
        byGateway.map(gatewayItem),
      ),
      folder(
        '报文（封装好的信封）',
        '信封中的各值来自您的程序、seal.sh 或“在线试发”一页。业务数据的示例在每个请求的说明里。',
        all.filter(({ servedBy }) => servedBy !== 'subscriber').map(envelopeItem),
      ),
      folder(
        '账户管理接口（对接单位）',
        '先登录，把 Cookie 和 csrfToken 填入变量。',
        routes.filter((route) => officePurposes[nameOf(route)] !== undefined).map(officeItem),
      ),
    ],
  }
}

/** The gateway passes on what applications may send to a province; a new key is put in place by the command line alone. */
function isOnGateway({ name, servedBy, callers }: Service): boolean {
  return (
    servedBy === 'province' && name !== 'key.rotate' && callers.some((each) => each !== 'province')
  )
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`
const json = { key: 'content-type', value: 'application/json' }

function folder(name: string, description: string, item: readonly object[]) {
  return { name, description, item }
}

function gatewayItem({ name, title, exampleRequest }: Service) {
  return {
    name: `${name} ${title}`,
    request: {
      method: 'POST',
      description: purposeOf(name),
      header: [json, { key: 'idempotency-key', value: '{{requestId}}' }],
      url: addressOf('gatewayUrl', `/v1/${name}`),
      body: rawBody(exampleRequest),
    },
  }
}

function envelopeItem({ name, title, exampleRequest }: Service) {
  const sealed = ['requestId', 'timestamp', 'encryptedKey', 'iv', 'data', 'mac', 'signature']
  const envelope = {
    version: '1.0',
    appId: '{{appId}}',
    ...Object.fromEntries(sealed.map((field) => [field, `{{${field}}}`])),
  }
  const example = JSON.stringify(exampleRequest, null, 2)
  return {
    name: `${name} ${title}`,
    request: {
      method: 'POST',
      description: `${purposeOf(name)}\n\n业务数据的示例：\n\n\`\`\`json\n${example}\n\`\`\``,
      header: [json],
      url: addressOf('baseUrl', `/exchange/v1/${name}`),
      body: rawBody(envelope),
    },
  }
}

const purposeOf = (name: string) => servicePurposes[name as ServiceName]

function officeItem(route: Route) {
  const { method, path, title, body, upload, access, query } = route
  const isSignedIn = access.kind !== 'public'
  return {
    name: title,
    request: {
      method,
      description: officePurposes[nameOf(route)],
      header: [
        ...(isSignedIn ? [{ key: 'cookie', value: `${sessionCookie}={{session}}` }] : []),
        ...(isSignedIn && method !== 'GET' ? [{ key: csrfHeader, value: '{{csrf}}' }] : []),
        ...(upload === undefined ? [] : [{ key: 'content-type', value: upload.contentTypes[0] }]),
        ...(body === undefined ? [] : [json]),
      ],
      url: {
        ...addressOf('officeUrl', apiPrefix + path),
        ...(query !== undefined && {
          query: Object.keys(plainSchema(query).properties ?? {}).map((key) => {
            return { key, value: '', disabled: true }
          }),
        }),
      },
      ...(upload !== undefined && { body: { mode: 'file', file: {} } }),
      ...(body !== undefined && { body: rawBody(placeholderOf(plainSchema(body))) }),
    },
  }
}

/** `:name` in a path is a variable that Postman asks for. */
function addressOf(host: string, path: string) {
  const parts = path.split('/').slice(1)
  const names = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1))
  return {
    raw: `{{${host}}}${path}`,
    host: [`{{${host}}}`],
    path: parts,
    ...(names.length > 0 && { variable: names.map((key) => ({ key, value: '' })) }),
  }
}

function rawBody(content: unknown) {
  return {
    mode: 'raw',
    raw: JSON.stringify(content, null, 2),
    options: { raw: { language: 'json' } },
  }
}
