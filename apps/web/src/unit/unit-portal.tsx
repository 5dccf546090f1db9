import {
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  FileDoneOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  InboxOutlined,
  LineChartOutlined,
  NotificationOutlined,
  QuestionCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import {
  createBrowserRouter,
  Link,
  Navigate,
  Outlet,
  RouterProvider,
  useLocation,
} from 'react-router'
import { publishedRoutes } from '../announcements/published-routes.tsx'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { ConsoleFrame } from '../console/console-frame.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage, NoRight } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'
import { useRights } from './parts/rights.ts'
import { connectionEntries } from './system/connection-entries.tsx'
import { useConnectionRights } from './system/connection-rights.ts'
import { connectionRoutes } from './system/connection-routes.tsx'
import './unit.css'

const deskEntries = [
  { path: '/unit', title: '待办', icon: <InboxOutlined /> },
  { path: '/unit/cases', title: '报销事项', icon: <FileDoneOutlined /> },
  { path: '/unit/verify', title: '查验', icon: <AuditOutlined /> },
  { path: '/unit/ledger', title: '台账', icon: <BookOutlined /> },
  { path: '/unit/files', title: '电子档案', icon: <FolderOpenOutlined /> },
  { path: '/unit/records', title: '办理记录', icon: <HistoryOutlined /> },
  { path: '/unit/overview', title: '概览', icon: <LineChartOutlined /> },
]
const accountEntries = [
  { path: '/unit/account', title: '单位账户', icon: <BankOutlined /> },
  { path: '/unit/users', title: '经办人', icon: <TeamOutlined /> },
]
const announcementsEntry = {
  path: '/unit/announcements',
  title: '公告和指南',
  icon: <NotificationOutlined />,
}
const everybodysEntries = [
  announcementsEntry,
  { path: '/unit/problems', title: '问题反馈', icon: <QuestionCircleOutlined /> },
]

/** Navigation by the roles of whoever is signed in. */
function Frame({ roles }: { readonly roles: string }): ReactNode {
  const { mayRead, mayApply } = useRights()
  const mayConnect = useConnectionRights().mayRead
  const unit = api.useQuery('get', '/units/self').data
  const isBySystem = unit?.kind === 'by_system'
  const entries = [
    ...(isBySystem && mayConnect ? connectionEntries : []),
    ...(mayRead && !isBySystem ? deskEntries : []),
    ...accountEntries.filter(({ path }) => mayApply || path === '/unit/account'),
    ...everybodysEntries,
  ]
  return (
    <ConsoleFrame
      portal="单位"
      who={unit === undefined ? roles : `${unit.unitName}（${roles}）`}
      entries={entries}
    />
  )
}

/** The frame of pages that everybody reads; whoever is signed in keeps the own navigation. */
function OpenFrame(): ReactNode {
  const session = useSession()
  if (session.state === 'asking') return <Opening />
  if (session.state === 'signed_in' && session.audience === 'unit' && session.stage === 'open') {
    return <Frame roles={session.roles.map(({ name }) => name).join('、')} />
  }
  return (
    <ConsoleFrame
      portal="单位"
      who="未登录"
      entries={[announcementsEntry]}
      end={<Link to="/unit">登录</Link>}
    />
  )
}

/** Pages of the desk are for those who reimburse or read; a unit by system has its own system instead of a desk. */
function DeskOnly(): ReactNode {
  const { mayRead } = useRights()
  const { pathname } = useLocation()
  const unit = api.useQuery('get', '/units/self').data
  if (unit?.kind === 'by_system' && pathname === '/unit') {
    return <Navigate to="/unit/connection" replace />
  }
  return mayRead ? <Outlet /> : <NoRight />
}

/** The code of a page comes when the page is opened. */
const router = createBrowserRouter([
  {
    path: '/unit/apply',
    lazy: async () => ({ Component: (await import('./pages/apply-page.tsx')).ApplyPage }),
    hydrateFallbackElement: <Opening />,
  },
  {
    path: '/unit/announcements',
    hydrateFallbackElement: <Opening />,
    element: <OpenFrame />,
    children: publishedRoutes('units', '/unit/announcements'),
  },
  {
    path: '/unit/connection/apply',
    lazy: async () => ({
      Component: (await import('./system/apply-page.tsx')).ConnectionApplyPage,
    }),
    hydrateFallbackElement: <Opening />,
  },
  {
    path: '/unit',
    hydrateFallbackElement: <Opening />,
    element: (
      <SignedInGate
        audience="unit"
        portal="单位"
        others={
          <p className="sign-in-leave">
            还没有账户？<Link to="/unit/apply">申请开通单位数字账户</Link>
            <br />
            <Link to="/unit/announcements">公告和操作指南（不用登录）</Link>
            <br />
            用本单位自己的系统？<Link to="/unit/connection/apply">申请系统对接</Link>
          </p>
        }
      >
        {({ roles }) => <Frame roles={roles.map(({ name }) => name).join('、')} />}
      </SignedInGate>
    ),
    children: [
      {
        Component: DeskOnly,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./pages/inbox-page.tsx')).InboxPage }),
          },
          {
            path: 'verify',
            lazy: async () => ({ Component: (await import('./pages/verify-page.tsx')).VerifyPage }),
          },
          {
            path: 'sheets/:sheetId',
            lazy: async () => ({ Component: (await import('./pages/sheet-page.tsx')).SheetPage }),
          },
          {
            path: 'acts/:service',
            lazy: async () => ({ Component: (await import('./pages/act-page.tsx')).ActPage }),
          },
          {
            path: 'bills/:billCode/:billNumber',
            lazy: async () => ({ Component: (await import('./pages/bill-page.tsx')).BillPage }),
          },
          {
            path: 'cases',
            lazy: async () => ({ Component: (await import('./pages/cases-page.tsx')).CasesPage }),
          },
          {
            path: 'cases/:caseId',
            lazy: async () => ({ Component: (await import('./pages/case-page.tsx')).CasePage }),
          },
          {
            path: 'ledger',
            lazy: async () => ({ Component: (await import('./pages/ledger-page.tsx')).LedgerPage }),
          },
          {
            path: 'files',
            lazy: async () => ({ Component: (await import('./pages/files-page.tsx')).FilesPage }),
          },
          {
            path: 'records',
            lazy: async () => ({
              Component: (await import('./pages/records-page.tsx')).RecordsPage,
            }),
          },
          {
            path: 'records/:actId',
            lazy: async () => ({
              Component: (await import('./pages/records-page.tsx')).RecordPage,
            }),
          },
          {
            path: 'overview',
            lazy: async () => ({
              Component: (await import('./pages/overview-page.tsx')).OverviewPage,
            }),
          },
        ],
      },
      connectionRoutes,
      {
        path: 'account',
        lazy: async () => ({ Component: (await import('./pages/account-page.tsx')).AccountPage }),
      },
      {
        path: 'users',
        lazy: async () => ({ Component: (await import('./pages/users-page.tsx')).UsersPage }),
      },
      {
        path: 'problems',
        lazy: async () => ({ Component: (await import('./pages/problems-page.tsx')).ProblemsPage }),
      },
      {
        path: 'problems/new',
        lazy: async () => ({
          Component: (await import('./pages/new-problem-page.tsx')).NewProblemPage,
        }),
      },
      {
        path: 'problems/:problemId',
        lazy: async () => ({ Component: (await import('./pages/problem-page.tsx')).ProblemPage }),
      },
      { path: '*', element: <NoPage home="/unit" /> },
    ],
  },
])

export function UnitPortal(): ReactNode {
  return (
    <ConsoleTheme>
      <RouterProvider router={router} />
    </ConsoleTheme>
  )
}

function Opening(): ReactNode {
  return <div role="status" aria-label="正在读取" />
}
