import type { RouteObject } from 'react-router'
import { publishedRoutes } from '../announcements/published-routes.tsx'

/** The pages of the console; the code of each comes when it is opened. */
export const bureauRoutes: readonly RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./pages/queues-page.tsx')).QueuesPage }),
  },
  {
    path: 'unit-applications/:applicationId',
    lazy: async () => ({ Component: (await import('./pages/review-page.tsx')).UnitReviewPage }),
  },
  {
    path: 'connection-applications/:applicationId',
    lazy: async () => ({
      Component: (await import('./pages/review-page.tsx')).ConnectionReviewPage,
    }),
  },
  {
    path: 'units',
    lazy: async () => ({ Component: (await import('./pages/units-page.tsx')).UnitsPage }),
  },
  {
    path: 'units/:unitId',
    lazy: async () => ({ Component: (await import('./pages/units-page.tsx')).UnitPage }),
  },
  {
    path: 'issuers',
    lazy: async () => ({ Component: (await import('./pages/issuers-page.tsx')).IssuersPage }),
  },
  {
    path: 'issuers/new',
    lazy: async () => ({
      Component: (await import('./pages/issuer-enrolment-page.tsx')).IssuerEnrolmentPage,
    }),
  },
  {
    path: 'issuers/:issuerId',
    lazy: async () => ({ Component: (await import('./pages/issuer-page.tsx')).IssuerPage }),
  },
  {
    path: 'connections',
    lazy: async () => ({
      Component: (await import('./pages/connections-page.tsx')).ConnectionsPage,
    }),
  },
  {
    path: 'connections/:unitId',
    lazy: async () => ({ Component: (await import('./pages/connection-page.tsx')).ConnectionPage }),
  },
  {
    path: 'joint-tests',
    lazy: async () => ({
      Component: (await import('./pages/joint-tests-page.tsx')).JointTestsPage,
    }),
  },
  {
    path: 'joint-tests/hours',
    lazy: async () => ({
      Component: (await import('./pages/joint-test-hours-page.tsx')).JointTestHoursPage,
    }),
  },
  {
    path: 'invitations',
    lazy: async () => ({
      Component: (await import('./pages/invitations-page.tsx')).InvitationsPage,
    }),
  },
  {
    path: 'invitations/:fileId',
    lazy: async () => ({ Component: (await import('./pages/invitation-page.tsx')).InvitationPage }),
  },
  {
    path: 'districts',
    lazy: async () => ({ Component: (await import('./pages/districts-page.tsx')).DistrictsPage }),
  },
  {
    path: 'bills',
    lazy: async () => ({ Component: (await import('./pages/bills-page.tsx')).BillsPage }),
  },
  {
    path: 'recoveries',
    lazy: async () => ({ Component: (await import('./pages/recoveries-page.tsx')).RecoveriesPage }),
  },
  {
    path: 'signals',
    lazy: async () => ({ Component: (await import('./pages/signals-page.tsx')).SignalsPage }),
  },
  {
    path: 'statistics',
    lazy: async () => ({ Component: (await import('./pages/statistics-page.tsx')).StatisticsPage }),
  },
  {
    path: 'health',
    lazy: async () => ({ Component: (await import('./pages/health-page.tsx')).HealthPage }),
  },
  {
    path: 'rollout',
    lazy: async () => ({ Component: (await import('./pages/rollout-page.tsx')).RolloutPage }),
  },
  {
    path: 'activities',
    lazy: async () => ({ Component: (await import('./pages/activities-page.tsx')).ActivitiesPage }),
  },
  {
    path: 'problems',
    lazy: async () => ({ Component: (await import('./pages/problems-page.tsx')).ProblemsPage }),
  },
  {
    path: 'problems/:problemId',
    lazy: async () => ({ Component: (await import('./pages/problems-page.tsx')).ProblemPage }),
  },
  {
    path: 'announcements',
    lazy: async () => ({
      Component: (await import('./pages/announcements-page.tsx')).AnnouncementsPage,
    }),
  },
  {
    path: 'announcements/new',
    lazy: async () => ({
      Component: (await import('./pages/new-announcement-page.tsx')).NewAnnouncementPage,
    }),
  },
  {
    path: 'announcements/:announcementId',
    lazy: async () => ({
      Component: (await import('./pages/announcement-page.tsx')).AnnouncementPage,
    }),
  },
  {
    path: 'announcements/published',
    children: publishedRoutes('bureaus', '/bureau/announcements/published'),
  },
  {
    path: 'users',
    lazy: async () => ({ Component: (await import('./pages/users-page.tsx')).UsersPage }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('./pages/audit-page.tsx')).AuditPage }),
  },
]
