import { classNames } from '../ui/class-names.ts'

interface StepsProps {
  label: string
  steps: string[]
  /** Which of them is open, from 0. */
  current: number
}

/** A way of a few steps, and where the reader is on it. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol className="way-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classNames(index < current && 'is-done', index === current && 'is-current') || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  )
}
