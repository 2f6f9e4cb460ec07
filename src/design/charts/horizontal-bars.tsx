import { percent } from './scale.ts'

type HorizontalBarsProps = {
  bars: {
    label: string
    /** Left out when the number is hidden: then only `text` is shown. */
    value?: number
    /** The number as it is read: "310", "not shown". */
    text: string
  }[]
  /** What a full bar means; the largest value unless given. */
  max?: number
}

/** Shares or counts by name, each with its number: a list first, a picture beside it. */
export function HorizontalBars({
  bars,
  max = Math.max(1, ...bars.map(({ value }) => value ?? 0)),
}: HorizontalBarsProps) {
  return (
    <ul className="hbars">
      {bars.map(({ label, value, text }) => (
        <li key={label}>
          <span>{label}</span>
          <strong className="value">{text}</strong>
          <svg aria-hidden="true">
            <rect width="100%" height="100%" rx="3" />
            {value !== undefined && <rect className="bar-part" width={percent(value / max)} height="100%" rx="3" />}
          </svg>
        </li>
      ))}
    </ul>
  )
}
