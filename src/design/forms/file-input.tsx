import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './field.tsx'

type FileInputProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'className' | 'type' | 'value'>

/** The form needs `encType="multipart/form-data"`. Say in the hint which kinds and how large. */
export function FileInput({ label, name, id, hint, error, optional, large, ...rest }: FileInputProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, large }}>
      {(wiring) => <input {...rest} {...wiring} type="file" name={name} className="input file" />}
    </Field>
  )
}
