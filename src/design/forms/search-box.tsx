import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Button } from './button.tsx'

type SearchField = { name: string; label: string; value?: string; example?: string }
type SearchBoxProps = {
  action: string
  /** What the form is for, for those who cannot see it. */
  label: string
  /** One or two questions; `example` shows in the empty box. */
  fields: SearchField[]
  submit: string
  /** `hero` on a place's home, `list` over a list or a table, `map` over a map: two lines on a phone. */
  variant?: 'hero' | 'list' | 'map'
  /** A button that answers the second question, such as by the position of the device. */
  beside?: ReactNode
  /** Hidden fields that keep the chosen filters. */
  children?: ReactNode
}

/** A search that is a link: it gets, so that its result can be kept and shared. */
export function SearchBox({ action, label, fields, submit, variant = 'hero', beside, children }: SearchBoxProps) {
  return (
    <search>
      <form
        className={classNames(
          'search',
          variant !== 'hero' && 'search-list',
          variant === 'map' && 'search-map',
          variant === 'list' && (fields.length === 1 ? 'search-one' : 'search-two'),
        )}
        action={action}
        aria-label={label}
      >
        {fields.map(({ name, label: text, value, example }) => (
          <label key={name}>
            {text}
            <input type="text" enterKeyHint="search" name={name} defaultValue={value} placeholder={example} />
          </label>
        ))}
        {beside}
        {children}
        <Button icon="search" kind={variant === 'hero' ? 'primary' : 'quiet'}>
          {submit}
        </Button>
      </form>
    </search>
  )
}
