import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { api, queries } from '../../api/client.ts'
import { refreshSession, useSession } from '../../api/session.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { Icon } from '../../elements/icon.tsx'
import type { IconName } from '../../elements/icon.tsx'
import { SignIn } from './sign-in.tsx'

const places: readonly (readonly [path: string, name: string, icon: IconName])[] = [
  ['/citizen', '票据', 'bill'],
  ['/citizen/cases', '报销', 'send'],
  ['/citizen/authorisations', '授权', 'lock'],
  ['/citizen/me', '我的', 'person'],
]

/** Pages for whoever is signed in; everybody else signs in first, and is then where they wanted to be. */
export function Gate(): ReactNode {
  const session = useSession()
  const { pathname } = useLocation()
  useEffect(() => {
    // What somebody else saw in this tab is not theirs.
    if (session.state === 'none') queries.clear()
  }, [session.state])
  if (session.state === 'asking') return <div role="status" aria-label="正在读取" />
  if (session.state === 'unreachable') {
    return (
      <main className="phone phone-body">
        <FaultNote error={new TypeError()} retry={() => void refreshSession()} />
      </main>
    )
  }
  if (session.state === 'none' || session.audience !== 'person') {
    return (
      <div className="phone">
        <SignIn wasLost={session.state === 'none' && session.wasLost} />
      </div>
    )
  }
  return (
    <div className="phone">
      <Outlet key={pathname} />
      <Bar />
    </div>
  )
}

/** Pages for everybody; whoever is signed in keeps the bar at the foot. */
export function OpenPlace(): ReactNode {
  const { pathname } = useLocation()
  const isSignedIn = useIsPerson()
  return (
    <div className="phone">
      <Outlet key={pathname} />
      {isSignedIn && <Bar />}
    </div>
  )
}

/** Whether a person is signed in. */
export function useIsPerson(): boolean {
  const session = useSession()
  return session.state === 'signed_in' && session.audience === 'person'
}

function Bar(): ReactNode {
  return (
    <nav className="phone-bar not-printed" aria-label="主导航">
      {places.map(([path, name, icon]) => (
        <NavLink key={path} to={path} end={path === '/citizen'}>
          <Icon name={icon} size={1.5} />
          {name}
        </NavLink>
      ))}
    </nav>
  )
}

/** The bell at the top of a page, with how many notices wait. */
export function Bell(): ReactNode {
  const { data } = api.useQuery('get', '/people/self')
  const unread = data?.unreadNotices ?? 0
  const label = unread === 0 ? '通知' : `通知，${unread} 条未读`
  return (
    <Link className="icon-link" to="/citizen/me/notices" aria-label={label}>
      <Icon name="bell" size={1.5} />
      {unread > 0 && <span className="figures">{unread}</span>}
    </Link>
  )
}
