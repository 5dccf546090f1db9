import { Button, Card, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { office, queries } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { EmptyNote, NoRight, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Moment } from '../../elements/facts.tsx'
import { UploadButton } from '../../console/upload-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { InvitationChip } from '../parts/invitation-chip.tsx'
import { useHasRole } from '../parts/rights.ts'

type Answer =
  paths['/bureaus/invitations']['get']['responses']['200']['content']['application/json']
type InvitationFile = Answer['files'][number]
const sheetType = 'text/csv'
/** What the first cell of a list says. */
const heading = '手机号'

/** People who are asked to open an account: a whole list, or one of them. */
export function InvitationsPage(): ReactNode {
  const mayInvite = useHasRole('bureau_system')
  if (!mayInvite) return <NoRight />
  return (
    <>
      <PageHeading
        title="邀请"
        about="邀请缴费平台的存量用户开通个人账户。短信里有只能用一次的链接，30 天内有效。"
      />
      <Inviting />
      <PagedTable<InvitationFile>
        label="邀请名单"
        queryKey={['invitations']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/invitations', {
            params: { query },
            signal,
          })
          return error === undefined ? { data: { rows: data.files, next: data.next } } : { error }
        }}
        rowKey={({ fileId }) => fileId}
        empty={<EmptyNote text="还没有邀请过。下载模板，填好手机号后上传第一份名单。" />}
        columns={[
          {
            title: '名单',
            render: (_value, { fileId, createdAt }) => (
              <Link to={`/bureau/invitations/${fileId}`}>
                <Moment of={createdAt} /> 上传
              </Link>
            ),
          },
          { title: '行数', dataIndex: 'rowCount', align: 'right', className: 'figures' },
          { title: '进度', render: (_value, { state }) => <InvitationChip state={state} /> },
        ]}
      />
    </>
  )
}

function Inviting(): ReactNode {
  const act = useAct()
  const [form] = Form.useForm<{ mobile: string }>()
  const navigate = useNavigate()
  const send = async (list: Blob) => {
    const answer = await act.run(async () => ({
      data: (await uploadFile('POST', '/bureaus/invitations', list, {
        contentType: sheetType,
      })) as InvitationFile,
    }))
    if (answer?.data === undefined) return
    form.resetFields()
    await queries.invalidateQueries()
    void navigate(`/bureau/invitations/${answer.data.fileId}`)
  }
  return (
    <Card className="panel" title="发出邀请">
      <p>名单是 CSV 表格，第一列写手机号，最多十万行。已经开通或邀请过的不会再发。</p>
      <div className="filters">
        <DownloadButton path="/bureaus/invitation-template">下载模板</DownloadButton>
        <UploadButton accept=".csv" isBusy={act.isBusy} onFile={send} type="primary">
          上传名单
        </UploadButton>
      </div>
      <Form
        form={form}
        layout="vertical"
        style={{ maxWidth: 320 }}
        onFinish={({ mobile }) => void send(new Blob([`${heading}\r\n${mobile}\r\n`]))}
      >
        <Form.Item
          name="mobile"
          label="只邀请一个人，手机号"
          rules={[{ required: true, pattern: /^1\d{10}$/, message: '手机号是 11 位数字' }]}
        >
          <Input inputMode="numeric" maxLength={11} autoComplete="off" className="figures" />
        </Form.Item>
        <Button htmlType="submit" loading={act.isBusy}>
          邀请
        </Button>
      </Form>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Card>
  )
}
