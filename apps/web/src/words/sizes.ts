const kilobyte = 1_024

/** How large a file is, as people read it: `12 KB`, `1.4 MB`. */
export function sizeText(byteCount: number): string {
  const kilobytes = Math.ceil(byteCount / kilobyte)
  return kilobytes < kilobyte ? `${kilobytes} KB` : `${(kilobytes / kilobyte).toFixed(1)} MB`
}
