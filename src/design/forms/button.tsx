import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { InterfaceIconName } from '../ui/interface-icons.ts'

type Look = {
  /** Yellow `primary` is the one thing to do next: one on a page. */
  kind?: 'primary' | 'quiet' | 'danger' | 'plain'
  /** 40 px high, inside tables and bars. */
  small?: boolean
  icon?: InterfaceIconName
}

/** Submits, unless told otherwise. */
export function Button({ kind, small, icon, className, children, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button type="submit" {...rest} className={classNames(buttonClass({ kind, small }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ kind, small, icon, className, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classNames(buttonClass({ kind, small }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>
}

function buttonClass({ kind = 'primary', small }: Look): string {
  return classNames('button', kind !== 'primary' && `button-${kind}`, small && 'button-small')
}
