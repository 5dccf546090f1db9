import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import type { AddressFilters } from '../../console/address-filters.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { ChoiceFilter, DateFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { billColumn, billPath } from '../parts/bill-link.tsx'
import { useRights } from '../parts/rights.ts'
import { actPath, actsOfUse, services } from '../parts/services.ts'

type Line =
  paths['/desk/ledger']['get']['responses']['200']['content']['application/json']['items'][number]
type LedgerFilters = NonNullable<paths['/desk/ledger']['get']['parameters']['query']>
const states = {
  held: '已锁定',
  released: '已解锁',
  expired: '锁定到期',
  recovered: '财政部门解除锁定',
  reported: '已报销',
  posted: '已入账',
  withdrawn: '已撤销报销',
} as const
const texts = [
  ['billNumber', '票据号码'],
  ['voucherNumber', '会计凭证号'],
] as const
const dates = [
  ['lockedFrom', '锁定自'],
  ['lockedTo', '锁定至'],
  ['reimbursedFrom', '报销自'],
  ['reimbursedTo', '报销至'],
] as const
const filterNames = [
  'state',
  ...texts.map(([name]) => name),
  ...dates.map(([name]) => name),
] as const

/** Every lock of the unit with what became of it. */
export function LedgerPage(): ReactNode {
  const shown = useAddressFilters(filterNames)
  const filters = shown.filters as LedgerFilters
  const [chosen, setChosen] = useState<readonly Line[]>([])
  const { mayReimburse } = useRights()
  const navigate = useNavigate()
  return (
    <>
      <PageHeading
        title="台账"
        about="本单位锁定过的每张票据和它的结果。"
        actions={<Exports filters={shown.filters} />}
      />
      <Filters shown={shown} />
      {mayReimburse && <Together chosen={chosen} />}
      <PagedTable<Line>
        label="台账"
        queryKey={['ledger', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }), limit: '100' }
          const { data, error } = await office.GET('/desk/ledger', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ useId }) => useId}
        chosen={chosen.map(({ useId }) => useId)}
        {...(mayReimburse && { onChoose: (_keys, rows) => setChosen(rows) })}
        onOpen={(bill) => void navigate(billPath(bill))}
        empty={<EmptyNote text="没有符合条件的记录。锁定第一张票据后，这里就有了。" />}
        columns={[
          billColumn,
          { title: '开票单位', width: 200, render: (_value, { issuerName }) => issuerName ?? '—' },
          { title: '结果', width: 120, dataIndex: 'stateName' },
          { title: '用途', width: 120, dataIndex: 'purposeName' },
          { title: '业务编号', width: 140, dataIndex: 'businessReference' },
          {
            title: '报销金额',
            align: 'right',
            width: 120,
            render: (_value, { reimbursedAmount }) =>
              reimbursedAmount === null ? '—' : <Amount of={reimbursedAmount} />,
          },
          {
            title: '报销日期',
            width: 130,
            render: (_value, { reimbursedOn }) =>
              reimbursedOn === null ? '—' : <Day of={reimbursedOn} />,
          },
          { title: '凭证号', width: 120, render: (_value, line) => line.voucherNumber ?? '—' },
          {
            title: '锁定到期',
            width: 130,
            render: (_value, { expiresAt, state }) =>
              state === 'held' ? <Day of={expiresAt} /> : '—',
          },
        ]}
      />
    </>
  )
}

function Filters({
  shown,
}: {
  readonly shown: AddressFilters<(typeof filterNames)[number]>
}): ReactNode {
  return (
    <FilterBar label="筛选台账">
      <ChoiceFilter of={shown} name="state" label="结果" all="全部结果" choices={states} />
      {texts.map(([name, label]) => (
        <TextFilter key={name} of={shown} name={name} label={label} width={180} />
      ))}
      {dates.map(([name, label]) => (
        <DateFilter key={name} of={shown} name={name} label={label} />
      ))}
    </FilterBar>
  )
}

function Exports({ filters }: { readonly filters: Readonly<Record<string, string>> }): ReactNode {
  const query = new URLSearchParams(filters).toString()
  return (
    <>
      <DownloadButton path={`/desk/ledger/export?format=xlsx&${query}`}>导出 Excel</DownloadButton>
      <DownloadButton path={`/desk/ledger/export?format=csv&${query}`}>导出 CSV</DownloadButton>
    </>
  )
}

function Together({ chosen }: { readonly chosen: readonly Line[] }): ReactNode {
  const navigate = useNavigate()
  if (chosen.length === 0) return null
  const [first] = chosen
  const same = chosen.every(({ state }) => state === first?.state)
  const offered = same ? actsOfUse(first?.state ?? '') : []
  const bills = chosen.map(({ billCode, billNumber }) => `${billCode}-${billNumber}`)
  return (
    <div className="filters" role="group" aria-label="一起办理">
      已选 {chosen.length} 张
      {offered.map((service) => (
        <Button key={service} type="primary" onClick={() => void navigate(actPath(service, bills))}>
          {services[service].title}所选
        </Button>
      ))}
      {offered.length === 0 && '，没有能一起办的事'}
    </div>
  )
}
