import encodeQr from 'qr'
import type { ReactNode } from 'react'

/** The address of an authenticator app as a QR code. */
export function SecretPicture({ address }: { readonly address: string }): ReactNode {
  const rows = encodeQr(address, 'raw', { border: 2 })
  const size = rows.length
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className="secret-picture"
      role="img"
      aria-label="动态口令的二维码"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
