import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { Fault } from '../../api/fault.ts'
import { downloadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { useHasRole } from '../parts/rights.ts'

type Answer = paths['/bureaus/bills']['get']['responses']['200']['content']['application/json']
type Bill = Extract<Answer, { outcome: 'found' }>['bills'][number]
const reimbursements = [
  { value: '', label: '全部报销状态' },
  { value: 'open', label: '可报销' },
  { value: 'locked', label: '已锁定' },
  { value: 'partly_reimbursed', label: '部分报销' },
  { value: 'reimbursed', label: '已报销' },
]
const dates = [
  ['issuedFrom', '开票自'],
  ['issuedTo', '开票至'],
] as const

/** The bills of the registry, with the evidence of each. */
export function BillsPage(): ReactNode {
  const [search] = useSearchParams()
  const filters = Object.fromEntries(
    ['reimbursement', 'issuerId', 'issuedFrom', 'issuedTo'].flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return (
    <>
      <PageHeading title="票据台账" about="本级管辖的开票单位开具的票据。" />
      <Filters />
      <PagedTable<Bill>
        label="票据台账"
        queryKey={['bills', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }) }
          const { data, error } = await office.GET('/bureaus/bills', { params: { query }, signal })
          if (error !== undefined) return { error }
          if (data.outcome === 'refused') {
            const { code, sentence, next } = data
            return { error: new Fault({ code, status: 409, detail: sentence, next }) }
          }
          return { data: { rows: data.bills, next: data.next } }
        }}
        rowKey={({ billCode, billNumber }) => `${billCode}-${billNumber}`}
        empty={<EmptyNote text="没有符合条件的票据。" />}
        columns={[
          {
            title: '票据',
            width: 200,
            render: (_value, { billCode, billNumber }) => (
              <span className="figures">
                {billCode} {billNumber}
              </span>
            ),
          },
          { title: '开票单位', width: 200, dataIndex: 'issuerName' },
          { title: '开票日期', width: 130, render: (_value, each) => <Day of={each.issuedOn} /> },
          {
            title: '金额',
            width: 120,
            align: 'right',
            render: (_value, { amount }) => <Amount of={amount} />,
          },
          {
            title: '状态',
            width: 150,
            render: (_value, { state, sentence }) => (
              <StateChip state={state} sentence={sentence} />
            ),
          },
          {
            title: '持有单位',
            width: 200,
            render: (_value, { lock }) =>
              lock === null ? (
                '—'
              ) : (
                <>
                  {lock.holderName}，至 <Day of={lock.expiresAt} />
                </>
              ),
          },
          { title: '办理', width: 220, render: (_value, bill) => <BillActs bill={bill} /> },
        ]}
      />
    </>
  )
}

/** What narrows the list; it stands in the address. */
function Filters(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  return (
    <div className="filters" role="search" aria-label="查找票据">
      <Select
        aria-label="报销状态"
        style={{ minWidth: 150 }}
        value={search.get('reimbursement') ?? ''}
        options={reimbursements}
        onChange={(value) => set('reimbursement', value)}
      />
      <Input.Search
        aria-label="开票单位信用代码"
        placeholder="开票单位信用代码"
        allowClear
        style={{ width: 240 }}
        defaultValue={search.get('issuerId') ?? ''}
        onSearch={(value) => set('issuerId', value.trim())}
      />
      {dates.map(([name, label]) => (
        <label key={name}>
          {label}{' '}
          <Input
            type="date"
            style={{ width: 150 }}
            value={search.get(name) ?? ''}
            onChange={(event) => set(name, event.target.value)}
          />
        </label>
      ))}
    </div>
  )
}

function BillActs({ bill }: { readonly bill: Bill }): ReactNode {
  const maySupervise = useHasRole('bureau_supervise')
  const act = useAct()
  const { billCode, billNumber, lock } = bill
  const lockId = lock?.lockId
  return (
    <>
      <Button
        loading={act.isBusy}
        onClick={() =>
          void act.run(async () => {
            await downloadFile(`/bureaus/bills/${billCode}/${billNumber}/evidence`)
            return {}
          })
        }
      >
        下载存证
      </Button>{' '}
      {maySupervise && lockId !== undefined && (
        <ReasonButton
          isGrave
          label="申请解除锁定"
          about="持有单位无法自己解锁时，由一人申请、另一人复核。"
          ask="解除的原因"
          send={(reason) =>
            office.POST('/bureaus/lock-recoveries', {
              body: { billCode, billNumber, lockId, reason },
            })
          }
        />
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}
