import { HomeOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ConsoleFrame } from '../console/console-frame.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage, PageHeading } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'

const entries = [{ path: '/bureau', title: '待办', icon: <HomeOutlined /> }]

const router = createBrowserRouter([
  {
    path: '/bureau',
    element: (
      <SignedInGate audience="bureau" portal="财政管理">
        {({ roles }) => (
          <ConsoleFrame
            portal="财政管理"
            who={roles.map(({ name }) => name).join('、')}
            entries={entries}
          />
        )}
      </SignedInGate>
    ),
    children: [
      { index: true, element: <PageHeading title="待办" /> },
      { path: '*', element: <NoPage home="/bureau" /> },
    ],
  },
])

export function BureauPortal(): ReactNode {
  return (
    <ConsoleTheme>
      <RouterProvider router={router} />
    </ConsoleTheme>
  )
}
