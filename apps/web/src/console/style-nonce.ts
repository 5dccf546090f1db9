import { styleNonce } from '../elements/start-portal.tsx'

type Create = (this: Document, ...given: unknown[]) => Element

/**
 * Gives every style that is made while the page runs the nonce of the page. Parts below antd measure scroll bars and lock
 * the page by styles of their own and take no nonce for them; the policy of the page would keep them out.
 */
export function giveStylesTheNonce(): void {
  const nonce = styleNonce()
  const create = Reflect.get(Document.prototype, 'createElement') as Create
  const withNonce: Create = function withNonce(...given) {
    const made = create.apply(this, given)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }
  Reflect.set(Document.prototype, 'createElement', withNonce)
}
