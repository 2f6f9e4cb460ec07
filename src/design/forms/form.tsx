import type { ComponentProps } from 'react'
import { classNames } from '../ui/class-names.ts'

/** Posts. The server checks the answers and words the errors, in the page's language: the browser's own are off. */
export function Form({ className, children, ...rest }: ComponentProps<'form'>) {
  return (
    <form method="post" noValidate {...rest} className={classNames('form', className)}>
      {children}
    </form>
  )
}
