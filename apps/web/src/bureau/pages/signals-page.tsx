import { Segmented, Space } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age } from '../../elements/facts.tsx'
import { useHasRole } from '../parts/rights.ts'

type Signal =
  paths['/bureaus/signals']['get']['responses']['200']['content']['application/json']['signals'][number]
type SignalState = NonNullable<
  NonNullable<paths['/bureaus/signals']['get']['parameters']['query']>['state']
>
const states = [
  { value: '', label: '全部' },
  { value: 'open', label: '待查看' },
  { value: 'looked_at', label: '已查看' },
  { value: 'settled', label: '已了结' },
]

/** What may be a duplicate or a changed bill, to be looked into and settled. */
export function SignalsPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  return (
    <>
      <PageHeading title="监管线索" about="可能的重复报销和改动，逐条查看、了结。" />
      <div className="filters">
        <Segmented
          aria-label="状态"
          value={state}
          options={states}
          onChange={(value) => setSearch(value === '' ? {} : { state: value })}
        />
      </div>
      <PagedTable<Signal>
        label="监管线索"
        queryKey={['signals', state]}
        ask={async (after, signal) => {
          const query = {
            ...(state !== '' && { state: state as SignalState }),
            ...(after !== null && { after }),
          }
          const { data, error } = await office.GET('/bureaus/signals', {
            params: { query },
            signal,
          })
          return error === undefined ? { data: { rows: data.signals, next: data.next } } : { error }
        }}
        rowKey={({ signalId }) => signalId}
        empty={<EmptyNote text="没有线索。平台每小时检查一次。" />}
        columns={[
          {
            title: '线索',
            width: 380,
            render: (_value, { name, sentence, next }) => (
              <>
                <strong>{name}</strong>
                <br />
                {sentence}
                {next}
              </>
            ),
          },
          {
            title: '程度',
            width: 100,
            render: (_value, { severity }) =>
              severity === 'serious' ? (
                <Chip tone="warn" icon="warn">
                  严重
                </Chip>
              ) : (
                '提示'
              ),
          },
          {
            title: '票据',
            width: 180,
            render: (_value, { billCode, billNumber }) => (
              <span className="figures">
                {billCode ?? ''} {billNumber ?? ''}
              </span>
            ),
          },
          { title: '单位', width: 180, render: (_value, { unitName }) => unitName ?? '—' },
          { title: '次数', width: 80, align: 'right', dataIndex: 'occurrences' },
          { title: '最近', width: 120, render: (_value, { lastAt }) => <Age of={lastAt} /> },
          { title: '状态', width: 100, dataIndex: 'stateName' },
          { title: '办理', width: 220, render: (_value, each) => <Acts found={each} /> },
        ]}
      />
    </>
  )
}

function Acts({ found }: { readonly found: Signal }): ReactNode {
  const maySupervise = useHasRole('bureau_supervise')
  if (!maySupervise || found.state === 'settled') return found.note || '—'
  const params = { path: { signalId: found.signalId } }
  const set = (state: 'looked_at' | 'settled') => (note: string) =>
    office.POST('/bureaus/signals/{signalId}/state', { params, body: { state, note } })
  return (
    <Space wrap>
      {found.state === 'open' && (
        <ReasonButton label="已查看" about="记下看过。" ask="看到的情况" send={set('looked_at')} />
      )}
      <ReasonButton
        isMain
        label="了结"
        about="线索到此为止。"
        ask="了结的说明"
        send={set('settled')}
      />
    </Space>
  )
}
