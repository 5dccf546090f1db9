import { Button, Card, Input } from 'antd'
import type { ReactNode } from 'react'
import type { Fault } from '../../api/fault.ts'
import type { paths } from '../../api/office-api.ts'
import type { ConsoleTableProps } from '../../console/console-table.tsx'
import { billColumn } from './bill-link.tsx'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Amount } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { amountFault, nameOf, sumOf } from './act-amounts.ts'
import { hasAmounts } from './act-fields.ts'
import type { ServiceName } from './services.ts'
import { services } from './services.ts'

/** What the office says would happen. */
export type Preview =
  paths['/desk/acts/lock/preview']['post']['responses']['200']['content']['application/json']
export type PreviewRow = Preview['items'][number]

export interface PreviewTableProps {
  readonly service: ServiceName
  readonly rows: readonly PreviewRow[]
  /** What each bill is reported with. */
  readonly amounts: Readonly<Record<string, string>>
  readonly onAmount: (bill: string, amount: string) => void
  /** False after something was changed: then nobody knows what would happen. */
  readonly isCurrent: boolean
}

export interface ActPreviewProps extends PreviewTableProps {
  readonly isBusy: boolean
  readonly fault: Fault | null
  /** Called with the bills against which nothing speaks. */
  readonly onBegin: (good: readonly PreviewRow[]) => void
}

/** What would happen to each bill, how it could be undone, and the way to do it. */
export function ActPreview(props: ActPreviewProps): ReactNode {
  const { service, rows, amounts, isCurrent, isBusy, fault, onBegin } = props
  const { title, undo, isFinal } = services[service]
  const good = rows.filter(({ objection }) => objection === null)
  const others = rows.length - good.length
  return (
    <Card className="panel" title={`${good.length} 张可以办，共 ${rows.length} 张`}>
      <PreviewTable {...props} />
      <p role="status">
        {others > 0 && `不能办的 ${others} 张不会提交。`}
        {hasAmounts(service) && (
          <>
            合计报销 <Amount of={sumOf(good.map((row) => amounts[nameOf(row)] ?? ''))} />。
          </>
        )}
        {undo}
      </p>
      {fault !== null && <FaultNote error={fault} />}
      <Button
        type="primary"
        danger={isFinal}
        loading={isBusy}
        disabled={!isCurrent || good.length === 0}
        onClick={() => onBegin(good)}
      >
        {title}
      </Button>
      {!isCurrent && <p role="status">内容改过了，请再点“预览会发生什么”，看过再办。</p>}
    </Card>
  )
}

/** What would happen to each bill, and why something would not. */
export function PreviewTable(props: PreviewTableProps): ReactNode {
  const { service, rows, amounts, onAmount, isCurrent } = props
  const amountColumns: ConsoleTableProps<PreviewRow>['columns'] = hasAmounts(service)
    ? [
        {
          title: '报销金额',
          width: 145,
          render: (_value, row) => (
            <AmountField row={row} amount={amounts[nameOf(row)] ?? ''} onAmount={onAmount} />
          ),
        },
      ]
    : []
  return (
    <ConsoleTable<PreviewRow>
      label="预览"
      rows={rows}
      rowKey={nameOf}
      columns={[
        billColumn,
        { title: '开票单位', width: 160, render: (_value, { bill }) => bill?.issuerName ?? '—' },
        {
          title: '余额',
          width: 110,
          align: 'right',
          render: (_value, { bill }) => (bill === null ? '—' : <Amount of={bill.balance} />),
        },
        ...amountColumns,
        {
          title: '现在',
          width: 110,
          render: (_value, { bill }) =>
            bill === null ? '—' : <StateChip state={bill.state} sentence={bill.sentence} />,
        },
        {
          title: '会怎样',
          width: 260,
          render: (_value, row) => (isCurrent ? <Outlook of={row} /> : '改过了，请再预览'),
        },
      ]}
    />
  )
}

function AmountField({
  row,
  amount,
  onAmount,
}: Pick<PreviewTableProps, 'onAmount'> & {
  readonly row: PreviewRow
  readonly amount: string
}): ReactNode {
  const fault = amountFault(amount)
  return (
    <>
      <Input
        aria-label={`${row.billNumber} 的报销金额`}
        inputMode="decimal"
        style={{ width: 120 }}
        value={amount}
        {...(fault !== null && { status: 'error' as const, 'aria-invalid': true })}
        onChange={(event) => onAmount(nameOf(row), event.target.value.trim())}
      />
      {fault !== null && <div className="act-fault">{fault}</div>}
    </>
  )
}

function Outlook({ of: { objection, duplicate } }: { readonly of: PreviewRow }): ReactNode {
  return (
    <>
      {objection === null ? '可以办理' : `不能办：${objection.sentence}${objection.next}`}
      {duplicate !== null && (
        <>
          <br />
          注意：{duplicate.name}
        </>
      )}
    </>
  )
}
