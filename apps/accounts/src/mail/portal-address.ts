/** Where a portal is opened, as mails and text messages name it. */
export function portalAddress(publicUrl: string, portal: PortalPage): string {
  return new URL(portal, `${publicUrl.replace(/\/$/, '')}/`).href
}
export type PortalPage = 'citizen' | 'unit' | 'bureau' | 'developer'
