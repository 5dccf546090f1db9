import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { fetchFile } from '../../api/files.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'

/** A case in a report, as the suite wrote it. */
interface ReportedCase {
  readonly code: string
  readonly message: string
  readonly title: string
  readonly result: string
  /** Why it did not pass. */
  readonly reason: string
}

const looks = {
  pass: ['good', 'done', '通过'],
  fail: ['warn', 'cross', '不通过'],
  skip: ['ended', 'forward', '未测'],
  wait: ['held', 'clock', '等待对方发送'],
  error: ['warn', 'warn', '测试本身出错'],
} as const
const lookOf = (result: string) => looks[result as keyof typeof looks] ?? looks.error

async function readCases(reportId: string): Promise<readonly ReportedCase[]> {
  const path = `/connections/self/reports/${reportId}/report.json`
  const { blob } = await fetchFile(path)
  const { report } = JSON.parse(await blob.text()) as {
    readonly report: { readonly cases: readonly ReportedCase[] }
  }
  return report.cases
}

/** Every case of a report, those that did not pass first. */
export function ReportCases({ reportId }: { readonly reportId: string }): ReactNode {
  const asked = useQuery({
    queryKey: ['connection', 'report', reportId],
    queryFn: () => readCases(reportId),
  })
  return (
    <>
      <PageHeading
        title="测试报告的用例"
        actions={<Link to="/unit/connection/conformance">返回符合性测试</Link>}
      />
      <Asked query={asked}>{(cases) => <CasesShown cases={cases} />}</Asked>
    </>
  )
}

function CasesShown({ cases }: { readonly cases: readonly ReportedCase[] }): ReactNode {
  const [search, setSearch] = useSearchParams()
  const result = search.get('result') ?? ''
  const choose = (value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete('result')
    else next.set('result', value)
    setSearch(next, { replace: true })
  }
  const shown = cases
    .filter((each) => result === '' || each.result === result)
    .toSorted((a, b) => Number(a.result === 'pass') - Number(b.result === 'pass'))
  return (
    <>
      <div className="filters">
        <Select
          aria-label="结果"
          value={result}
          onChange={choose}
          style={{ minWidth: 160 }}
          options={[
            { value: '', label: `全部 ${cases.length}` },
            ...Object.entries(looks).map(([value, [, , label]]) => ({
              value,
              label: `${label} ${cases.filter((each) => each.result === value).length}`,
            })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyNote text="没有这种结果的用例。" />
      ) : (
        <ConsoleTable<ReportedCase>
          label="用例"
          rows={shown}
          rowKey={({ code }) => code}
          columns={[
            {
              title: '结果',
              width: 150,
              render: (_value, { result: each }) => {
                const [tone, icon, word] = lookOf(each)
                return (
                  <Chip tone={tone} icon={icon}>
                    {word}
                  </Chip>
                )
              },
            },
            { title: '情况', width: 360, dataIndex: 'title' },
            { title: '报文', width: 200, render: (_value, { message }) => <code>{message}</code> },
            { title: '说明', dataIndex: 'reason' },
          ]}
        />
      )}
    </>
  )
}
