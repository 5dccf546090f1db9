import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  HeartOutlined,
  InboxOutlined,
  MailOutlined,
  NotificationOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  ShopOutlined,
  TeamOutlined,
  UnlockOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import type { NavigationEntry } from '../console/console-frame.tsx'
import { ConsoleFrame } from '../console/console-frame.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'
import { bureauRoutes } from './bureau-routes.tsx'
import { useHasRole } from './parts/rights.ts'
import './bureau.css'

type Right = 'everybody' | 'onlooker' | 'system' | 'audit'

const entries: readonly (NavigationEntry & { readonly for: Right })[] = [
  { path: '/bureau', title: '待审', icon: <InboxOutlined />, for: 'everybody' },
  { path: '/bureau/units', title: '单位账户', icon: <BankOutlined />, for: 'everybody' },
  { path: '/bureau/issuers', title: '开票单位', icon: <ShopOutlined />, for: 'everybody' },
  { path: '/bureau/connections', title: '对接单位', icon: <ApiOutlined />, for: 'onlooker' },
  { path: '/bureau/joint-tests', title: '联调日历', icon: <FieldTimeOutlined />, for: 'onlooker' },
  { path: '/bureau/bills', title: '票据台账', icon: <FileTextOutlined />, for: 'everybody' },
  { path: '/bureau/recoveries', title: '锁定解除', icon: <UnlockOutlined />, for: 'everybody' },
  { path: '/bureau/signals', title: '监管线索', icon: <AlertOutlined />, for: 'everybody' },
  { path: '/bureau/statistics', title: '统计', icon: <BarChartOutlined />, for: 'everybody' },
  { path: '/bureau/health', title: '运行状况', icon: <HeartOutlined />, for: 'everybody' },
  { path: '/bureau/rollout', title: '实施推进', icon: <ScheduleOutlined />, for: 'everybody' },
  { path: '/bureau/activities', title: '培训和宣传', icon: <CalendarOutlined />, for: 'everybody' },
  { path: '/bureau/invitations', title: '邀请', icon: <MailOutlined />, for: 'system' },
  {
    path: '/bureau/problems',
    title: '问题反馈',
    icon: <QuestionCircleOutlined />,
    for: 'everybody',
  },
  {
    path: '/bureau/announcements',
    title: '公告通知',
    icon: <NotificationOutlined />,
    for: 'everybody',
  },
  { path: '/bureau/districts', title: '区县', icon: <ApartmentOutlined />, for: 'everybody' },
  { path: '/bureau/users', title: '人员', icon: <TeamOutlined />, for: 'system' },
  { path: '/bureau/audit', title: '审计日志', icon: <SafetyOutlined />, for: 'audit' },
]

/** Navigation by the roles of whoever is signed in. */
function Frame({ roles }: { readonly roles: string }): ReactNode {
  const has: Readonly<Record<Right, boolean>> = {
    everybody: true,
    onlooker: useHasRole('bureau_review', 'bureau_supervise'),
    system: useHasRole('bureau_system'),
    audit: useHasRole('bureau_audit'),
  }
  return (
    <ConsoleFrame portal="财政" who={roles} entries={entries.filter((entry) => has[entry.for])} />
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
