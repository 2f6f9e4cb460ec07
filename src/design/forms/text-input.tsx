import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Field, type FieldProps } from './field.tsx'

type TextInputProps = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'className' | 'width' | 'value'> & {
    /** The answer so far: kept when the form comes back. */
    value?: string | number
    /** As wide as an answer of about so many letters. */
    width?: 2 | 4 | 10 | 20
    /** Stands before or after the box: "£", "hours". Say it in the label too. */
    prefix?: ReactNode
    suffix?: ReactNode
  }

export function TextInput(props: TextInputProps) {
  const { label, name, id, hint, error, optional, large, value, width, prefix, suffix, ...rest } = props
  return (
    <Field {...{ label, name, id, hint, error, optional, large }}>
      {(wiring) => {
        const input = (
          <input
            type="text"
            dir="auto"
            {...rest}
            {...wiring}
            name={name}
            defaultValue={value}
            className={classNames('input', width && `input-${width}`)}
          />
        )
        if (!prefix && !suffix) return input
        return (
          <span className="affix">
            {prefix && <span aria-hidden="true">{prefix}</span>}
            {input}
            {suffix && <span aria-hidden="true">{suffix}</span>}
          </span>
        )
      }}
    </Field>
  )
}

type CodeInputProps = FieldProps & { value?: string; length?: number }

/** A code sent to the person: digits, offered by the phone from the message. */
export function CodeInput({ value, length = 6, ...field }: CodeInputProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          name={field.name}
          defaultValue={value}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          // room for the blanks that people type between the digits
          maxLength={length * 2}
          className="input input-code"
        />
      )}
    </Field>
  )
}
