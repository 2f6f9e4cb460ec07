import type { ReactNode } from 'react'

/** A box of its own. `sunk` is for asides. */
export function Card({ sunk, children }: { sunk?: boolean; children: ReactNode }) {
  return <div className={sunk ? 'card card-sunk' : 'card'}>{children}</div>
}
