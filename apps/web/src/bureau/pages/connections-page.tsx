import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { ChoiceFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, NoRight, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import type { ChipProps } from '../../elements/chip.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age } from '../../elements/facts.tsx'
import type { Connection } from '../parts/connections.tsx'
import { actingNames, stepNames } from '../parts/connections.tsx'
import { useHasRole } from '../parts/rights.ts'

/** The units that connect their business systems, each with its step and who has to act. */
export function ConnectionsPage(): ReactNode {
  const maySee = useHasRole('bureau_review', 'bureau_supervise')
  const shown = useAddressFilters(['text', 'step'])
  const { filters } = shown
  if (!maySee) return <NoRight />
  return (
    <>
      <PageHeading title="对接单位" about="用自己的业务系统报销的单位，走到哪一步、等谁办理。" />
      <FilterBar label="查找对接单位">
        <TextFilter of={shown} name="text" label="单位名称或信用代码" width={280} />
        <ChoiceFilter of={shown} name="step" label="步骤" all="全部步骤" choices={stepNames} />
      </FilterBar>
      <PagedTable<Connection>
        label="对接单位"
        queryKey={['connections', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }) } as never
          const { data, error } = await office.GET('/bureaus/connections', {
            params: { query },
            signal,
          })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ unitId }) => unitId}
        empty={
          <EmptyNote text="没有符合条件的对接单位。系统对接的申请在“待审”里审核通过后，单位出现在这里。" />
        }
        columns={[
          {
            title: '单位',
            width: 240,
            render: (_value, { unitId, unitName }) => (
              <Link to={`/bureau/connections/${unitId}`}>{unitName}</Link>
            ),
          },
          { title: '信用代码', dataIndex: 'creditCode', className: 'figures', width: 190 },
          { title: '步骤', width: 220, render: (_value, found) => <StepChips of={found} /> },
          {
            title: '等谁办理',
            width: 150,
            render: (_value, { acts }) => actingNames[acts] ?? acts,
          },
          { title: '自', width: 120, render: (_value, { since }) => <Age of={since} /> },
          { title: '业务系统', dataIndex: 'systemName', width: 180 },
        ]}
      />
    </>
  )
}

/** At which step it is, and whether its account is held up. */
function StepChips({ of }: { readonly of: Connection }): ReactNode {
  return (
    <>
      <Chip {...lookOf(of)}>{of.stepName}</Chip>{' '}
      {of.accountState === 'suspended' && (
        <Chip tone="warn" icon="lock">
          {of.accountStateName}
        </Chip>
      )}
    </>
  )
}

function lookOf({ step, acts }: Connection): Pick<ChipProps, 'tone' | 'icon'> {
  if (step === 'live') return { tone: 'good', icon: 'check' }
  if (step === 'closed') return { tone: 'ended', icon: 'cross' }
  return acts === 'centre' ? { tone: 'warn', icon: 'bell' } : { tone: 'held', icon: 'clock' }
}
