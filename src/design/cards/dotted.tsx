import { Children, type ReactNode } from 'react'

/** A fact of so many characters is not broken between its words. */
const longestWhole = 22

/** Short facts in a line, a dot between two of them; where the line breaks there is none. */
export function Dotted({ children }: { children: ReactNode }) {
  return (
    <span className="dotted">
      {Children.toArray(children)
        .filter(Boolean)
        .map((fact) => (
          // A space, for what reads the words alone.
          <span
            key={typeof fact === 'object' && 'key' in fact ? fact.key : String(fact)}
            className={typeof fact === 'string' && fact.length <= longestWhole ? 'nowrap' : undefined}
          >
            {fact}{' '}
          </span>
        ))}
    </span>
  )
}
