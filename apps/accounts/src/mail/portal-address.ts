/** The portals, by the first part of their paths. */
export const portalPages = ['citizen', 'unit', 'bureau', 'developer'] as const
export type PortalPage = (typeof portalPages)[number]

/** Where a portal is opened, as mails and text messages name it. */
export function portalAddress(publicUrl: string, portal: PortalPage): string {
  return new URL(portal, `${publicUrl.replace(/\/$/, '')}/`).href
}
