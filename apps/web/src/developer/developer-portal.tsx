import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ConsoleTheme } from '../console/console-theme.tsx'

const router = createBrowserRouter([
  {
    path: '/developer/*',
    element: (
      <main>
        <h1>开发者</h1>
      </main>
    ),
  },
])

export function DeveloperPortal(): ReactNode {
  return (
    <ConsoleTheme>
      <RouterProvider router={router} />
    </ConsoleTheme>
  )
}
