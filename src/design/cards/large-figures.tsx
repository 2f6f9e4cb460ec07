/** One or two sums that decide whether one reads on, each with what it is. */
export function LargeFigures({ figures }: { figures: { value: string; label: string }[] }) {
  return (
    <dl className="large-figures">
      {figures.map(({ value, label }) => (
        <div key={label}>
          <dd>{value}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
