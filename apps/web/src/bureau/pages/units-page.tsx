import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { downloadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { FactsList } from '../parts/facts-list.tsx'
import { useHasRole } from '../parts/rights.ts'

type Unit =
  paths['/bureaus/units']['get']['responses']['200']['content']['application/json']['units'][number]
type UnitState = NonNullable<
  NonNullable<paths['/bureaus/units']['get']['parameters']['query']>['state']
>
const states = [
  { value: '', label: '全部状态' },
  { value: 'applied', label: '正在开通' },
  { value: 'open', label: '正常' },
  { value: 'suspended', label: '暂停' },
  { value: 'closed', label: '已注销' },
]

/** The accounts of units: search first. */
export function UnitsPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const text = search.get('text') ?? ''
  const state = search.get('state') ?? ''
  const act = useAct()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const filters = {
    ...(text !== '' && { text }),
    ...(state !== '' && { state: state as UnitState }),
  }
  return (
    <>
      <PageHeading
        title="单位账户"
        about="已开通数字账户的报销单位。"
        actions={
          <Button
            loading={act.isBusy}
            onClick={() =>
              void act.run(async () => {
                await downloadFile(`/bureaus/units.csv?${new URLSearchParams(filters).toString()}`)
                return {}
              })
            }
          >
            导出 CSV
          </Button>
        }
      />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <div className="filters" role="search" aria-label="查找单位">
        <Input.Search
          aria-label="单位名称或信用代码"
          placeholder="单位名称或信用代码"
          allowClear
          style={{ width: 280 }}
          defaultValue={text}
          onSearch={(value) => set('text', value.trim())}
        />
        <Select
          aria-label="状态"
          style={{ minWidth: 130 }}
          value={state}
          options={states}
          onChange={(value) => set('state', value)}
        />
      </div>
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
