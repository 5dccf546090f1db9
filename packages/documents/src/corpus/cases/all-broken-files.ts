import type { BrokenFile } from './broken-file.ts'
import { brokenContents } from './broken-contents.ts'
import { brokenMarkup } from './broken-markup.ts'
import { brokenPackages } from './broken-packages.ts'
import { brokenPdfs } from './broken-pdfs.ts'
import { brokenPictures, otherFiles } from './broken-pictures.ts'
import { brokenSeals } from './broken-seals.ts'
import { brokenSignatures } from './broken-signatures.ts'
import { brokenValues } from './broken-values.ts'
import { brokenZips } from './broken-zips.ts'
import { wrappedSignatures } from './wrapped-signatures.ts'

export interface BrokenKind {
  readonly title: string
  readonly files: readonly BrokenFile[]
}

/** Every broken file, by what is broken. */
export const brokenKinds: readonly BrokenKind[] = [
  { title: 'XML: content and signatures', files: brokenSignatures },
  { title: 'XML: wrapped signatures', files: wrappedSignatures },
  { title: 'XML: markup and encoding', files: brokenMarkup },
  { title: 'XML: values', files: brokenValues },
  { title: 'OFD: archives', files: brokenZips },
  { title: 'OFD: packages', files: brokenPackages },
  { title: 'OFD: contents', files: brokenContents },
  { title: 'OFD: seals', files: brokenSeals },
  { title: 'PDF', files: brokenPdfs },
  { title: 'Pictures', files: brokenPictures },
  { title: 'Other files', files: otherFiles },
]

export const allBrokenFiles: readonly BrokenFile[] = brokenKinds.flatMap(({ files }) => files)
