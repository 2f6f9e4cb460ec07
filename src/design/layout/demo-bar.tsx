import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

type DemoBarProps = {
  /** Says that this is a demonstration. */
  text: ReactNode
  /** On the folded part: "Sign in as someone". */
  label: string
  /** Where the chosen person is posted. */
  action: string
  /** The field's name. */
  name: string
  people: { value: string; name: string; role: string }[]
  /** Hidden fields of the form, such as where to return to. */
  children?: ReactNode
}

/** The bar above the header in demo mode: one-click sign-in. */
export function DemoBar({ text, label, action, name, people, children }: DemoBarProps) {
  return (
    <aside className="demo-bar" aria-label={label}>
      <div className="wrap">
        <p>{text}</p>
        <details>
          <summary>
            {label}
            <Icon name="chevron-down" />
          </summary>
          <form method="post" action={action}>
            {children}
            <ul className="demo-people">
              {people.map((person) => (
                <li key={person.value}>
                  <button type="submit" name={name} value={person.value}>
                    <strong>{person.name}</strong>
                    {person.role}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </details>
      </div>
    </aside>
  )
}
