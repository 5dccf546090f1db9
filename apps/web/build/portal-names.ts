/** The portals: each is a page of its own under `/{name}`. */
export const portalNames = ['citizen', 'unit', 'bureau', 'developer'] as const
export type PortalName = (typeof portalNames)[number]
