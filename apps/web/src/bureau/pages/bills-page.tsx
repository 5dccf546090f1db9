import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { Fault } from '../../api/fault.ts'
import type { paths } from '../../api/office-api.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { ChoiceFilter, DateFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { useHasRole } from '../parts/rights.ts'

type Answer = paths['/bureaus/bills']['get']['responses']['200']['content']['application/json']
type Filters = NonNullable<paths['/bureaus/bills']['get']['parameters']['query']>
type Bill = Extract<Answer, { outcome: 'found' }>['bills'][number]
const reimbursements = {
  open: '可报销',
  locked: '已锁定',
  partly_reimbursed: '部分报销',
  reimbursed: '已报销',
}
const dates = [
  ['issuedFrom', '开票自'],
  ['issuedTo', '开票至'],
] as const
const filterNames = ['reimbursement', 'issuerId', 'issuedFrom', 'issuedTo'] as const

/** The bills of the registry, with the evidence of each. */
export function BillsPage(): ReactNode {
  const shown = useAddressFilters(filterNames)
  const filters = shown.filters as Filters
  return (
    <>
      <PageHeading title="票据台账" about="本级管辖的开票单位开具的票据。" />
      <FilterBar label="查找票据">
        <ChoiceFilter
          of={shown}
          name="reimbursement"
          label="报销状态"
          all="全部报销状态"
          choices={reimbursements}
        />
        <TextFilter of={shown} name="issuerId" label="开票单位信用代码" />
        {dates.map(([name, label]) => (
          <DateFilter key={name} of={shown} name={name} label={label} />
        ))}
      </FilterBar>
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

function BillActs({ bill }: { readonly bill: Bill }): ReactNode {
  const maySupervise = useHasRole('bureau_supervise')
  const { billCode, billNumber, lock } = bill
  const lockId = lock?.lockId
  return (
    <>
      <DownloadButton path={`/bureaus/bills/${billCode}/${billNumber}/evidence`}>
        下载存证
      </DownloadButton>{' '}
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
    </>
  )
}
