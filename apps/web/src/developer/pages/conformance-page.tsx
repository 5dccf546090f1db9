import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { Materials, ReportUpload, RunCommand } from '../parts/conformance-run.tsx'
import '../parts/fields.css'

/** How to run the conformance cases, the reports that were given, and what they still lack. */
export function ConformancePage(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  const reports = api.useQuery('get', '/connections/self/reports', { params: { query: {} } })
  return (
    <>
      <PageHeading
        title="符合性测试"
        about="测试工具扮演平台，检查本单位系统在各种情况下的做法。"
      />
      <h2>怎样运行</h2>
      <Asked query={own} lines={2}>
        {({ sandbox }) => <RunCommand appId={sandbox?.appId} />}
      </Asked>
      <h2>下载材料</h2>
      <Materials />
      <h2>提交测试报告</h2>
      <ReportUpload />
      <h2>已提交的报告</h2>
      <Asked query={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text="还没有提交过报告。先运行上面的命令，再提交生成的 report.json。" />
          ) : (
            <ul className="fields">
              {items.map(({ reportId, receivedAt, isComplete, missing }) => (
                <li key={reportId}>
                  <p>
                    <strong>
                      {isComplete ? '用例齐全，全部通过' : `还缺 ${missing.length} 种报文的用例`}
                    </strong>
                    <Moment of={receivedAt} />
                  </p>
                  {missing.map(({ message, required, passed }) => (
                    <p key={message} className="field-form">
                      {message}：应通过 {required} 项，已通过 {passed} 项
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  )
}
