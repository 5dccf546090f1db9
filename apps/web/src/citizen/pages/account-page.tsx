import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { api, office } from '../../api/client.ts'
import { refreshSession } from '../../api/session.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { BusyButton, TextField } from '../parts/fields.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'
import { codeFault, isCode, isMobile, mobileFault } from '../parts/sign-in.tsx'

/** Changes of the account, and its closing. */
export function AccountPage(): ReactNode {
  const asked = api.useQuery('get', '/people/self')
  return (
    <Page title="手机号、姓名和注销" back="/citizen/me">
      <Shown query={asked}>
        {({ name }) => (
          <div className="stack">
            <MobileChange />
            <NameChange known={name} />
            <Closing />
          </div>
        )}
      </Shown>
    </Page>
  )
}

function MobileChange(): ReactNode {
  const [old, setOld] = useState('')
  const [mobile, setMobile] = useState('')
  const [mobileCode, setMobileCode] = useState('')
  const [current, setCurrent] = useState('')
  const [wasTried, setTried] = useState(false)
  const [isDone, setDone] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isCode(old) || !isCode(mobileCode) || !isMobile(mobile)) return
    const answer = await act.run(() =>
      office.PUT('/people/self/mobile', { body: { code: old, mobile, mobileCode } }),
    )
    if (answer === null) return
    setDone(true)
    await readAgain()
  }
  const codeTo = (to: string) =>
    office.POST('/people/codes', { body: { mobile: to, purpose: 'person.change_mobile' } })
  return (
    <details className="sheet">
      <summary className="choice">
        <strong>更换手机号</strong>
      </summary>
      {isDone ? (
        <p className="done-note" role="status">
          手机号已更换，下次用新手机号登录。
        </p>
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void send(event)}>
          <TextField
            label="现在的手机号"
            type="tel"
            maxLength={11}
            value={current}
            onText={setCurrent}
            fault={wasTried && !isMobile(current) ? mobileFault : null}
          />
          <CodeField
            label="现在的手机号收到的验证码"
            value={old}
            onText={setOld}
            canSend={isMobile(current)}
            fault={wasTried && !isCode(old) ? codeFault : null}
            send={() => codeTo(current)}
          />
          <TextField
            label="新手机号"
            type="tel"
            maxLength={11}
            value={mobile}
            onText={setMobile}
            fault={wasTried && !isMobile(mobile) ? mobileFault : null}
          />
          <CodeField
            label="新手机号收到的验证码"
            value={mobileCode}
            onText={setMobileCode}
            canSend={isMobile(mobile)}
            fault={wasTried && !isCode(mobileCode) ? codeFault : null}
            send={() => codeTo(mobile)}
          />
          {act.fault !== null && <FaultNote error={act.fault} />}
          <BusyButton isBusy={act.isBusy}>更换手机号</BusyButton>
        </form>
      )}
    </details>
  )
}

function NameChange({ known }: { readonly known: string }): ReactNode {
  const [name, setName] = useState('')
  const [isDone, setDone] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const answer = await act.run(() =>
      office.PUT('/people/self/name', { body: { name: name.trim() } }),
    )
    if (answer === null) return
    setDone(true)
    await readAgain()
  }
  return (
    <details className="sheet">
      <summary className="choice">
        <strong>变更姓名</strong>
      </summary>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p>现在的姓名：{known}。新姓名会与身份证信息核对。</p>
        <TextField label="新姓名" value={name} onText={setName} maxLength={40} />
        {isDone && (
          <p className="done-note" role="status">
            姓名已变更。
          </p>
        )}
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton isBusy={act.isBusy}>变更姓名</BusyButton>
      </form>
    </details>
  )
}

function Closing(): ReactNode {
  const [mobile, setMobile] = useState('')
  const [code, setCode] = useState('')
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const close = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isCode(code)) return
    const answer = await act.run(() => office.POST('/people/self/closing', { body: { code } }))
    if (answer !== null) await refreshSession()
  }
  return (
    <details className="sheet">
      <summary className="choice">
        <strong>注销账户</strong>
      </summary>
      <form className="stack" noValidate onSubmit={(event) => void close(event)}>
        <p>
          注销后票据夹、授权和代办关系都不再可用，30
          天后您的个人信息被清除。票据本身和已经办完的报销不受影响。注销不能恢复。
        </p>
        <TextField
          label="账户的手机号"
          type="tel"
          maxLength={11}
          value={mobile}
          onText={setMobile}
          fault={wasTried && !isMobile(mobile) ? mobileFault : null}
        />
        <CodeField
          value={code}
          onText={setCode}
          canSend={isMobile(mobile)}
          fault={wasTried && !isCode(code) ? codeFault : null}
          send={() => office.POST('/people/codes', { body: { mobile, purpose: 'person.close' } })}
        />
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton look="grave" isBusy={act.isBusy}>
          注销账户
        </BusyButton>
      </form>
    </details>
  )
}
