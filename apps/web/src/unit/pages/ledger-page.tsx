import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { downloadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useRights } from '../parts/rights.ts'
import type { ServiceName } from '../parts/services.ts'
import { actPath, services } from '../parts/services.ts'

type Line =
  paths['/desk/ledger']['get']['responses']['200']['content']['application/json']['items'][number]
const states = {
  held: '已锁定',
  released: '已解锁',
  expired: '锁定到期',
  recovered: '财政部门解除锁定',
  reported: '已报销',
  posted: '已入账',
  withdrawn: '已撤销报销',
} as const
const actsOf: Readonly<Record<string, readonly ServiceName[]>> = {
  held: ['report', 'unlock', 'extend'],
  reported: ['post', 'withdraw'],
  posted: ['unpost'],
}
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
const filterNames = ['state', ...texts.map(([name]) => name), ...dates.map(([name]) => name)]

/** Every lock of the unit with what became of it. */
export function LedgerPage(): ReactNode {
  const [search] = useSearchParams()
  const [chosen, setChosen] = useState<readonly Line[]>([])
  const { mayReimburse } = useRights()
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return (
    <>
      <PageHeading
        title="台账"
        about="本单位锁定过的每张票据和它的结果。"
        actions={<Exports filters={filters} />}
      />
      <Filters />
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
        empty={<EmptyNote text="没有符合条件的记录。锁定第一张票据后，这里就有了。" />}
        columns={[
          {
            title: '票据',
            width: 220,
            render: (_value, { billCode, billNumber }) => (
              <Link className="figures" to={`/unit/bills/${billCode}/${billNumber}`}>
                {billCode} {billNumber}
              </Link>
            ),
          },
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

function Filters(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  return (
    <div className="filters" role="search" aria-label="筛选台账">
      <Select
        aria-label="结果"
        style={{ minWidth: 150 }}
        value={search.get('state') ?? ''}
        onChange={(value) => set('state', value)}
        options={[
          { value: '', label: '全部结果' },
          ...Object.entries(states).map(([value, label]) => ({ value, label })),
        ]}
      />
      {texts.map(([name, label]) => (
        <Input.Search
          key={name}
          aria-label={label}
          placeholder={label}
          allowClear
          style={{ width: 180 }}
          defaultValue={search.get(name) ?? ''}
          onSearch={(value) => set(name, value.trim())}
        />
      ))}
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

function Exports({ filters }: { readonly filters: Readonly<Record<string, string>> }): ReactNode {
  const act = useAct()
  const get = (path: string) =>
    void act.run(async () => {
      await downloadFile(path)
      return {}
    })
  const query = new URLSearchParams(filters).toString()
  return (
    <>
      <Button loading={act.isBusy} onClick={() => get(`/desk/ledger/export?format=xlsx&${query}`)}>
        导出 Excel
      </Button>
      <Button loading={act.isBusy} onClick={() => get(`/desk/ledger/export?format=csv&${query}`)}>
        导出 CSV
      </Button>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}

function Together({ chosen }: { readonly chosen: readonly Line[] }): ReactNode {
  const navigate = useNavigate()
  if (chosen.length === 0) return null
  const [first] = chosen
  const same = chosen.every(({ state }) => state === first?.state)
  const offered = same ? (actsOf[first?.state ?? ''] ?? []) : []
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
