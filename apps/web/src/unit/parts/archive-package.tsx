import { Card } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { Asked } from '../../console/page-states.tsx'
import { dayText } from '../../words/dates.ts'

/** The package for the archive of what was kept between two days, with how much it holds said before. */
export function ArchivePackage({
  from,
  to,
}: {
  readonly from: string | null
  readonly to: string | null
}): ReactNode {
  return (
    <Card className="panel not-printed" title="归档包">
      {from === null || to === null ? (
        <p>在上面填好“保存自”和“保存至”，就能看到归档包里有多少文件，再下载。</p>
      ) : (
        <PackageOf from={from} to={to} />
      )}
    </Card>
  )
}

function PackageOf({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const asked = api.useQuery('get', '/desk/archive/preview', { params: { query: { from, to } } })
  return (
    <Asked query={asked} lines={2}>
      {({ bills, files, unconfirmedFiles, filesMax }) => (
        <>
          <p role="status">
            {dayText(from)}至{dayText(to)}，归档包里有 {bills} 张票据、{files} 个文件
            {unconfirmedFiles > 0 && `；另有 ${unconfirmedFiles} 个文件的票据没有查到，不放进去`}。
            {files > filesMax && `一个归档包最多 ${filesMax} 个文件，请分几段日期下载。`}
          </p>
          <DownloadButton
            path={`/desk/archive?from=${from}&to=${to}`}
            disabled={files === 0 || files > filesMax}
          >
            下载归档包
          </DownloadButton>
        </>
      )}
    </Asked>
  )
}
