import type { ReactNode } from 'react'
import { Checkbox } from './choices.tsx'

/** Shows or hides every second language of the form around it; without `:has` they are shown. */
export function SecondLanguageSwitch({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <div className="second-language-switch">
      <Checkbox name={name} label={label} checked={checked} />
    </div>
  )
}

/** One text in two languages, beside each other where there is room. */
export function TwoLanguages({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className="two-languages">
      {first}
      <div className="second-language">{second}</div>
    </div>
  )
}
