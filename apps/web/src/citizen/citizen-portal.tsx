import type { ReactNode } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Gate, OpenPlace } from './parts/gate.tsx'
import { NoPage } from './pages/no-page.tsx'
import './citizen.css'

/** The code of a page comes when the page is opened. */
const router = createBrowserRouter([
  {
    path: '/citizen/register',
    lazy: async () => ({ Component: (await import('./pages/register-page.tsx')).RegisterPage }),
    hydrateFallbackElement: <Opening />,
  },
  {
    // Everybody reads these, signed in or not.
    path: '/citizen/announcements',
    Component: OpenPlace,
    hydrateFallbackElement: <Opening />,
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('./pages/announcements-page.tsx')).AnnouncementsPage,
        }),
      },
      {
        path: ':announcementId',
        lazy: async () => ({
          Component: (await import('./pages/announcements-page.tsx')).AnnouncementPage,
        }),
      },
    ],
  },
  {
    path: '/citizen',
    Component: Gate,
    hydrateFallbackElement: <Opening />,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/folder-page.tsx')).FolderPage }),
      },
      {
        path: 'bills/:billCode/:billNumber',
        lazy: async () => ({ Component: (await import('./pages/bill-page.tsx')).BillPage }),
      },
      {
        path: 'add',
        lazy: async () => ({ Component: (await import('./pages/add-page.tsx')).AddPage }),
      },
      {
        path: 'authorise',
        lazy: async () => ({
          Component: (await import('./pages/authorise-page.tsx')).AuthorisePage,
        }),
      },
      {
        path: 'authorisations',
        lazy: async () => ({
          Component: (await import('./pages/authorisations-page.tsx')).AuthorisationsPage,
        }),
      },
      {
        path: 'cases',
        lazy: async () => ({ Component: (await import('./pages/cases-page.tsx')).CasesPage }),
      },
      {
        path: 'cases/new',
        lazy: async () => ({ Component: (await import('./pages/new-case-page.tsx')).NewCasePage }),
      },
      {
        path: 'cases/:caseId',
        lazy: async () => ({ Component: (await import('./pages/case-page.tsx')).CasePage }),
      },
      {
        path: 'me',
        lazy: async () => ({ Component: (await import('./pages/me-page.tsx')).MePage }),
      },
      {
        path: 'me/notices',
        lazy: async () => ({ Component: (await import('./pages/notices-page.tsx')).NoticesPage }),
      },
      {
        path: 'me/provinces',
        lazy: async () => ({
          Component: (await import('./pages/provinces-page.tsx')).ProvincesPage,
        }),
      },
      {
        path: 'me/family',
        lazy: async () => ({ Component: (await import('./pages/family-page.tsx')).FamilyPage }),
      },
      {
        // Notices lead here, with or without the link that they are about.
        path: 'family/:linkId?',
        lazy: async () => ({ Component: (await import('./pages/family-page.tsx')).FamilyPage }),
      },
      {
        path: 'me/account',
        lazy: async () => ({ Component: (await import('./pages/account-page.tsx')).AccountPage }),
      },
      {
        path: 'help',
        lazy: async () => ({ Component: (await import('./pages/help-page.tsx')).HelpPage }),
      },
      { path: '*', Component: NoPage },
    ],
  },
])

export function CitizenPortal(): ReactNode {
  return <RouterProvider router={router} />
}

function Opening(): ReactNode {
  return <div role="status" aria-label="正在读取" />
}
