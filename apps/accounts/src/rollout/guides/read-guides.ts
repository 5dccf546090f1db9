import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnnouncementAudience } from '../announcement-ports.ts'
import type { ShippedGuide, ShippedGuides } from './shipped-guide.ts'

/** Which guides may be there, in the order in which they are offered, and for whom each is written. */
const guideAudiences: Readonly<Record<string, readonly AnnouncementAudience[]>> = {
  citizen: ['citizens'],
  'unit-by-hand': ['units'],
  'unit-by-system': ['units', 'developers'],
  hospital: ['developers'],
  bureau: ['bureaus'],
}
/** A picture on a line of its own; the text that is published has none of the files. */
const picture = /^!\[[^\]]*\]\([^)]*\)\n?/gm
/** A link to another file; it leads nowhere once the text stands by itself. */
const fileLink = /\[([^\]]+)\]\((?!https?:)[^)]*\)/g

/**
 * The guides of a folder. What is not there is not offered, so that an office without its documents still runs.
 * @param directory with a file `{guideName}.zh-CN.md` for each, whose first line is its title
 */
export function createShippedGuides(directory: string): ShippedGuides {
  let read: Promise<readonly ShippedGuide[]> | null = null
  return () => {
    read ??= readAll(directory).catch((error: unknown) => {
      read = null
      throw error
    })
    return read
  }
}

async function readAll(directory: string): Promise<readonly ShippedGuide[]> {
  const guides: ShippedGuide[] = []
  for (const [guideName, audiences] of Object.entries(guideAudiences)) {
    const text = await textOf(join(directory, `${guideName}.zh-CN.md`))
    if (text === null) continue
    const [first = '', ...rest] = text.split('\n')
    const title = first.replace(/^#\s*/, '').trim()
    const body = rest.join('\n').replaceAll(picture, '').replaceAll(fileLink, '$1').trim()
    guides.push({ guideName, title, audiences, body })
  }
  return guides
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
