import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, NoPage, PageHeading } from '../../console/page-states.tsx'
import { ProtocolText } from '../parts/protocol-text.tsx'
import { loadHis } from '../protocol/his-content.ts'

/** The interface of the issuing station for hospital systems: its rules, or one of its methods. */
export function HisPage(): ReactNode {
  const { name } = useParams()
  const query = useQuery({ queryKey: ['his'], queryFn: loadHis, staleTime: Infinity })
  return (
    <Asked query={query} lines={14}>
      {({ overview, methods }) => {
        if (name === undefined) {
          return (
            <>
              <PageHeading title="医院业务系统（HIS）接口" />
              <ProtocolText text={overview} />
            </>
          )
        }
        const method = methods.find((each) => each.name === name)
        if (method === undefined) return <NoPage home="/developer/his" />
        return (
          <>
            <PageHeading
              title={`${method.name} ${method.title}`}
              actions={<Link to="/developer/his">全部方法</Link>}
            />
            <ProtocolText text={method.text} />
          </>
        )
      }}
    </Asked>
  )
}
