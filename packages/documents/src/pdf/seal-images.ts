import type PdfDocument from 'pdfkit'
import type { SealPicture } from '../face/face.ts'
import { pictureParts, type PictureParts } from './picture-parts.ts'

type Document = InstanceType<typeof PdfDocument>

/** Pictures that were taken apart before: an issuer puts the same seal on every bill. */
const takenApart = new WeakMap<SealPicture, PictureParts>()

/** The seals of one file; each picture is in it once, on however many pages it stands. */
export class SealImages {
  private readonly document: Document
  private readonly embedded = new Map<SealPicture, { name: string; reference: unknown }>()

  constructor(document: Document) {
    this.document = document
  }

  /** The name by which a page draws the picture. */
  nameOn(page: Document['page'], picture: SealPicture): string {
    const image = this.embedded.get(picture) ?? this.embed(picture)
    // pdfkit keeps the images of a page here; its own way to them would decode the picture for every file.
    const images = page.xobjects as Record<string, unknown>
    images[image.name] = image.reference
    return image.name
  }

  private embed(picture: SealPicture): { name: string; reference: unknown } {
    const { widthPx, heightPx, colours, alpha } = partsOf(picture)
    const shared = {
      Type: 'XObject',
      Subtype: 'Image',
      Width: widthPx,
      Height: heightPx,
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    }
    const mask = this.document.ref({ ...shared, ColorSpace: 'DeviceGray' })
    mask.end(Buffer.from(alpha))
    const reference = this.document.ref({ ...shared, ColorSpace: 'DeviceRGB', SMask: mask })
    reference.end(Buffer.from(colours))
    const image = { name: `Seal${this.embedded.size + 1}`, reference }
    this.embedded.set(picture, image)
    return image
  }
}

function partsOf(picture: SealPicture): PictureParts {
  const known = takenApart.get(picture)
  if (known !== undefined) return known
  const parts = pictureParts(picture.png)
  takenApart.set(picture, parts)
  return parts
}
