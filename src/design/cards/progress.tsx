import { useId } from 'react'

type ProgressProps = {
  label: string
  /** How far, in words: "3,100 of 10,000 badges". */
  text: string
  /** Left out while nobody knows how long it takes. */
  value?: number
  max?: number
}

/** Long work. The page reloads itself by a `refresh` header; nothing here needs script. */
export function Progress({ label, text, value, max = 100 }: ProgressProps) {
  const id = useId()
  return (
    <div className="progress" role="status">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <progress id={id} value={value} max={max} />
      <span className="muted small figures">{text}</span>
    </div>
  )
}
