import catalogueJson from '../generated/catalogue.json'

/** The part of JSON Schema that payloads are described with. */
export interface PayloadSchema {
  readonly type?: string
  /** The Chinese name of the field. */
  readonly title?: string
  /** What it means, in Chinese. */
  readonly description?: string
  /** Its bounds in Chinese words. */
  readonly bounds?: string
  readonly format?: string
  /** The names of the values of `enum`, in their order. */
  readonly choices?: readonly string[]
  readonly properties?: Readonly<Record<string, PayloadSchema>>
  readonly required?: readonly string[]
  readonly items?: PayloadSchema
  readonly anyOf?: readonly PayloadSchema[]
  readonly const?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

export interface MessageLine {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly callers: readonly string[]
  readonly servedBy: string
  readonly changes: boolean
  readonly signed: boolean
}

export interface Field {
  readonly path: string
  readonly name: string
  readonly type: string
  readonly bounds: string
  readonly required: boolean
  readonly meaning: string
  /** The document that lays the field down, where one does. */
  readonly source?: string
}
export interface FieldTable {
  readonly heading: string
  readonly rows: readonly Field[]
}

/** Everything about a message. */
export interface MessageContent extends MessageLine {
  readonly request: {
    readonly tables: readonly FieldTable[]
    readonly example: object
    readonly schema: PayloadSchema
  }
  readonly answer: { readonly tables: readonly FieldTable[]; readonly example: object }
  readonly codes: readonly string[]
  readonly sealed: { readonly appId: string; readonly appKey: string; readonly sender: string }
}

export interface CodeLine {
  readonly code: string
  readonly kind: 'envelope' | 'refusal' | 'done'
  readonly status?: number
  readonly sentence: string
  readonly next: string
  readonly services: readonly string[]
}

export const catalogue = catalogueJson as {
  readonly version: string
  readonly services: readonly MessageLine[]
  readonly codes: readonly CodeLine[]
}

export const codeNamed = (code: string): CodeLine | undefined =>
  catalogue.codes.find((each) => each.code === code)

export const callerWords: Readonly<Record<string, string>> = {
  unit: '报销单位',
  issuer: '开票单位',
  payer_portal: '交款人门户',
  office: '账户管理',
  province: '省级平台、全国平台',
}
export const serverWords: Readonly<Record<string, string>> = {
  province: '省级平台',
  hub: '全国平台',
  subscriber: '订阅方',
}
export const codeKinds = { envelope: '信封错误', refusal: '业务拒绝', done: '已执行' } as const

const files = import.meta.glob<{ readonly default: MessageContent }>('../generated/services/*.json')

/** Null where no message has this name. */
export async function loadMessage(name: string): Promise<MessageContent | null> {
  const load = files[`../generated/services/${name}.json`]
  return load === undefined ? null : (await load()).default
}

/** The id of a field on the page of its message, for deep links. */
export const fieldId = (part: string, path: string): string => `${part}.${path}`
