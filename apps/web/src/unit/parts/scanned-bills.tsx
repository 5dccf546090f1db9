import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { paths } from '../../api/office-api.ts'
import type { Queued } from '../../api/work-queue.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Amount } from '../../elements/facts.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { BillLink } from './bill-link.tsx'
import { useRights } from './rights.ts'
import { actPath } from './services.ts'

/** What the registry answered about a bill. */
export type Verified =
  paths['/desk/verifications']['post']['responses']['200']['content']['application/json']

/** A bill that was scanned, with what is known of it. */
export interface Scanned {
  readonly id: string
  /** In the order of scanning, from 1. */
  readonly number: number
  readonly entry: Queued<string, Verified>
  /** The number under which the same bill was scanned before. */
  readonly sameAs: number | null
  readonly canLock: boolean
}

const nameOf = ({ billCode, billNumber }: Verified) => `${billCode}-${billNumber}`

/** What was scanned, the latest first, with what was scanned twice. */
export function scannedFrom(entries: readonly Queued<string, Verified>[]): readonly Scanned[] {
  const first = new Map<string, number>()
  const scanned = entries.map((entry, index): Scanned => {
    const { id, answer } = entry
    const name = answer === null ? null : nameOf(answer)
    const sameAs = name === null ? null : (first.get(name) ?? null)
    if (name !== null && sameAs === null) first.set(name, index + 1)
    const mayLock = answer?.bill?.nextServices.includes('bill.lock') === true
    return { id, number: index + 1, entry, sameAs, canLock: mayLock && sameAs === null }
  })
  return scanned.toReversed()
}

/** Goes on to lock what is ticked. */
export function LockScanned({ chosen }: { readonly chosen: readonly Scanned[] }): ReactNode {
  const navigate = useNavigate()
  const { mayReimburse } = useRights()
  if (!mayReimburse) return null
  const bills = chosen.flatMap(({ entry: { answer } }) => (answer === null ? [] : [nameOf(answer)]))
  return (
    <Button
      type="primary"
      disabled={bills.length === 0}
      onClick={() => void navigate(actPath('lock', bills.toReversed()))}
    >
      锁定所选 {bills.length} 张
    </Button>
  )
}

/** The result of each bill; those that can be locked can be ticked. */
export function ScannedBills(props: {
  readonly scanned: readonly Scanned[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}): ReactNode {
  const { scanned, chosen, onChoose } = props
  return (
    <ConsoleTable<Scanned>
      label="逐张结果"
      rows={scanned}
      rowKey={({ id }) => id}
      selection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => onChoose(keys.map(String)),
        getCheckboxProps: ({ number, canLock }) => ({
          disabled: !canLock,
          'aria-label': `选择第 ${number} 张`,
        }),
      }}
      columns={[
        { title: '第几张', dataIndex: 'number', width: 80, className: 'figures' },
        {
          title: '结果',
          width: 240,
          render: (_value, row) => <Result of={row} />,
        },
        {
          title: '票据',
          width: 220,
          render: (_value, { entry: { answer } }) => answer !== null && <BillLink of={answer} />,
        },
        {
          title: '开票单位',
          width: 200,
          render: (_value, { entry: { answer } }) => answer?.bill?.issuerName ?? '—',
        },
        {
          title: '金额',
          width: 120,
          align: 'right',
          render: (_value, { entry: { answer } }) =>
            answer === null || answer.bill === null ? '—' : <Amount of={answer.bill.amount} />,
        },
      ]}
    />
  )
}

const openWords = { waiting: '等待查验', sent: '正在查验…', lost: '没有查完，请再扫一次' } as const

function Result({ of: { entry, sameAs } }: { readonly of: Scanned }): ReactNode {
  const { state, answer, fault } = entry
  if (state === 'failed') {
    return (
      <>
        {fault?.message} {fault?.next} <small>代码 {fault?.code}</small>
      </>
    )
  }
  if (state !== 'done') return openWords[state]
  if (answer === null) return null
  const { bill, refused, duplicate } = answer
  return (
    <>
      {bill !== null && <StateChip state={bill.state} sentence={bill.sentence} />}
      {refused !== null && (
        <>
          {refused.sentence} {refused.next} <small>代码 {refused.code}</small>
        </>
      )}
      {sameAs !== null && <div>重复：和第 {sameAs} 张是同一张票据</div>}
      {sameAs === null && duplicate !== null && <div>注意：{duplicate.name}</div>}
    </>
  )
}
