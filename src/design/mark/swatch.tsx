import type { ReactNode } from 'react'

/** The colour of a place beside its name. */
export function Swatch({ hue, children }: { hue: string; children: ReactNode }) {
  return (
    <span className="swatch" data-hue={hue}>
      <span className="swatch-colour" aria-hidden="true" />
      {children}
    </span>
  )
}
