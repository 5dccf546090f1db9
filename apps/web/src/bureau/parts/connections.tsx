import type { ReactNode } from 'react'
import type { paths } from '../../api/office-api.ts'
import type { ChipProps } from '../../elements/chip.tsx'
import { Chip } from '../../elements/chip.tsx'

/** Where the connection of a unit by system stands. */
export type Connection =
  paths['/bureaus/connections/{unitId}']['get']['responses']['200']['content']['application/json']

/** The steps in their order, as a list of connections is narrowed. */
export const stepNames = {
  preparing: '准备测试环境',
  developing: '系统开发',
  form_review: '联调申请审核',
  testing: '联调测试',
  signing: '双方确认',
  enrolling: '开通正式环境',
  trial: '首笔验证',
  live: '正式运行',
  closed: '已退出对接',
} as const

export const actingNames: Readonly<Record<string, string>> = {
  unit: '对接单位',
  centre: '市财政非税中心',
  platform: '平台',
  nobody: '无需办理',
}

const places: Readonly<
  Record<string, Pick<ChipProps, 'tone' | 'icon'> & { readonly word: string }>
> = {
  behind: { tone: 'good', icon: 'check', word: '已完成' },
  present: { tone: 'held', icon: 'clock', word: '当前' },
  ahead: { tone: 'used', icon: 'forward', word: '未到' },
}

/** The walk of a connection, step by step. */
export function Walk({ of: { steps } }: { readonly of: Pick<Connection, 'steps'> }): ReactNode {
  return (
    <ol className="walk" aria-label="对接步骤">
      {steps.map(({ step, name, state }) => {
        const { word = '', tone = 'used', icon = 'forward' } = places[state] ?? {}
        return (
          <li key={step} aria-current={state === 'present' ? 'step' : undefined}>
            <strong>{name}</strong>
            <Chip tone={tone} icon={icon}>
              {word}
            </Chip>
          </li>
        )
      })}
    </ol>
  )
}
