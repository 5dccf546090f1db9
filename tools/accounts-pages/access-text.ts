import type { Access } from '@piaoqiao/accounts'

/** Whom a route is for, in words. */
export function accessText(access: Access): string {
  switch (access.kind) {
    case 'public':
      return 'everybody'
    case 'person':
      return 'a person'
    case 'session':
      return 'whoever has begun a session'
    default:
      return access.roles === undefined
        ? `any user of a ${access.kind}`
        : access.roles.map((role) => `\`${role}\``).join(' or ')
  }
}
