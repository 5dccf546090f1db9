/** A file that a user downloads. */
export interface DeskFile {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  readonly contentType: string
  readonly name: string
}
