import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import { refreshSession } from '../../api/session.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodeField } from './code-field.tsx'
import { BusyButton, TextField } from './fields.tsx'
import { Page } from './page.tsx'

export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text)
export const isCode = (text: string): boolean => /^\d{6}$/.test(text)
export const mobileFault = '手机号是 11 位数字'
export const codeFault = '验证码是短信里的 6 位数字'

/** Signing in by a code to the mobile of the account. */
export function SignIn({ wasLost }: { readonly wasLost: boolean }): ReactNode {
  const [mobile, setMobile] = useState('')
  const [code, setCode] = useState('')
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isMobile(mobile) || !isCode(code)) return
    const answer = await act.run(() => office.POST('/people/sessions', { body: { mobile, code } }))
    if (answer !== null) await refreshSession()
  }
  return (
    <Page title="登录">
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p>登录后可以看到您的财政电子票据，授权单位报销，随时查看报到了哪一步。</p>
        {wasLost && (
          <p className="notice" role="status">
            登录已经结束，请重新登录。登录后回到刚才的页面。
          </p>
        )}
        <TextField
          label="手机号"
          value={mobile}
          onText={setMobile}
          type="tel"
          autoComplete="tel-national"
          maxLength={11}
          fault={wasTried && !isMobile(mobile) ? mobileFault : null}
        />
        <CodeField
          value={code}
          onText={setCode}
          canSend={isMobile(mobile)}
          fault={wasTried && !isCode(code) ? codeFault : null}
          send={() => office.POST('/people/codes', { body: { mobile, purpose: 'person.sign_in' } })}
        />
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton isBusy={act.isBusy}>登录</BusyButton>
        <Link className="button" to="/citizen/register">
          还没有账户，实名注册
        </Link>
        <Link to="/citizen/announcements">公告和操作指南（不用登录）</Link>
      </form>
    </Page>
  )
}
