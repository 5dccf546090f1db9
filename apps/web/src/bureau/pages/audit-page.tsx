import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, NoRight, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useHasRole } from '../parts/rights.ts'

type Entry =
  paths['/bureaus/audit-entries']['get']['responses']['200']['content']['application/json']['entries'][number]
type Check =
  paths['/bureaus/audit-checks']['post']['responses']['200']['content']['application/json']
const texts = [
  ['subjectKind', '对象种类，如 unit、application'],
  ['subjectId', '对象编号'],
  ['actorId', '办理人编号'],
] as const
const filterNames = texts.map(([name]) => name)

const nothing = { rows: [], next: null } as const

/** What was done and looked at, in a chain that shows every change of it. */
export function AuditPage(): ReactNode {
  const mayAudit = useHasRole('bureau_audit')
  const shown = useAddressFilters(filterNames)
  const { filters } = shown
  if (!mayAudit) return <NoRight />
  return (
    <>
      <PageHeading title="审计日志" about="每次办理和查看都记在链上，改动会被发现。" />
      <ChainCheck />
      <FilterBar label="筛选日志">
        {texts.map(([name, label]) => (
          <TextFilter key={name} of={shown} name={name} label={label} width={260} />
        ))}
      </FilterBar>
      <PagedTable<Entry>
        label="审计日志"
        queryKey={['audit', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }) }
          const { data, error } = await office.GET('/bureaus/audit-entries', {
            params: { query },
            signal,
          })
          // A district reads about one of its own subjects at a time.
          if (faultOf(error).code === 'AUDIT_SUBJECT_NEEDED') return { data: nothing }
          return error === undefined ? { data: { rows: data.entries, next: data.next } } : { error }
        }}
        rowKey={({ entryNumber }) => entryNumber}
        empty={
          <EmptyNote text="没有可以看的记录。区县审计请填写本级一个对象的种类和编号，例如 unit 和单位账户的编号。" />
        }
        columns={[
          { title: '序号', dataIndex: 'entryNumber', className: 'figures', width: 90 },
          { title: '时间', width: 180, render: (_value, { at }) => <Moment of={at} /> },
          { title: '办理人', dataIndex: 'actorId', className: 'figures', width: 240 },
          { title: '事项', dataIndex: 'action', width: 220 },
          {
            title: '对象',
            width: 260,
            render: (_value, { subjectKind, subjectId }) => (
              <span className="figures">
                {subjectKind} {subjectId}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}

function ChainCheck(): ReactNode {
  const [found, setFound] = useState<Check | null>(null)
  const act = useAct()
  const check = async () => {
    const answer = await act.run(() => office.POST('/bureaus/audit-checks', { body: {} }))
    if (answer?.data !== undefined) setFound(answer.data)
  }
  return (
    <div className="panel">
      <Button loading={act.isBusy} onClick={() => void check()}>
        核对整条链
      </Button>
      {act.fault !== null && <FaultNote error={act.fault} />}
      {found !== null && (
        <Alert
          style={{ marginTop: 8 }}
          type={found.isWhole ? 'success' : 'error'}
          title={
            found.isWhole
              ? '链是完整的，没有被改动。'
              : `从第 ${found.firstBroken ?? ''} 条起对不上，请立即报告。`
          }
        />
      )}
    </div>
  )
}
