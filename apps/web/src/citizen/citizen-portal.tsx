import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'

const router = createBrowserRouter([
  {
    path: '/citizen/*',
    element: (
      <main>
        <h1>登录</h1>
      </main>
    ),
  },
])

export function CitizenPortal(): ReactNode {
  return <RouterProvider router={router} />
}
