import type { ReactNode } from 'react'
import { ConsoleFrame } from '../../console/console-frame.tsx'
import { entries } from './entries.tsx'

/** The frame of the pages that everybody reads. */
export function DeveloperFrame(): ReactNode {
  return <ConsoleFrame portal="开发者" who="接口文档" entries={entries} end={<></>} />
}
