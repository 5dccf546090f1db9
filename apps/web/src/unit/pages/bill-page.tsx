import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Amount, Day, Moment } from '../../elements/facts.tsx'
import { followsFrom, StateChip } from '../../elements/state-chip.tsx'
import type { KeptFile } from '../parts/kept-file-columns.tsx'
import { keptFileColumns } from '../parts/kept-file-columns.tsx'
import { useRights } from '../parts/rights.ts'
import { actPath, actsOfUse, services } from '../parts/services.ts'

type Use =
  paths['/desk/ledger']['get']['responses']['200']['content']['application/json']['items'][number]

/** A bill as this unit knows it: what it did with it, and the files that it keeps. */
export function BillPage(): ReactNode {
  const { billCode = '', billNumber = '' } = useParams()
  const query = { billCode, billNumber }
  const uses = api.useQuery('get', '/desk/ledger', { params: { query } })
  const files = api.useQuery('get', '/desk/files', { params: { query } })
  return (
    <>
      <PageHeading title={`票据 ${billCode} ${billNumber}`} about="本单位对这张票据做过的事。" />
      <Asked query={uses}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text="本单位没有锁定过这张票据。">
              <Link to="/unit/verify">去查验</Link>
            </EmptyNote>
          ) : (
            items.map((use) => <UseCard key={use.useId} use={use} />)
          )
        }
      </Asked>
      <Card title="保存的文件" className="panel">
        <Asked query={files}>{({ items }) => <FilesTable rows={items} />}</Asked>
      </Card>
    </>
  )
}

function UseCard({ use }: { readonly use: Use }): ReactNode {
  const { mayReimburse } = useRights()
  const bill = `${use.billCode}-${use.billNumber}`
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['开票单位', use.issuerName ?? '—'],
    ['票据金额', use.amount === null ? '—' : <Amount key="a" of={use.amount} />],
    ['用途', use.purposeName],
    ['业务编号', use.businessReference],
    ['锁定', <Moment key="l" of={use.lockedAt} />],
    ['锁定到期', <Day key="e" of={use.expiresAt} />],
    [
      '报销金额',
      use.reimbursedAmount === null ? '—' : <Amount key="r" of={use.reimbursedAmount} />,
    ],
    ['报销日期', use.reimbursedOn === null ? '—' : <Day key="d" of={use.reimbursedOn} />],
    ['凭证号', use.voucherNumber ?? '—'],
    ['入账日期', use.postedOn === null ? '—' : <Day key="p" of={use.postedOn} />],
  ]
  return (
    <Card
      className="panel"
      title={use.stateName}
      extra={use.billState !== null && <StateChip state={use.billState} />}
    >
      {use.billState !== null && <p>{followsFrom(use.billState)}</p>}
      <FactsList facts={facts} />
      <div className="filters">
        {use.caseId !== null && <Link to={`/unit/cases/${use.caseId}`}>报销事项</Link>}
        {mayReimburse &&
          actsOfUse(use.state).map((service) => (
            <Link key={service} to={actPath(service, [bill])}>
              {services[service].title}
            </Link>
          ))}
      </div>
    </Card>
  )
}

function FilesTable({ rows }: { readonly rows: readonly KeptFile[] }): ReactNode {
  if (rows.length === 0) return <p>还没有文件。报销后平台自动取来保存，也可以在查验里拖入。</p>
  return (
    <ConsoleTable<KeptFile>
      label="保存的文件"
      rows={rows}
      rowKey={({ fileId }) => fileId}
      columns={keptFileColumns}
    />
  )
}
