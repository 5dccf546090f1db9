import { HomeOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ConsoleFrame } from '../console/console-frame.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage, PageHeading } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'

const entries = [{ path: '/unit', title: '待办', icon: <HomeOutlined /> }]

const router = createBrowserRouter([
  {
    path: '/unit',
    element: (
      <SignedInGate audience="unit" portal="单位工作台">
        {({ roles }) => (
          <ConsoleFrame
            portal="单位工作台"
            who={roles.map(({ name }) => name).join('、')}
            entries={entries}
          />
        )}
      </SignedInGate>
    ),
    children: [
      { index: true, element: <PageHeading title="待办" /> },
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
