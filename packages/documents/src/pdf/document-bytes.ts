/** The whole of a document, once it is ended. */
export function documentBytes(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.on('end', () => {
    resolve(Buffer.concat(chunks))
  })
  document.on('error', reject)
  return promise
}
