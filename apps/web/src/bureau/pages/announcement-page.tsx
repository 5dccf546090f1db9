import { Alert, Button, Card, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { audienceText } from '../../announcements/announcement.ts'
import { api, office, queries } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import type { Act } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { Markdown } from '../../elements/markdown.tsx'
import type { Announcement } from '../parts/announcement-attachments.tsx'
import { AnnouncementAttachments } from '../parts/announcement-attachments.tsx'
import type { AnnouncementDraft } from '../parts/announcement-draft.ts'
import { useAnnouncementDraft } from '../parts/announcement-draft.ts'
import { AnnouncementFieldsForm, isComplete } from '../parts/announcement-fields.tsx'
import { AnnouncementState } from '../parts/announcement-state.tsx'
import { useMayAnnounce } from '../parts/rights.ts'

interface OpenedProps {
  readonly found: Announcement
}

/** One announcement: to be written while it is not published, to be read and withdrawn afterwards. */
export function AnnouncementPage(): ReactNode {
  const { announcementId = '' } = useParams()
  const asked = api.useQuery('get', '/bureaus/announcements/{announcementId}', {
    params: { path: { announcementId } },
  })
  return (
    <Asked query={asked}>{(found) => <Opened key={found.announcementId} found={found} />}</Asked>
  )
}

function Opened({ found }: OpenedProps): ReactNode {
  const session = useSession()
  const isOwn = session.state === 'signed_in' && session.organisationId === found.bureauId
  const mayAnnounce = useMayAnnounce() && isOwn
  const isPublished = found.state === 'published'
  return (
    <>
      <PageHeading title={found.title} actions={<Link to="/bureau/announcements">全部公告</Link>} />
      <Standing found={found} />
      {!isOwn && (
        <Alert className="panel" showIcon title="这一篇由下级财政部门办理，您可以查看。" />
      )}
      {mayAnnounce && !isPublished ? <Writing found={found} /> : <Reading found={found} />}
      {mayAnnounce && isPublished && <Withdrawal found={found} />}
    </>
  )
}

function Standing({ found }: OpenedProps): ReactNode {
  const { kindName, audiences, publishedAt, reason, announcementId } = found
  return (
    <Card className="panel">
      <FactsList
        facts={[
          ['状态', <AnnouncementState key="state" {...found} />],
          ['种类', kindName],
          ['给谁看', audienceText(audiences)],
          ...(publishedAt === null
            ? []
            : [
                ['发布', <Day key="published" of={publishedAt} />] as const,
                [
                  '读者看到的页面',
                  <a key="public" href={`/citizen/announcements/${announcementId}`}>
                    打开公开页面
                  </a>,
                ] as const,
              ]),
          ...(reason === null ? [] : [['撤回的原因（读者看不到）', reason] as const]),
        ]}
      />
    </Card>
  )
}

function Reading({ found }: OpenedProps): ReactNode {
  return (
    <>
      <Card className="panel" title="正文">
        <Markdown text={found.body} />
      </Card>
      <AnnouncementAttachments announcement={found} mayChange={false} onVersion={() => {}} />
    </>
  )
}

function Withdrawal({ found }: OpenedProps): ReactNode {
  const { announcementId, version } = found
  return (
    <ReasonButton
      label="撤回"
      about="撤回后读者不能再看，也不能下载附件；改好以后可以重新发布。"
      ask="撤回的原因"
      send={(reason) =>
        office.POST('/bureaus/announcements/{announcementId}/withdrawal', {
          params: { path: { announcementId } },
          body: { version, reason },
        })
      }
    />
  )
}

function Writing({ found }: OpenedProps): ReactNode {
  const draft = useAnnouncementDraft(found)
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  return (
    <>
      {draft.isOvertaken && <Overtaken draft={draft} />}
      <AnnouncementFieldsForm
        fields={draft.fields}
        onChange={draft.edit}
        wasTried={wasTried}
        isSending={act.isBusy}
      />
      <AnnouncementAttachments announcement={found} mayChange onVersion={draft.follow} />
      <WritingActs found={found} draft={draft} act={act} onTried={() => setTried(true)} />
    </>
  )
}

function Overtaken({ draft }: { readonly draft: AnnouncementDraft }): ReactNode {
  return (
    <Alert
      className="panel"
      type="warning"
      showIcon
      title="您改的时候，同事也改了这一篇，您的修改不能直接保存。"
      description="请先抄下您改的内容，再换成最新的内容接着改。"
      action={<Button onClick={draft.forget}>换成最新的内容</Button>}
    />
  )
}

interface WritingActsProps extends OpenedProps {
  readonly draft: AnnouncementDraft
  readonly act: Act
  readonly onTried: () => void
}

function WritingActs({ found, draft, act, onTried }: WritingActsProps): ReactNode {
  const { announcementId, state, version } = found
  const { change, isChanged, fields, forget } = draft
  const params = { path: { announcementId } }
  const save = async () => {
    onTried()
    if (!isComplete(fields)) return
    const { audiences, ...rest } = change
    const body = {
      ...rest,
      ...(audiences !== undefined && { audiences: [...audiences] }),
      version: draft.version,
    }
    const answer = await act.run(() =>
      office.PATCH('/bureaus/announcements/{announcementId}', { params, body }),
    )
    if (answer === null) return
    await queries.invalidateQueries()
    forget()
  }
  return (
    <>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Space wrap>
        <Button
          type={isChanged ? 'primary' : 'default'}
          disabled={!isChanged}
          loading={act.isBusy}
          onClick={() => void save()}
        >
          保存修改
        </Button>
        {!isChanged && (
          <ReasonButton
            isMain
            label={state === 'withdrawn' ? '重新发布' : '发布'}
            about="发布后所有人都能看到，与选了哪些读者无关。"
            send={() =>
              office.POST('/bureaus/announcements/{announcementId}/publication', {
                params,
                body: { version },
              })
            }
          />
        )}
        <span role="status">
          {isChanged ? '有修改还没有保存，保存后才能发布。' : '内容已保存。'}
        </span>
      </Space>
    </>
  )
}
