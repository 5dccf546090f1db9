import { Card } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { PageHeading } from '../../console/page-states.tsx'
import { ProblemForm } from '../../problems/problem-form.tsx'

/** Raises a problem at the bureau of the unit. */
export function NewProblemPage(): ReactNode {
  const navigate = useNavigate()
  return (
    <>
      <PageHeading
        title="反馈一个问题"
        about="提交后，本地财政部门会收到邮件；答复后，您会收到邮件。"
      />
      <Card>
        <ProblemForm
          draftName="unit-problem"
          label="提交"
          send={(body) => office.POST('/units/self/problems', { body })}
          onSent={(problem) => void navigate(`/unit/problems/${problem?.problemId ?? ''}`)}
        />
      </Card>
    </>
  )
}
