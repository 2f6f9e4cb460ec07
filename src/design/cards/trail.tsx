import type { ReactNode } from 'react'

type TrailStep = {
  key: string
  art: ReactNode
  label: ReactNode
  /** How the step stands for this person: "Done", "Next". */
  state?: string
}

/** A pathway as a short trail: across where there is room, down on a phone or when it has more than five steps. */
export function Trail({ steps }: { steps: TrailStep[] }) {
  return (
    <div className="trail-box">
      <ol className={steps.length <= 5 ? 'trail trail-short' : 'trail'}>
        {steps.map(({ key, art, label, state }) => (
          <li key={key}>
            {art}
            <span>
              {state && <span className="trail-state">{state}</span>}
              {label}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
