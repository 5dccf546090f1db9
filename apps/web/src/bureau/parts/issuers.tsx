import type { ReactNode } from 'react'
import type { paths } from '../../api/office-api.ts'
import type { ChipProps } from '../../elements/chip.tsx'
import { Chip } from '../../elements/chip.tsx'

export type Issuer =
  paths['/bureaus/issuers/{issuerId}']['get']['responses']['200']['content']['application/json']

/** An issuer's states in words, as a list of them is narrowed. */
export const issuerStates = {
  enrolling: '正在登记',
  active: '正常',
  suspended: '已暂停',
  closed: '已注销',
  refused: '登记未受理',
} as const

const looks: Readonly<Record<keyof typeof issuerStates, Pick<ChipProps, 'tone' | 'icon'>>> = {
  enrolling: { tone: 'held', icon: 'clock' },
  active: { tone: 'good', icon: 'check' },
  suspended: { tone: 'warn', icon: 'lock' },
  closed: { tone: 'ended', icon: 'cross' },
  refused: { tone: 'warn', icon: 'warn' },
}

export function IssuerChip({ of: { state } }: { readonly of: Pick<Issuer, 'state'> }): ReactNode {
  const known = state as keyof typeof issuerStates
  return <Chip {...looks[known]}>{issuerStates[known]}</Chip>
}

/** Addresses as people write them: one a line, or with commas between them. */
export function addressesOf(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter((each) => each !== '')
}
