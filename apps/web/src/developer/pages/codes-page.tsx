import type { ReactNode } from 'react'
import { PageHeading } from '../../console/page-states.tsx'
import { Codes } from '../parts/codes.tsx'
import { catalogue, codeKinds } from '../protocol/protocol-content.ts'

/** All codes, in order of precedence. */
export function CodesPage(): ReactNode {
  return (
    <>
      <PageHeading
        title="结果代码"
        about="同时有几种原因时，给出排在前面的一个。代码的含义不会改变。"
      />
      {Object.entries(codeKinds).map(([kind, word]) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{word}</h2>
          <Codes
            codes={catalogue.codes.filter((each) => each.kind === kind).map(({ code }) => code)}
          />
        </section>
      ))}
    </>
  )
}
