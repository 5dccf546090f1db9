import type { ReactNode } from 'react'
import type { paths } from '../../api/office-api.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Chip } from '../../elements/chip.tsx'

export type UnitApplication =
  paths['/bureaus/unit-applications/{applicationId}']['get']['responses']['200']['content']['application/json']
type Difference = UnitApplication['differences'][number]
/** Which kind of applications: of units by hand, or of units by system. */
export type Base = 'unit-applications' | 'connection-applications'

/** What of an application its fields are shown from. */
export interface ReviewedData {
  readonly data: UnitApplication['data'] & {
    readonly systemName?: string
    readonly vendorName?: string
  }
  readonly differences: readonly Difference[]
}

type Field = readonly [path: string, label: string]
const unit: readonly Field[] = [
  ['unitName', '单位全称'],
  ['creditCode', '统一社会信用代码'],
  ['address', '通信地址'],
]
const people: readonly Field[] = [
  ['legalRepresentative.name', '法人姓名'],
  ['legalRepresentative.mobile', '法人手机'],
  ['legalRepresentative.identityNumber', '法人身份证号'],
  ['handler.name', '经办人姓名'],
  ['handler.mobile', '经办人手机'],
  ['handler.identityNumber', '经办人身份证号'],
  ['handler.email', '经办人邮箱'],
]
/** The fields of each form, in its order. */
export const reviewedFields: Readonly<Record<Base, readonly Field[]>> = {
  'unit-applications': [
    ...unit,
    ['areaCode', '所在区县代码'],
    ['unitType', '单位类型'],
    ['isStateEnterprise', '国有企业'],
    ['level', '行政隶属'],
    ...people,
  ],
  'connection-applications': [
    ...unit,
    ['unitType', '单位类型'],
    ['systemName', '业务系统'],
    ['vendorName', '系统供应商'],
    ...people,
  ],
}

/** What stands for a value of a choice. */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unitType: {
    public: '行政事业单位',
    insurer: '商业保险公司',
    medical_insurance: '医保',
    other: '其他单位',
  },
  level: { municipal: '市级', district: '区县级' },
  isStateEnterprise: { true: '是', false: '否' },
}

function valueText(path: string, value: string | boolean | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return choices[path]?.[text] ?? text
}

function valueAt(data: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], data)
}

const marks = {
  account: { word: '有变更', before: '变更前' },
  returned: { word: '退回后改过', before: '退回前' },
} as const

/** The form of an application, with what each field held before beside it, where that differs. */
export function ReviewedFields({
  base,
  of: { data, differences },
}: {
  readonly base: Base
  readonly of: ReviewedData
}): ReactNode {
  const facts = reviewedFields[base].flatMap(([path, label]) => {
    const text = valueText(path, valueAt(data, path) as string | boolean | undefined)
    const own = differences.filter((each) => each.path === path)
    if (text === '' && own.length === 0) return []
    return [[label, <Value key={path} text={text} differences={own} />] as const]
  })
  return <FactsList facts={facts} />
}

function Value({
  text,
  differences,
}: {
  readonly text: string
  readonly differences: readonly Difference[]
}): ReactNode {
  if (differences.length === 0) return text
  return (
    <div className="differing">
      <p>
        <ins>{text === '' ? '（没有填写）' : text}</ins>
      </p>
      {differences.map(({ from, before, path }) => {
        const old = valueText(path, before)
        const { word, before: when } = marks[from as keyof typeof marks]
        return (
          <p key={from}>
            <Chip tone="warn" icon="warn">
              {word}
            </Chip>{' '}
            {when}：<del>{old === '' ? '（没有填写）' : old}</del>
            {old === text && '（不同的几位遮住了，查看完整个人信息可以对比）'}
          </p>
        )
      })}
    </div>
  )
}

/** How much differs, in a sentence; null where there is nothing to compare with. */
export function differencesText(
  isChange: boolean,
  differences: readonly Difference[],
): string | null {
  const count = (wanted: string) => differences.filter(({ from }) => from === wanted).length
  const [changed, corrected] = [count('account'), count('returned')]
  const parts = [
    ...(changed > 0 ? [`与账户相比有 ${changed} 处变更`] : []),
    ...(isChange && changed === 0 ? ['申请的内容与账户现在的一样'] : []),
    ...(corrected > 0 ? [`退回后改过 ${corrected} 处`] : []),
  ]
  if (parts.length === 0) return null
  return `${parts.join('，')}。${differences.length > 0 ? '申请表里已标出，并写明原来的内容。' : ''}`
}
