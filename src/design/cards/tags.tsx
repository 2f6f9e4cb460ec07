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
  chips: LinkItem[]
}

/** Ways into a list, one tap each. */
export function Chips({ label, named, chips }: ChipsProps) {
  const list = (
    <ul className="chips" aria-label={label}>
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
