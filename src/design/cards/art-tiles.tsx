import type { ReactNode } from 'react'
import { Heading } from '../ui/heading.tsx'

interface ArtTileProps {
  title: string
  /** The whole tile follows the link. */
  href: string
  level?: 2 | 3
  art: ReactNode
  /** Short lines under the name: who gives it, when. */
  lines: string[]
  /** What has to be known of it on a phone too: that it was withdrawn. */
  state?: ReactNode
}

/** Badges side by side, as on a shelf. */
export function ArtTiles({ children }: { children: ReactNode[] }) {
  return <ul className="art-tiles">{children}</ul>
}

/** One of the shelf: a picture, its name, a line or two. */
export function ArtTile({ title, href, level = 3, art, lines, state }: ArtTileProps) {
  return (
    <li className="listing art-tile">
      {art}
      <Heading level={level}>
        <a href={href}>{title}</a>
      </Heading>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {state}
    </li>
  )
}
