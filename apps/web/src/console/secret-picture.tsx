import encodeQr from 'qr'
import type { ReactNode } from 'react'

export interface SecretPictureProps {
  /** What the code holds, such as the address of an authenticator app. */
  readonly secret: string
  /** What it is, for whoever cannot see it. */
  readonly label: string
}

/** A secret as a QR code. */
export function SecretPicture({ secret, label }: SecretPictureProps): ReactNode {
  const rows = encodeQr(secret, 'raw', { border: 2 })
  const size = rows.length
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className="secret-picture"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
