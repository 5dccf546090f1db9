import { Button, Card } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Materials, ReportUpload, RunCommand } from '../../developer/parts/conformance-run.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { KeptReport } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { Coverage } from './coverage.tsx'
import { RecentMessages } from './recent-messages.tsx'
import { ReportCases } from './report-cases.tsx'

/** Steps at which the office takes reports. */
const reportSteps = new Set(['testing', 'signing', 'trial', 'live'])

/** What has to be mastered, how far the reports show it, and how a run is made. */
export function ConformancePage(): ReactNode {
  const [search] = useSearchParams()
  const reportId = search.get('report')
  if (reportId !== null) return <ReportCases key={reportId} reportId={reportId} />
  return (
    <>
      <PageHeading
        title="符合性测试"
        about="测试工具扮演平台，检查本单位系统在各种情况下的做法。必测用例全部通过后，双方确认。"
      />
      <WithReports />
    </>
  )
}

function WithReports(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  const reports = api.useQuery('get', '/connections/self/reports', { params: { query: {} } })
  const { mayAct } = useConnectionRights()
  return (
    <Asked query={own}>
      {({ sandbox, step }) => (
        <Asked query={reports}>
          {({ items }) => (
            <>
              <Coverage latest={items[0] ?? null} />
              <Card className="panel" title="运行测试">
                <p>在本单位的网络里运行下面的命令，完成后得到 report.json。</p>
                <RunCommand appId={sandbox?.appId} />
                <Materials />
              </Card>
              <RecentMessages />
              <Card className="panel" title="提交测试报告">
                {reportSteps.has(step) && mayAct && <ReportUpload />}
                {!reportSteps.has(step) && <p>联调申请表受理后可以提交报告。</p>}
                <Reports reports={items} />
              </Card>
            </>
          )}
        </Asked>
      )}
    </Asked>
  )
}

function Reports({ reports }: { readonly reports: readonly KeptReport[] }): ReactNode {
  const [, setSearch] = useSearchParams()
  if (reports.length === 0) {
    return <EmptyNote text="还没有提交过报告。先运行上面的命令，再提交生成的 report.json。" />
  }
  return (
    <ConsoleTable<KeptReport>
      label="已提交的报告"
      rows={reports}
      rowKey={({ reportId }) => reportId}
      columns={[
        {
          title: '报告',
          render: (_value, { receivedAt, isComplete, missing }) => (
            <>
              {isComplete ? (
                <Chip tone="good" icon="done">
                  用例齐全
                </Chip>
              ) : (
                <Chip tone="warn" icon="half">
                  还缺 {missing.length} 种报文
                </Chip>
              )}
              <br />
              <Moment of={receivedAt} />
            </>
          ),
        },
        {
          title: '用例',
          render: (_value, { counts }) => (
            <span className="figures">
              通过 {counts.pass}，不通过 {counts.fail}，其他{' '}
              {counts.skip + counts.wait + counts.error}
            </span>
          ),
        },
        {
          title: '查看',
          render: (_value, { reportId }) => (
            <div className="page-actions">
              <Button size="small" onClick={() => setSearch({ report: reportId })}>
                看每个用例
              </Button>
              <DownloadButton
                size="small"
                path={`/connections/self/reports/${reportId}/report.pdf`}
              >
                联调测试报告
              </DownloadButton>
              <DownloadButton
                size="small"
                path={`/connections/self/reports/${reportId}/report.json`}
              >
                签名的JSON
              </DownloadButton>
            </div>
          ),
        },
      ]}
    />
  )
}
