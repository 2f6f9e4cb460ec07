import { classNames } from '../ui/class-names.ts'
import { type FieldProps, Fieldset } from './field.tsx'

export type DateParts = { day?: string; month?: string; year?: string }
type DateInputProps = Omit<FieldProps, 'label'> & {
  legend: string
  labels: { day: string; month: string; year: string }
  value?: DateParts
  /** It is the person's date of birth: the browser may offer it. */
  birthday?: boolean
}

const parts = ['day', 'month', 'year'] as const

/** A date that the person knows, in three boxes, posted as `name.day`, `name.month`, `name.year`. */
export function DateInput({ labels, value = {}, birthday, ...fieldset }: DateInputProps) {
  const { name, id = name, error } = fieldset
  return (
    <Fieldset {...fieldset}>
      <div className="date-parts">
        {parts.map((part) => (
          <label key={part}>
            {labels[part]}
            <input
              id={part === 'day' ? id : `${id}-${part}`}
              name={`${name}.${part}`}
              type="text"
              inputMode="numeric"
              autoComplete={birthday ? `bday-${part}` : undefined}
              maxLength={part === 'year' ? 4 : 2}
              defaultValue={value[part]}
              aria-invalid={error ? true : undefined}
              className={classNames('input', part === 'year' ? 'input-4' : 'input-2')}
            />
          </label>
        ))}
      </div>
    </Fieldset>
  )
}
