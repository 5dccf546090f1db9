import {
  AlertOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  FileTextOutlined,
  HeartOutlined,
  InboxOutlined,
  NotificationOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  TeamOutlined,
  UnlockOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ConsoleFrame } from '../console/console-frame.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'
import { bureauRoutes } from './bureau-routes.tsx'
import { useHasRole } from './parts/rights.ts'
import './bureau.css'

const entries = [
  { path: '/bureau', title: '待审', icon: <InboxOutlined /> },
  { path: '/bureau/units', title: '单位账户', icon: <BankOutlined /> },
  { path: '/bureau/bills', title: '票据台账', icon: <FileTextOutlined /> },
  { path: '/bureau/recoveries', title: '锁定解除', icon: <UnlockOutlined /> },
  { path: '/bureau/signals', title: '监管线索', icon: <AlertOutlined /> },
  { path: '/bureau/statistics', title: '统计', icon: <BarChartOutlined /> },
  { path: '/bureau/health', title: '运行状况', icon: <HeartOutlined /> },
  { path: '/bureau/rollout', title: '实施推进', icon: <ScheduleOutlined /> },
  { path: '/bureau/activities', title: '培训和宣传', icon: <CalendarOutlined /> },
  { path: '/bureau/problems', title: '问题反馈', icon: <QuestionCircleOutlined /> },
  { path: '/bureau/announcements', title: '公告通知', icon: <NotificationOutlined /> },
]
const setUpEntry = { path: '/bureau/users', title: '人员', icon: <TeamOutlined /> }
const auditEntry = { path: '/bureau/audit', title: '审计日志', icon: <SafetyOutlined /> }

/** Navigation by the roles of whoever is signed in. */
function Frame({ roles }: { readonly roles: string }): ReactNode {
  const maySetUp = useHasRole('bureau_system')
  const mayAudit = useHasRole('bureau_audit')
  return (
    <ConsoleFrame
      portal="财政"
      who={roles}
      entries={[...entries, ...(maySetUp ? [setUpEntry] : []), ...(mayAudit ? [auditEntry] : [])]}
    />
  )
}

const router = createBrowserRouter([
  {
    path: '/bureau',
    hydrateFallbackElement: <div role="status" aria-label="正在读取" />,
    element: (
      <SignedInGate audience="bureau" portal="财政">
        {({ roles }) => <Frame roles={roles.map(({ name }) => name).join('、')} />}
      </SignedInGate>
    ),
    children: [...bureauRoutes, { path: '*', element: <NoPage home="/bureau" /> }],
  },
])

export function BureauPortal(): ReactNode {
  return (
    <ConsoleTheme>
      <RouterProvider router={router} />
    </ConsoleTheme>
  )
}
