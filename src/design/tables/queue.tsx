import { ButtonLink } from '../forms/button.tsx'

export interface QueueItem {
  key: string
  title: string
  text?: string
  /** How long it has waited, in words. */
  age?: string
  isUrgent?: boolean
  action: { href: string; label: string }
}

/** Work that waits: one row for each thing, how old it is, and one button. */
export function Queue({ label, items }: { label: string; items: QueueItem[] }) {
  return (
    <ul className="queue" aria-label={label}>
      {items.map(({ key, title, text, age, isUrgent, action }) => (
        <li key={key} className={isUrgent ? 'is-urgent' : undefined}>
          <span className="queue-what">
            <strong>{title}</strong>
            {text && <span>{text}</span>}
          </span>
          <span className="queue-age">{age}</span>
          <ButtonLink kind="quiet" small href={action.href} aria-label={`${action.label}: ${title}`}>
            {action.label}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
