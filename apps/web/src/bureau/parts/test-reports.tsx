import { Card } from 'antd'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { EmptyNote } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'

type Report =
  paths['/bureaus/connections/{unitId}/reports']['get']['responses']['200']['content']['application/json']['items'][number]

/** The conformance reports of a unit, with what of the required cases is missing. */
export function TestReports({ unitId }: { readonly unitId: string }): ReactNode {
  return (
    <Card className="panel" title="测试报告">
      <PagedTable<Report>
        label="测试报告"
        queryKey={['connection-reports', unitId]}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/connections/{unitId}/reports', {
            params: { path: { unitId }, query },
            signal,
          })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ reportId }) => reportId}
        empty={<EmptyNote text="单位还没有提交测试报告。" />}
        columns={[
          { title: '提交', render: (_value, { receivedAt }) => <Moment of={receivedAt} /> },
          {
            title: '结论',
            render: (_value, { isComplete, missing }) =>
              isComplete ? (
                <Chip tone="good" icon="check">
                  用例齐全
                </Chip>
              ) : (
                <Chip
                  tone="warn"
                  icon="warn"
                  told={missing.map(({ message }) => message).join('、')}
                >
                  还差 {missing.reduce((sum, each) => sum + each.missing.length, 0)} 个用例
                </Chip>
              ),
          },
          { title: '通过', align: 'right', render: (_value, { counts }) => counts.pass },
          {
            title: '未通过',
            align: 'right',
            render: (_value, { counts }) => counts.fail + counts.error,
          },
          {
            title: '未测',
            align: 'right',
            render: (_value, { counts }) => counts.skip + counts.wait,
          },
          {
            title: '报告',
            render: (_value, { reportId }) => (
              <DownloadButton
                path={`/bureaus/connections/${unitId}/reports/${reportId}/report.pdf`}
              >
                下载 PDF
              </DownloadButton>
            ),
          },
        ]}
      />
    </Card>
  )
}
