import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

interface StatNumbersProps {
  numbers: { value: string; label: ReactNode }[]
  /** On a phone the first three. */
  shortOnPhone?: boolean
}

/** A few numbers to be read at a glance, each with what it counts. */
export function StatNumbers({ numbers, shortOnPhone }: StatNumbersProps) {
  return (
    <dl className={classNames('numbers', shortOnPhone && 'numbers-short')}>
      {numbers.map(({ value, label }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, on the server
        <div className="number" key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
