import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { publishedRoutes } from '../announcements/published-routes.tsx'
import { ConsoleTheme } from '../console/console-theme.tsx'
import { NoPage } from '../console/page-states.tsx'
import { SignedInGate } from '../console/sign-in.tsx'
import { DeveloperFrame } from './parts/developer-frame.tsx'
import { OwnFrame } from './parts/own-frame.tsx'

const router = createBrowserRouter([
  {
    path: '/developer',
    element: <DeveloperFrame />,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/home-page.tsx')).HomePage }),
      },
      {
        path: 'messages/:name',
        lazy: async () => ({ Component: (await import('./pages/message-page.tsx')).MessagePage }),
      },
      {
        path: 'codes',
        lazy: async () => ({ Component: (await import('./pages/codes-page.tsx')).CodesPage }),
      },
      {
        path: 'codes/:code',
        lazy: async () => ({ Component: (await import('./pages/code-page.tsx')).CodePage }),
      },
      {
        path: 'office',
        lazy: async () => ({ Component: (await import('./pages/office-page.tsx')).OfficePage }),
      },
      {
        path: 'office/:id',
        lazy: async () => ({
          Component: (await import('./pages/office-endpoint-page.tsx')).OfficeEndpointPage,
        }),
      },
      {
        path: 'downloads',
        lazy: async () => ({
          Component: (await import('./pages/downloads-page.tsx')).DownloadsPage,
        }),
      },
      {
        path: 'his/:name?',
        lazy: async () => ({ Component: (await import('./pages/his-page.tsx')).HisPage }),
      },
      {
        path: 'guides/:name',
        lazy: async () => ({ Component: (await import('./pages/guide-page.tsx')).GuidePage }),
      },
      {
        path: 'announcements',
        children: publishedRoutes('developers', '/developer/announcements'),
      },
    ],
  },
  {
    path: '/developer/own',
    element: (
      <SignedInGate audience="unit" portal="开发者">
        {(session) => <OwnFrame roles={session.roles} />}
      </SignedInGate>
    ),
    children: [
      {
        path: 'try',
        lazy: async () => ({ Component: (await import('./pages/try-page.tsx')).TryPage }),
      },
      {
        path: 'world',
        lazy: async () => ({ Component: (await import('./pages/world-page.tsx')).WorldPage }),
      },
      {
        path: 'messages',
        lazy: async () => ({ Component: (await import('./pages/sent-page.tsx')).SentPage }),
      },
      {
        path: 'conformance',
        lazy: async () => ({
          Component: (await import('./pages/conformance-page.tsx')).ConformancePage,
        }),
      },
    ],
  },
  { path: '*', element: <NoPage home="/developer" /> },
])

export function DeveloperPortal(): ReactNode {
  return (
    <ConsoleTheme>
      <RouterProvider router={router} />
    </ConsoleTheme>
  )
}
