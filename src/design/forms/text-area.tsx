import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './field.tsx'

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, keyof FieldProps | 'className' | 'value'> & { value?: string }

export function TextArea({ label, name, id, hint, error, optional, large, value, rows = 5, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, large }}>
      {(wiring) => (
        <textarea dir="auto" {...rest} {...wiring} name={name} rows={rows} defaultValue={value} className="input" />
      )}
    </Field>
  )
}
