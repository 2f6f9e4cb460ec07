import type { ReactNode } from 'react'

/** The buttons of a form longer than a screen: they stay at its lower edge while the form is written. */
export function FormBar({ children }: { children: ReactNode }) {
  return <div className="form-bar buttons">{children}</div>
}
