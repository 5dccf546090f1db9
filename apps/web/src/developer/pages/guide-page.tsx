import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { NoPage, PageHeading } from '../../console/page-states.tsx'
import guides from '../generated/guides.json'
import { KeyMaker } from '../parts/key-maker.tsx'
import { ProtocolText } from '../parts/protocol-text.tsx'

/** A guide of the protocol, from the same source as its pages in the repository. */
export function GuidePage(): ReactNode {
  const { name } = useParams()
  const guide = guides.find((each) => each.name === name)
  if (guide === undefined) return <NoPage home="/developer" />
  return (
    <>
      <PageHeading title={guide.title} />
      {name === 'keys' && <KeyMaker />}
      <ProtocolText text={guide.text} />
    </>
  )
}
