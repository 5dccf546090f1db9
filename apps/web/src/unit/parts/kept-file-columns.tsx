import type { paths } from '../../api/office-api.ts'
import type { ConsoleTableProps } from '../../console/console-table.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { Moment } from '../../elements/facts.tsx'

/** A file that the unit keeps, with what its checks found. */
export type KeptFile =
  paths['/desk/files']['get']['responses']['200']['content']['application/json']['items'][number]

const kindNames: Readonly<Record<string, string>> = {
  xml: 'XML',
  ofd: 'OFD',
  pdf: 'PDF',
  picture: '照片',
  receiver_data: '会计凭证数据',
}

/** What a list of kept files says of each, but not of which bill it is. */
export const keptFileColumns: ConsoleTableProps<KeptFile>['columns'] = [
  { title: '种类', width: 120, render: (_value, { kind }) => kindNames[kind] ?? kind },
  { title: '保存于', width: 180, render: (_value, { storedAt }) => <Moment of={storedAt} /> },
  {
    title: '检查结果',
    width: 260,
    render: (_value, { checks }) => checks.map(({ sentence }) => sentence).join('；') || '—',
  },
  {
    title: <span className="not-printed">文件</span>,
    width: 100,
    render: (_value, { fileId }) => (
      <span className="not-printed">
        <DownloadButton size="small" path={`/desk/files/${fileId}/content`}>
          下载
        </DownloadButton>
      </span>
    ),
  },
]
