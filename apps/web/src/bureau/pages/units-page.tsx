import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { ChoiceFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Day } from '../../elements/facts.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { useHasRole } from '../parts/rights.ts'

type Unit =
  paths['/bureaus/units']['get']['responses']['200']['content']['application/json']['units'][number]
type Filters = NonNullable<paths['/bureaus/units']['get']['parameters']['query']>
const states = { applied: '正在开通', open: '正常', suspended: '暂停', closed: '已注销' }

/** The accounts of units: search first. */
export function UnitsPage(): ReactNode {
  const shown = useAddressFilters(['text', 'state'])
  const filters = shown.filters as Filters
  return (
    <>
      <PageHeading
        title="单位账户"
        about="已开通数字账户的报销单位。"
        actions={
          <DownloadButton
            path={`/bureaus/units.csv?${new URLSearchParams(shown.filters).toString()}`}
          >
            导出 CSV
          </DownloadButton>
        }
      />
      <FilterBar label="查找单位">
        <TextFilter of={shown} name="text" label="单位名称或信用代码" width={280} />
        <ChoiceFilter of={shown} name="state" label="状态" all="全部状态" choices={states} />
      </FilterBar>
      <PagedTable<Unit>
        label="单位账户"
        queryKey={['units', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }), limit: '100' }
          const { data, error } = await office.GET('/bureaus/units', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.units, next: data.next } } : { error }
        }}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyNote text="没有符合条件的单位。审核通过第一个申请后，这里就有了。" />}
        columns={[
          {
            title: '单位',
            width: 260,
            render: (_value, { unitId, unitName }) => (
              <Link to={`/bureau/units/${unitId}`}>{unitName}</Link>
            ),
          },
          { title: '信用代码', dataIndex: 'creditCode', className: 'figures', width: 200 },
          { title: '状态', dataIndex: 'stateName', width: 100 },
          { title: '财政部门', dataIndex: 'bureauName', width: 160 },
          {
            title: '开通',
            width: 140,
            render: (_value, { openedAt }) => (openedAt === null ? '—' : <Day of={openedAt} />),
          },
        ]}
      />
    </>
  )
}

type Whole =
  paths['/bureaus/units/{unitId}']['get']['responses']['200']['content']['application/json']

/** One unit's whole record, and what a supervisor can do with it. */
export function UnitPage(): ReactNode {
  const { unitId = '' } = useParams()
  const params = { path: { unitId } }
  const asked = api.useQuery('get', '/bureaus/units/{unitId}', { params })
  const maySupervise = useHasRole('bureau_supervise')
  return (
    <Asked query={asked}>
      {({ account, users }: Whole) => (
        <>
          <PageHeading
            title={account.unitName}
            about={`${account.stateName}${account.stateReason === null ? '' : `：${account.stateReason}`}`}
            actions={
              maySupervise && (
                <>
                  {account.state === 'open' && (
                    <ReasonButton
                      isGrave
                      label="暂停账户"
                      about="暂停后单位不能登录和办理，可以恢复。"
                      ask="暂停的原因"
                      send={(reason) =>
                        office.POST('/bureaus/units/{unitId}/suspension', {
                          params,
                          body: { reason },
                        })
                      }
                    />
                  )}
                  {account.state === 'suspended' && (
                    <ReasonButton
                      label="恢复账户"
                      about="恢复后单位可以登录和办理。"
                      ask="恢复的原因"
                      send={(reason) =>
                        office.POST('/bureaus/units/{unitId}/resumption', {
                          params,
                          body: { reason },
                        })
                      }
                    />
                  )}
                </>
              )
            }
          />
          <FactsList
            facts={[
              ['统一社会信用代码', account.creditCode],
              ['通信地址', account.data.address ?? '—'],
              ['法人', account.data.legalRepresentative?.name ?? '—'],
              ['经办人', account.data.handler?.name ?? '—'],
              ['经办人手机', account.data.handler?.mobile ?? '—'],
              [
                '开通',
                account.openedAt === null ? '—' : <Day key="opened" of={account.openedAt} />,
              ],
            ]}
          />
          <h2>经办人</h2>
          <ConsoleTable
            label="经办人"
            rows={users}
            rowKey={({ userId }) => userId}
            columns={[
              { title: '姓名', dataIndex: 'name' },
              { title: '登录账号', dataIndex: 'loginName' },
              { title: '手机', dataIndex: 'mobile' },
              { title: '状态', dataIndex: 'state' },
              {
                title: '岗位',
                render: (_value, { roles }) => roles.map(({ name }) => name).join('、'),
              },
            ]}
          />
        </>
      )}
    </Asked>
  )
}
