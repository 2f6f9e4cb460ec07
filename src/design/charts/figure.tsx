import type { ReactNode } from 'react'
import { Disclosure } from '../cards/disclosure.tsx'

type FigureProps = {
  /** The point that the picture makes, as a sentence. */
  point: ReactNode
  /** Where the numbers come from, when they were counted, by which definition. */
  source?: ReactNode
  /** The same numbers as a `<DataTable cards={false} hideCaption>`. */
  table?: { label: string; content: ReactNode }
  links?: { href: string; label: string; download?: boolean }[]
  /** The picture. */
  children: ReactNode
}

/** A picture that says its point and its source, with its numbers one tap away. */
export function Figure({ point, source, table, links = [], children }: FigureProps) {
  return (
    <figure className="figure">
      <figcaption>{point}</figcaption>
      {children}
      <div className="figure-foot">
        {source && <p>{source}</p>}
        {table && (
          <Disclosure summary={table.label} wide>
            {table.content}
          </Disclosure>
        )}
        {links.map(({ href, label, download }) => (
          <a key={href} href={href} download={download}>
            {label}
          </a>
        ))}
      </div>
    </figure>
  )
}
