import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

type WrapProps = {
  /** For pages of reading and forms. */
  narrow?: boolean
  className?: string
  children: ReactNode
}

/** The page's width and its margins. */
export function Wrap({ narrow, className, children }: WrapProps) {
  return <div className={classNames('wrap', narrow && 'wrap-narrow', className)}>{children}</div>
}
