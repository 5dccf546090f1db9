import type { ReactNode } from 'react'

/** Drawn on a grid of 24 by 24, in the colour of the text around them. */
const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  done: 'M4 12l4 4L16 7M12 15l1.5 1.5L21 8',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  half: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  book: 'M5 5h6a2 2 0 0 1 1 .5A2 2 0 0 1 13 5h6v14h-6a2 2 0 0 0-1 .5 2 2 0 0 0-1-.5H5zM12 5.5V19',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 2',
  cross: 'M6 6l12 12M18 6L6 18',
  paper: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  bill: 'M5 3h14v18l-2.3-1.6L14.3 21 12 19.4 9.7 21l-2.4-1.6L5 21zM9 8h6M9 12h6',
  send: 'M4 12l16-8-6 16-3-6z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 3-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3 2.8 3 5.5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  upload: 'M12 16V5M7.5 9.5L12 5l4.5 4.5M5 16v4h14v-4',
  download: 'M12 5v11M7.5 11.5L12 16l4.5-4.5M5 17v3h14v-3',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16.5 16.5L21 21',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17v.5',
  info: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 11v5M12 8v.5',
  eye: 'M2.5 12c2.5-5 6-7 9.5-7s7 2 9.5 7c-2.5 5-6 7-9.5 7s-7-2-9.5-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
} as const
export type IconName = keyof typeof paths

export interface IconProps {
  readonly name: IconName
  /** In `em`. */
  readonly size?: number
}

/** An icon beside a word. It is never read aloud: the word says what it means. */
export function Icon({ name, size = 1 }: IconProps): ReactNode {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={`${size}em`}
      height={`${size}em`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
