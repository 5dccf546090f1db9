import { Result } from 'antd'
import type { ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import { Link, Outlet } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked, NoRight } from '../../console/page-states.tsx'
import { useConnectionRights } from './connection-rights.ts'

/** The pages of a unit by system. The code of a page comes when the page is opened. */
export const connectionRoutes: RouteObject = {
  path: 'connection',
  Component: ConnectionOnly,
  children: [
    {
      index: true,
      lazy: async () => ({ Component: (await import('./progress-page.tsx')).ProgressPage }),
    },
    {
      path: 'access',
      lazy: async () => ({ Component: (await import('./access-page.tsx')).AccessPage }),
    },
    {
      path: 'joint-test',
      lazy: async () => ({ Component: (await import('./joint-test-page.tsx')).JointTestPage }),
    },
    {
      path: 'slots',
      lazy: async () => ({ Component: (await import('./slots-page.tsx')).SlotsPage }),
    },
    {
      path: 'conformance',
      lazy: async () => ({ Component: (await import('./conformance-page.tsx')).ConformancePage }),
    },
    {
      path: 'messages',
      lazy: async () => ({ Component: (await import('./messages-page.tsx')).MessagesPage }),
    },
    {
      path: 'go-live',
      lazy: async () => ({ Component: (await import('./go-live-page.tsx')).GoLivePage }),
    },
  ],
}

/** For units by system alone, and those of their users who may look at the connection. */
function ConnectionOnly(): ReactNode {
  const unit = api.useQuery('get', '/units/self')
  const { mayRead } = useConnectionRights()
  if (!mayRead) return <NoRight />
  return (
    <Asked query={unit}>{({ kind }) => (kind === 'by_system' ? <Outlet /> : <ByHand />)}</Asked>
  )
}

function ByHand(): ReactNode {
  return (
    <Result
      status="403"
      title={<h1 className="result-title">本单位没有系统对接</h1>}
      subTitle="本单位在线使用平台，不需要对接。要用自己的业务系统对接的，另行申请。"
      extra={<Link to="/unit/connection/apply">申请系统对接</Link>}
    />
  )
}
