import { purposes, unlockReasons } from '@piaoqiao/domain'
import { fits, services } from '@piaoqiao/protocol'
import type { BatchItemOf, BatchService } from '../batch-services.ts'

/** One field of an item, as the schema of its service describes it. */
export interface ItemField {
  readonly name: string
  /** The field's Chinese name, also accepted as a heading. */
  readonly title: string
  readonly kind: 'text' | 'integer' | 'choice'
  readonly isRequired: boolean
  /** Chinese names of the choices by their keys. */
  readonly choices: Readonly<Record<string, string>>
  readonly fits: (value: unknown) => boolean
}

type Property = Parameters<typeof fits>[0] & {
  readonly title?: string
  readonly type?: string
  readonly enum?: readonly string[]
}

interface ItemSchema {
  readonly properties: Readonly<Record<string, Property>>
  readonly required: readonly string[]
}

const choicesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  purpose: purposes,
  reason: unlockReasons,
}

export function itemFields(service: BatchService): readonly ItemField[] {
  const { properties, required } = services[service].item as unknown as ItemSchema
  return Object.entries(properties).map(([name, property]) => ({
    name,
    title: property.title ?? name,
    kind: kindOf(property),
    isRequired: required.includes(name),
    choices: property.enum === undefined ? {} : (choicesOf[name] ?? {}),
    fits: (value) => fits(property, value),
  }))
}

function kindOf(property: Property): ItemField['kind'] {
  if (property.enum !== undefined) return 'choice'
  return property.type === 'integer' ? 'integer' : 'text'
}

export type ReadItem<Name extends BatchService> =
  { readonly item: BatchItemOf[Name] } | { readonly faults: readonly string[] }

/**
 * An item from texts as people write them: choices by key or by Chinese name, empty texts left out. Nothing that does
 * not fit the schema of the service comes out.
 */
export function readItem<Name extends BatchService>(
  fields: readonly ItemField[],
  values: Readonly<Record<string, unknown>>,
): ReadItem<Name> {
  const faults: string[] = []
  const item: Record<string, unknown> = {}
  for (const field of fields) {
    const given = values[field.name]
    if (given === undefined || given === null || given === '') {
      if (field.isRequired) faults.push(`缺少${field.title}（${field.name}）`)
      continue
    }
    const value = valueOf(field, given)
    if (field.fits(value)) item[field.name] = value
    else faults.push(`${field.title}（${field.name}）${expectation(field, given)}`)
  }
  return faults.length > 0 ? { faults } : { item: item as unknown as BatchItemOf[Name] }
}

function valueOf({ kind, choices }: ItemField, given: unknown): unknown {
  if (typeof given !== 'string') return given
  const text = given.trim()
  if (kind === 'integer') return /^\d{1,9}$/.test(text) ? Number(text) : text
  if (kind === 'choice') {
    return Object.keys(choices).find((key) => choices[key] === text) ?? text
  }
  return text
}

const expectations: Readonly<Record<string, string>> = {
  billCode: '应为8位数字',
  billNumber: '应为10位数字；表格软件可能去掉了开头的0，请把该列设为文本',
  checkCode: '应为6位数字或小写字母',
  amount: '应以元为单位，最多两位小数，不带千分位和货币符号',
  issuedOn: '应写成2026-03-02的形式',
  reimbursedOn: '应写成2026-03-02的形式',
  postedOn: '应写成2026-03-02的形式',
  authorisationId: '应形如A-500601260000000001-2',
  reportId: '应形如R-500601260000000001-3',
}

function expectation({ name, kind, choices }: ItemField, given: unknown): string {
  if (kind === 'choice') return `只能是：${Object.values(choices).join('、')}`
  if (kind === 'integer') return '应为整数'
  if (typeof given !== 'string') return '应写成文本，加引号'
  return expectations[name] ?? '长度不符'
}
