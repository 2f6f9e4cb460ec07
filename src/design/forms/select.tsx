import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './field.tsx'

export type SelectOption = { value: string; label: string; disabled?: boolean }
type SelectProps = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'className' | 'value' | 'children'> & {
    options: (SelectOption | { group: string; options: SelectOption[] })[]
    value?: string
  }

/** For more than about seven choices; for fewer, radios are easier. */
export function Select({ label, name, id, hint, error, optional, large, options, value, ...rest }: SelectProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, large }}>
      {(wiring) => (
        <select {...rest} {...wiring} name={name} defaultValue={value} className="input">
          {options.map((entry) =>
            'group' in entry ? (
              <optgroup key={entry.group} label={entry.group}>
                {entry.options.map(renderOption)}
              </optgroup>
            ) : (
              renderOption(entry)
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function renderOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
