import type { Face, FaceColour } from '../face/face.ts'
import type { FaceFont } from '../fonts/face-font.ts'
import { packEntry } from '../zip/write-zip.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { documentFolder } from './ofd-names.ts'

/**
 * A face is drawn with two fonts: one with the characters that every bill of its kind has, which is cut and packed
 * once, and one with those of this bill. Cutting a font is most of the work of writing a file.
 */
export interface FaceFonts {
  readonly form: ZipEntry
  readonly entry: ZipEntry
}

const resourceFolder = `${documentFolder}/Res`
/** A station issues bills of a few kinds. */
const formFontsMax = 16
const formFonts = new WeakMap<FaceFont, Map<string, ZipEntry>>()

export function fontsOf(face: Face, font: FaceFont): FaceFonts {
  const form = new Set<string>()
  const entry = new Set<string>()
  for (const page of face.pages) {
    for (const mark of page.marks) {
      if (mark.kind === 'text') addCharacters(drawnByForm(mark.colour) ? form : entry, mark.text)
    }
  }
  return { form: formFont(font, form), entry: packFont(font, entry, 'entry.ttf', 0) }
}

export function drawnByForm(colour: FaceColour): boolean {
  return colour === 'form'
}

function addCharacters(characters: Set<string>, text: string): void {
  for (const character of text) characters.add(character)
}

/** Packed as small as it gets, because it is done once. */
const formFontLevel = 9

function formFont(font: FaceFont, characters: Set<string>): ZipEntry {
  const known = formFonts.get(font) ?? new Map<string, ZipEntry>()
  formFonts.set(font, known)
  const key = [...characters].toSorted().join('')
  const found = known.get(key) ?? packFont(font, characters, 'form.ttf', formFontLevel)
  known.delete(key)
  known.set(key, found)
  const [oldest] = known.keys()
  if (known.size > formFontsMax && oldest !== undefined) known.delete(oldest)
  return found
}

/** Level 0 for what is written once: deflating takes twice as long as cutting and saves a third. */
function packFont(
  font: FaceFont,
  characters: Set<string>,
  fileName: string,
  level: 0 | typeof formFontLevel,
): ZipEntry {
  // A font without characters would be no font.
  const drawn = characters.size === 0 ? new Set([' ']) : characters
  return packEntry(`${resourceFolder}/${fileName}`, font.subset(drawn), level)
}
