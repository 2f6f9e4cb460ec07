import { classNames } from '../ui/class-names.ts'
import type { LinkItem } from '../ui/link.ts'

/** Words that belong to a thing, such as its skills. */
export function Tags({ tags }: { tags: { label: string; href?: string }[] }) {
  return (
    <ul className="tags">
      {tags.map(({ label, href }) => (
        <li key={label} className={href ? undefined : 'tag'}>
          {href ? (
            <a className="tag" href={href}>
              {label}
            </a>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  )
}

type ChipsProps = {
  label: string
  /** The label stands before the chips, where they do not speak for themselves. */
  named?: boolean
  /** On a phone one line that goes on under the finger, the chosen one first; the label is then for those who hear it. */
  oneLine?: boolean
  chips: LinkItem[]
}

/** Ways into a list, one tap each. */
export function Chips({ label, named, oneLine, chips }: ChipsProps) {
  const list = (
    <ul className={classNames('chips', oneLine && 'chips-line')} aria-label={label}>
      {chips.map(({ href, label: text, current }) => (
        <li key={href}>
          <a className="chip" href={href} aria-current={current ? 'true' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
  if (!named) return list
  return (
    <div className="chips-named">
      <span className="chips-name" aria-hidden="true">
        {label}
      </span>
      {list}
    </div>
  )
}

/** Many words that lead on, in columns: read down, not across. */
export function LinkColumns({ label, links }: { label: string; links: LinkItem[] }) {
  return (
    <ul className="link-columns" aria-label={label}>
      {links.map(({ href, label: text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}
