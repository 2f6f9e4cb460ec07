import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

/** What every question has. */
export type FieldProps = {
  label: ReactNode
  name: string
  /** `name` unless given; an error summary links to it. */
  id?: string
  hint?: ReactNode
  error?: ReactNode
  /** The word for optional, such as "(optional)"; left out when an answer is needed. */
  optional?: string
  /** The label is the page's heading: one question a page. */
  large?: boolean
}

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Binds a control to its words: pass on to the control what `children` is given. */
export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  large,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const title = (
    <label className={classNames('label', large && 'label-large')} htmlFor={id}>
      {label}
      {optional && <span className="optional">{` ${optional}`}</span>}
    </label>
  )
  return (
    <div className="field">
      {large ? <h1 className="field">{title}</h1> : title}
      <FieldNotes id={id} hint={hint} error={error} />
      {children({ id, 'aria-describedby': describedBy({ id, hint, error }), 'aria-invalid': error ? true : undefined })}
    </div>
  )
}

type FieldsetProps = Omit<FieldProps, 'label'> & { legend: ReactNode; children: ReactNode }

/** A question with several controls. */
export function Fieldset({ legend, name, id = name, hint, error, optional, large, children }: FieldsetProps) {
  return (
    <fieldset className="field" aria-describedby={describedBy({ id, hint, error })}>
      <legend className={classNames('label', large && 'label-large')}>
        {large ? <h1 className="label-large">{legend}</h1> : legend}
        {optional && <span className="optional">{` ${optional}`}</span>}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

type Notes = { id: string; hint?: ReactNode; error?: ReactNode }

export function FieldNotes({ id, hint, error }: Notes) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

function describedBy({ id, hint, error }: Notes): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
