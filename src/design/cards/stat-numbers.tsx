import type { ReactNode } from 'react'

/** A few numbers to be read at a glance, each with what it counts. */
export function StatNumbers({ numbers }: { numbers: { value: string; label: ReactNode }[] }) {
  return (
    <dl className="numbers">
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
