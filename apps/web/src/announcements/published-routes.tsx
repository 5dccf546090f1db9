import type { RouteObject } from 'react-router'
import type { Audience } from './announcement.ts'

/** The list of what is published and the page of each, below `home`; their code comes when they are opened. */
export function publishedRoutes(own: Audience, home: string): RouteObject[] {
  return [
    {
      index: true,
      lazy: async () => {
        const { PublishedListPage } = await import('./published-pages.tsx')
        return { element: <PublishedListPage own={own} home={home} /> }
      },
    },
    {
      path: ':announcementId',
      lazy: async () => {
        const { PublishedPage } = await import('./published-pages.tsx')
        return { element: <PublishedPage home={home} /> }
      },
    },
  ]
}
