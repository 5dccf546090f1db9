import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { NoRight, PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import type { AnnouncementFields } from '../parts/announcement-fields.tsx'
import { AnnouncementFieldsForm, isComplete } from '../parts/announcement-fields.tsx'
import { useMayAnnounce } from '../parts/rights.ts'

const empty: AnnouncementFields = { kind: 'notice', title: '', audiences: [], body: '' }

/** Begins an announcement; what is typed stays in the tab until the draft is kept by the office. */
export function NewAnnouncementPage(): ReactNode {
  const [fields, setFields, forget] = useKeptDraft('announcement-new', empty)
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const navigate = useNavigate()
  if (!useMayAnnounce()) return <NoRight />
  const keep = async () => {
    setTried(true)
    if (!isComplete(fields)) return
    const body = { ...fields, audiences: [...fields.audiences] }
    const answer = await act.run(() => office.POST('/bureaus/announcements', { body }))
    if (answer?.data === undefined) return
    forget()
    await queries.invalidateQueries()
    await navigate(`/bureau/announcements/${answer.data.announcementId}`)
  }
  return (
    <>
      <PageHeading title="写一篇公告" about="先存为草稿，核对、加上附件以后再发布。" />
      <AnnouncementFieldsForm
        fields={fields}
        onChange={(change) => setFields({ ...fields, ...change })}
        wasTried={wasTried}
        isSending={act.isBusy}
      />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button type="primary" loading={act.isBusy} onClick={() => void keep()}>
        存为草稿
      </Button>
    </>
  )
}
