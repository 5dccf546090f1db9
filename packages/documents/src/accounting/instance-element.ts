import { AccountingError } from './accounting-error.ts'

/** One element of an instance, its names resolved. */
export interface InstanceElement {
  readonly namespace: string
  readonly local: string
  /** By name; one that has a namespace is named `{namespace}local`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: InstanceElement[]
  /** All character data directly in it. */
  text: string
}

export interface NameParts {
  readonly prefix: string
  readonly local: string
}

/** Namespaces by prefix, as the root declares them; '' is the default one. */
export class NamespaceTable {
  readonly #byPrefix = new Map<string, string>([['', '']])

  /** @param attributes of the root */
  constructor(attributes: ReadonlyMap<string, string>) {
    for (const [name, value] of attributes) {
      const { prefix, local } = namePartsOf(name)
      if (name === 'xmlns') this.#byPrefix.set('', value)
      else if (prefix === 'xmlns') this.#declare(local, value)
    }
  }

  /** Namespaces in XML 1.0, 3: no prefix is undeclared, and neither `xml` nor `xmlns` is declared anew. */
  #declare(prefix: string, namespace: string): void {
    if (namespace === '' || /^xml/i.test(prefix)) throw new AccountingError('ACCOUNTING_NAMESPACE')
    this.#byPrefix.set(prefix, namespace)
  }

  namespaceOf(prefix: string): string {
    const namespace = this.#byPrefix.get(prefix)
    if (namespace === undefined) throw new AccountingError('ACCOUNTING_NAMESPACE')
    return namespace
  }

  /** The attributes that are no declarations. An attribute without a prefix has no namespace. */
  resolve(attributes: ReadonlyMap<string, string>, isRoot: boolean): ReadonlyMap<string, string> {
    const resolved = new Map<string, string>()
    for (const [name, value] of attributes) {
      const { prefix, local } = namePartsOf(name)
      const isDeclaration = name === 'xmlns' || prefix === 'xmlns'
      // One table for the whole file: what a name means does not depend on where it stands.
      if (isDeclaration && !isRoot) throw new AccountingError('ACCOUNTING_NAMESPACE')
      if (isDeclaration) continue
      const key = prefix === '' ? local : `{${this.namespaceOf(prefix)}}${local}`
      if (resolved.has(key)) throw new AccountingError('ACCOUNTING_ELEMENT_DUPLICATE', local)
      resolved.set(key, value)
    }
    return resolved
  }
}

/** @throws AccountingError where the name has more than one colon, or nothing beside it */
export function namePartsOf(name: string): NameParts {
  const [first = '', second, ...rest] = name.split(':')
  if (rest.length > 0 || first === '' || second === '') {
    throw new AccountingError('ACCOUNTING_NAMESPACE')
  }
  return second === undefined ? { prefix: '', local: first } : { prefix: first, local: second }
}
