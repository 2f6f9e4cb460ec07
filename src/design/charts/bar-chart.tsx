import { classNames } from '../ui/class-names.ts'
import { percent, roundTicks } from './scale.ts'

/** `whole` is null where the number is not shown: that is not nought. */
export type Bar = { label: string; whole: number | null; part?: number }
type BarChartProps = {
  /** What the picture shows, for those who cannot see it; the numbers are in the figure's table. */
  alt: string
  bars: Bar[]
  /** Names of the whole bar and of the part of it, beside the last bar or in a key. */
  names: { whole: string; part?: string }
  /** Writes a number in the page's language. */
  format: (value: number) => string
}

const height = 240
const top = 26
const floor = height + top

/** Counts in a row, each with the part of it that matters drawn inside. From nought, on round lines. */
export function BarChart({ alt, bars, names, format }: BarChartProps) {
  const ticks = roundTicks(Math.max(...bars.map(({ whole }) => whole ?? 0), 0))
  const y = (value: number) => floor - (value / (ticks.at(-1) ?? 1)) * height
  const kind = classNames('bars', bars.length > 8 && 'bars-many', names.part && 'bars-direct')
  return (
    <div className="chart stack stack-s" role="img" aria-label={alt}>
      <div className={kind}>
        <svg height={floor + 28} aria-hidden="true">
          {ticks.map((tick) => (
            <text key={tick} x="100%" y={y(tick) + 5} dx="-6" textAnchor="end">
              {format(tick)}
            </text>
          ))}
        </svg>
        <svg height={floor + 28} aria-hidden="true">
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'base' : undefined} />
          ))}
          {bars.map((bar, index) => (
            <OneBar key={bar.label} {...{ bar, index, y, format }} count={bars.length} peak={isPeak(bars, index)} />
          ))}
        </svg>
        {names.part && <DirectLabels bar={bars.at(-1)} {...{ names, format, y }} />}
      </div>
      <Key names={names} />
    </div>
  )
}

/** The first of the highest. */
const isPeak = (bars: Bar[], index: number) =>
  index === bars.findIndex(({ whole }) => whole === Math.max(...bars.map((bar) => bar.whole ?? 0)))

type OneBarProps = {
  bar: Bar
  index: number
  count: number
  peak: boolean
  y: (value: number) => number
  format: (value: number) => string
}

function OneBar({ bar: { label, whole, part }, index, count, peak, y, format }: OneBarProps) {
  const slot = 1 / count
  const box = { x: percent((index + 0.17) * slot), width: percent(slot * 0.66) }
  const middle = percent((index + 0.5) * slot)
  return (
    <>
      {whole === null && (
        <text className="bar-hidden" x={middle} y={floor - 6} textAnchor="middle">
          –
        </text>
      )}
      {whole !== null && whole > 0 && (
        <rect
          className={part === undefined ? 'bar-part' : 'bar-whole'}
          {...box}
          y={y(whole)}
          height={floor - y(whole)}
          rx="2"
        />
      )}
      {part !== undefined && part > 0 && (
        <rect className="bar-part" {...box} y={y(part)} height={floor - y(part)} rx="2" />
      )}
      {peak && whole !== null && whole > 0 && (
        <text className="bar-value" x={middle} y={y(whole) - 7} textAnchor="middle">
          {format(whole)}
        </text>
      )}
      <text className={index % 2 === 1 ? 'skip' : undefined} x={middle} y={floor + 22} textAnchor="middle">
        {label}
      </text>
    </>
  )
}

type DirectLabelsProps = Pick<BarChartProps, 'names' | 'format'> & {
  bar: Bar | undefined
  y: (value: number) => number
}

/** Beside the last bar, kept apart when its two heights are close. */
function DirectLabels({ bar, names, format, y }: DirectLabelsProps) {
  if (!bar || bar.whole === null) return null
  const wholeY = y(bar.whole) + 5
  const partY = Math.max(y(bar.part ?? 0) + 5, wholeY + 20)
  return (
    <svg className="bar-direct" height={floor + 28} aria-hidden="true">
      <text x="8" y={Math.min(wholeY, floor - 24)}>
        {names.whole} {format(bar.whole)}
      </text>
      {names.part && bar.part !== undefined && (
        <text className="bar-direct-part" x="8" y={Math.min(partY, floor - 2)}>
          {names.part} {format(bar.part)}
        </text>
      )}
    </svg>
  )
}

function Key({ names }: { names: BarChartProps['names'] }) {
  const items = [
    { name: names.whole, className: names.part ? 'bar-whole' : 'bar-part' },
    ...(names.part ? [{ name: names.part, className: 'bar-part' }] : []),
  ]
  return (
    <ul className="key">
      {items.map(({ name, className }) => (
        <li key={name}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect className={className} x="1" y="1" width="14" height="14" rx="2" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
