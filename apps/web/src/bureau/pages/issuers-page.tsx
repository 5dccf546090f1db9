import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { ChoiceFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Day } from '../../elements/facts.tsx'
import type { Issuer } from '../parts/issuers.tsx'
import { IssuerChip, issuerStates } from '../parts/issuers.tsx'
import { useBureaus, useHasRole } from '../parts/rights.ts'

/** The issuing units of the bureau and of those below it: search first. */
export function IssuersPage(): ReactNode {
  const shown = useAddressFilters(['text', 'state'])
  const { filters } = shown
  const mayEnrol = useHasRole('bureau_system')
  const { all } = useBureaus()
  return (
    <>
      <PageHeading
        title="开票单位"
        about="已登记的开票单位和它们的开票系统。"
        actions={
          mayEnrol && (
            <Link to="/bureau/issuers/new">
              <Button type="primary" tabIndex={-1}>
                登记开票单位
              </Button>
            </Link>
          )
        }
      />
      <FilterBar label="查找开票单位">
        <TextFilter of={shown} name="text" label="单位名称或信用代码" width={280} />
        <ChoiceFilter of={shown} name="state" label="状态" all="全部状态" choices={issuerStates} />
      </FilterBar>
      <PagedTable<Issuer>
        label="开票单位"
        queryKey={['issuers', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }) } as never
          const { data, error } = await office.GET('/bureaus/issuers', {
            params: { query },
            signal,
          })
          return error === undefined ? { data: { rows: data.issuers, next: data.next } } : { error }
        }}
        rowKey={({ issuerId }) => issuerId}
        empty={<EmptyNote text="没有符合条件的开票单位。登记后，单位才能领用号段和开票。" />}
        columns={[
          {
            title: '开票单位',
            width: 260,
            render: (_value, { issuerId, partyName }) => (
              <Link to={`/bureau/issuers/${issuerId}`}>{partyName}</Link>
            ),
          },
          { title: '信用代码', dataIndex: 'partyId', className: 'figures', width: 200 },
          {
            title: '状态',
            width: 220,
            render: (_value, issuer) => (
              <>
                <IssuerChip of={issuer} />{' '}
                {issuer.isKeyWaiting && (
                  <Chip tone="warn" icon="bell">
                    密钥待领取
                  </Chip>
                )}
              </>
            ),
          },
          {
            title: '财政部门',
            width: 160,
            render: (_value, issuer) =>
              all.find(({ bureauId }) => bureauId === issuer.bureauId)?.name ?? issuer.bureauId,
          },
          { title: '登记', width: 140, render: (_value, { createdAt }) => <Day of={createdAt} /> },
        ]}
      />
    </>
  )
}
