import type { ReactNode } from 'react'
import { Heading, type HeadingLevel } from '../ui/heading.tsx'
import { Icon } from '../ui/icon.tsx'
import type { InterfaceIconName } from '../ui/interface-icons.ts'

type EmptyStateProps = {
  title: string
  level?: HeadingLevel
  icon?: InterfaceIconName
  /** What to do next. */
  children: ReactNode
  action?: ReactNode
}

/** Where a list would be: why it is empty and what to do about it. */
export function EmptyState({ title, level = 3, icon = 'search', children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <Heading level={level}>{title}</Heading>
      <div className="stack">{children}</div>
      {action}
    </div>
  )
}

/** Where a list will be: its shape while it is being fetched. */
export function LoadingList({ label, lines = 5 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <i key={line} />
      ))}
    </div>
  )
}
