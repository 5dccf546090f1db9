import { Button, Segmented, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Age } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { BillLink } from '../parts/bill-link.tsx'
import { useRights } from '../parts/rights.ts'
import type { Bases, ServiceName } from '../parts/services.ts'
import { actPath, nextActs, services } from '../parts/services.ts'

type Entry =
  paths['/desk/inbox']['get']['responses']['200']['content']['application/json']['items'][number]
type Kind = Entry['kind']
const billName = ({ billCode, billNumber }: Entry) => `${billCode}-${billNumber}`

/** The authorisations by which entries came, for whoever locks their bills. */
function basesOf(entries: readonly Entry[]): Bases {
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const { authorisationId } = entry.details
      return authorisationId === undefined ? [] : [[billName(entry), { authorisationId }] as const]
    }),
  )
}

/** What waits for the unit, with what can be done next. */
export function InboxPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const kind = (search.get('kind') ?? '') as Kind | ''
  const [chosen, setChosen] = useState<readonly Entry[]>([])
  const counts = api.useQuery('get', '/desk/inbox/counts').data?.counts ?? []
  const { mayReimburse } = useRights()
  const navigate = useNavigate()
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHeading title="待办" about="个人授权或提交的票据，以及持有票据上发生的事。" />
      <div className="filters" role="search" aria-label="筛选待办">
        <Segmented
          aria-label="种类"
          value={kind}
          onChange={(value) => setSearch(value === '' ? {} : { kind: value })}
          options={[
            { label: `全部 ${total}`, value: '' },
            ...counts.map(({ kind: each, kindName, count }) => ({
              label: `${kindName} ${count}`,
              value: each,
            })),
          ]}
        />
      </div>
      {mayReimburse && <Together chosen={chosen} />}
      <PagedTable<Entry>
        label="待办"
        queryKey={['inbox', kind]}
        ask={async (after, signal) => {
          const query = { ...(after !== null && { after }), ...(kind !== '' && { kind }) }
          const { data, error } = await office.GET('/desk/inbox', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ entryId }) => entryId}
        chosen={chosen.map(({ entryId }) => entryId)}
        {...(mayReimburse && { onChoose: (_keys, rows) => setChosen(rows) })}
        onOpen={({ caseId, billCode, billNumber }) => {
          if (caseId !== null) void navigate(`/unit/cases/${caseId}`)
          else if (billNumber !== '') void navigate(`/unit/bills/${billCode}/${billNumber}`)
        }}
        empty={
          <EmptyNote text="没有待办。个人授权票据给本单位，或持有的票据有变化时，会出现在这里。">
            <Link to="/unit/verify">先查验一张票据</Link>
          </EmptyNote>
        }
        columns={[
          { title: '事项', dataIndex: 'kindName' },
          {
            title: '票据',
            render: (_value, entry) => (entry.billNumber === '' ? '—' : <BillLink of={entry} />),
          },
          {
            title: '现在',
            render: (_value, { billState }) =>
              billState === null ? '—' : <StateChip state={billState} />,
          },
          { title: '何时', render: (_value, { at }) => <Age of={at} /> },
          { title: '下一步', render: (_value, entry) => <NextStep entry={entry} /> },
        ]}
      />
    </>
  )
}

/** What can be done with everything that is ticked. */
function Together({ chosen }: { readonly chosen: readonly Entry[] }): ReactNode {
  const navigate = useNavigate()
  if (chosen.length === 0) return null
  const offered = (Object.keys(services) as ServiceName[]).filter((service) =>
    chosen.every(({ nextServices }) => nextActs(nextServices).includes(service)),
  )
  return (
    <div className="filters" role="group" aria-label="一起办理">
      已选 {chosen.length} 项
      {offered.map((service) => (
        <Button
          key={service}
          type="primary"
          onClick={() =>
            void navigate(actPath(service, chosen.map(billName)), { state: basesOf(chosen) })
          }
        >
          {services[service].title}所选
        </Button>
      ))}
      {offered.length === 0 && '，没有能一起办的事'}
    </div>
  )
}

function NextStep({ entry }: { readonly entry: Entry }): ReactNode {
  const { mayReimburse } = useRights()
  const act = useAct()
  const done = async () => {
    const params = { path: { entryId: entry.entryId } }
    const answer = await act.run(() =>
      office.POST('/desk/inbox/{entryId}/done', { params, body: {} }),
    )
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <Space wrap>
      {entry.caseId !== null && <Link to={`/unit/cases/${entry.caseId}`}>看报销事项</Link>}
      {mayReimburse && (
        <>
          {nextActs(entry.nextServices).map((service) => (
            <Link key={service} to={actPath(service, [billName(entry)])} state={basesOf([entry])}>
              {services[service].title}
            </Link>
          ))}
          <Button size="small" loading={act.isBusy} onClick={() => void done()}>
            办结
          </Button>
        </>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Space>
  )
}
