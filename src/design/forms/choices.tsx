import { Fragment, type ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { FieldNotes, type FieldProps, Fieldset } from './field.tsx'

export type ChoiceOption = {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  /** A question that only this choice raises: shown by style alone when it is chosen, so the server must not rely on it. */
  more?: ReactNode
}
type GroupProps = Omit<FieldProps, 'label'> & {
  legend: ReactNode
  options: ChoiceOption[]
  /** Side by side, for two or three short words. */
  inline?: boolean
  /** Without boxes, for filters. */
  plain?: boolean
}

/** One of a few. */
export function RadioGroup({ value, ...group }: GroupProps & { value?: string }) {
  return <ChoiceGroup {...group} type="radio" chosen={value === undefined ? [] : [value]} />
}

/** Any of a few. */
export function CheckboxGroup({ values = [], ...group }: GroupProps & { values?: string[] }) {
  return <ChoiceGroup {...group} type="checkbox" chosen={values} />
}

type ChoiceGroupProps = GroupProps & { type: 'radio' | 'checkbox'; chosen: string[] }

function ChoiceGroup({ options, inline, plain, type, chosen, ...fieldset }: ChoiceGroupProps) {
  const { name, id = name, error } = fieldset
  return (
    <Fieldset {...fieldset}>
      <div className={classNames('choices', inline && 'choices-inline', plain && 'choices-plain')}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type={type}
            name={name}
            // an error summary links to the group by its name: the first control answers to it
            id={index === 0 ? id : `${id}-${index + 1}`}
            checked={chosen.includes(option.value)}
            invalid={Boolean(error)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

type ChoiceProps = ChoiceOption & {
  type: 'radio' | 'checkbox'
  name: string
  id: string
  checked: boolean
  invalid?: boolean
  /** Where it says what is wrong with it. */
  describes?: string | undefined
}

function Choice({ type, name, id, value, label, hint, disabled, more, checked, invalid, describes }: ChoiceProps) {
  const Holder = more ? 'div' : Fragment
  return (
    <Holder {...(more ? { className: 'choice-set' } : {})}>
      <label className="choice" htmlFor={id}>
        <input
          {...{ type, name, id, value, disabled }}
          defaultChecked={checked}
          aria-describedby={hint ? `${id}-about` : describes}
          aria-invalid={invalid && type === 'checkbox' ? true : undefined}
        />
        <span>{label}</span>
        {hint && (
          <span className="hint" id={`${id}-about`}>
            {hint}
          </span>
        )}
      </label>
      {more && <div className="choice-more">{more}</div>}
    </Holder>
  )
}

type CheckboxProps = {
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  value?: string
  checked?: boolean
  /** Why it has to be ticked. */
  error?: ReactNode
}

/** A single yes. */
export function Checkbox({ name, id = name, value = 'yes', checked = false, error, ...words }: CheckboxProps) {
  const box = (
    <Choice
      {...words}
      {...{ name, id, value, checked, invalid: Boolean(error) }}
      type="checkbox"
      describes={error ? `${id}-error` : undefined}
    />
  )
  if (!error) return box
  return (
    <div className="field">
      <FieldNotes id={id} error={error} />
      {box}
    </div>
  )
}
