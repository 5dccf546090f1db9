import type { FormInstance } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Answered } from '../../api/use-act.ts'
import { ReasonButton } from '../../console/reason-button.tsx'

export interface ConfirmedFormButtonProps<Values> {
  readonly form: FormInstance<Values>
  readonly label: string
  /** What will happen, said before it does. */
  readonly about: string
  readonly send: (values: Values) => Promise<Answered<unknown>>
}

/** Sends a form whose act cannot be undone: asks once more, and only over a form without faults. */
export function ConfirmedFormButton<Values>(props: ConfirmedFormButtonProps<Values>): ReactNode {
  const { form, label, about, send } = props
  const [isFit, setFit] = useState(true)
  const judge = () => {
    form.validateFields().then(
      () => setFit(true),
      () => setFit(false),
    )
  }
  return (
    <div onClickCapture={judge}>
      <ReasonButton
        isMain
        label={label}
        about={isFit ? about : '有的项目没有填对，请关掉这里改好再办。'}
        isFilled={isFit}
        send={async () => send(await form.validateFields())}
      />
    </div>
  )
}
