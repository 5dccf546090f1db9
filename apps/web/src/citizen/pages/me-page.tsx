import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import { signOut } from '../../api/session.ts'
import { chooseDisplayMode, useDisplayMode } from '../../elements/display-mode.ts'
import { Icon } from '../../elements/icon.tsx'
import type { IconName } from '../../elements/icon.tsx'
import { ChoiceField } from '../parts/fields.tsx'
import { Page, Shown } from '../parts/page.tsx'

const entries: readonly (readonly [path: string, name: string, icon: IconName])[] = [
  ['/citizen/me/notices', '通知', 'bell'],
  ['/citizen/me/provinces', '开通的省份', 'search'],
  ['/citizen/me/family', '家人代办', 'people'],
  ['/citizen/me/account', '手机号、姓名和注销', 'person'],
  ['/citizen/announcements', '公告和指南', 'paper'],
  ['/citizen/help', '使用帮助', 'info'],
]

/** Who is signed in, and everything about the account. */
export function MePage(): ReactNode {
  const asked = api.useQuery('get', '/people/self')
  const { type, colours } = useDisplayMode()
  return (
    <Page title="我的">
      <div className="stack">
        <Shown query={asked}>
          {({ name, identityNumber, mobile }) => (
            <section className="sheet" aria-label="账户">
              <p>
                <strong>{name}</strong>
              </p>
              <p className="figures">身份证号 {identityNumber}</p>
              <p className="figures">手机号 {mobile}</p>
            </section>
          )}
        </Shown>
        <ul className="menu">
          {entries.map(([path, title, icon]) => (
            <li key={path}>
              <Link to={path}>
                <Icon name={icon} size={1.25} />
                <span>{title}</span>
                <Icon name="forward" />
              </Link>
            </li>
          ))}
        </ul>
        <section className="sheet stack">
          <h2>显示</h2>
          <ChoiceField
            label="字的大小"
            value={type}
            choices={[
              ['normal', '标准'],
              ['big', '大字（适合长辈）'],
            ]}
            onChoose={(value) => chooseDisplayMode({ type: value === 'big' ? 'big' : 'normal' })}
          />
          <ChoiceField
            label="颜色"
            value={colours}
            choices={[
              ['system', '跟随手机'],
              ['light', '浅色'],
              ['dark', '深色'],
            ]}
            onChoose={(value) =>
              chooseDisplayMode({ colours: value as 'system' | 'light' | 'dark' })
            }
          />
        </section>
        <button type="button" className="button" onClick={() => void signOut()}>
          退出登录
        </button>
      </div>
    </Page>
  )
}
