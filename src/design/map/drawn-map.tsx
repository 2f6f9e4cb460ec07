import type { ReactNode } from 'react'

export interface DrawnMark {
  x: number
  y: number
  href: string
  /** What the mark is, in words: its link has no other. */
  label: string
  /** How many lie here; a mark of one thing has none. */
  count?: number
  countText?: string
  /** What one thing is about, as path data on a 24 by 24 grid. */
  icon?: string
}

export interface DrawnName {
  x: number
  y: number
  text: string
  /** Smaller and quieter: parts of a town. */
  minor?: boolean
}

/** Lines of one kind, as one path: the coast, or what parts two areas. */
export interface DrawnLine {
  kind: 'coast' | 'district' | 'ward'
  line: string
}

interface DrawnMapProps {
  width: number
  height: number
  /** What the map shows, in a sentence. */
  label: string
  /** The land as one path; the rest is water. */
  land: string
  lines: DrawnLine[]
  names: DrawnName[]
  marks: DrawnMark[]
  /** Marks of different things have different shapes. */
  shape?: 'disc' | 'square'
  /** Where "near" is. */
  here?: { x: number; y: number; label: string }
  /** Over the marks, in the units of the map. */
  children?: ReactNode
}

/** A map drawn on the server: every mark is a link, so that it works with a keyboard, without script and on paper. */
export function DrawnMap(props: DrawnMapProps) {
  const { width, height, label, land, lines, names, marks, shape = 'disc', here, children } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML draws; the picture holds links, so it is a group and not an image
    <svg className="drawn-map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      <rect className="map-water" width={width} height={height} />
      <path className="map-land" d={land} />
      {lines.map(({ kind, line }) => (
        <path key={kind} className={`map-line map-${kind}`} d={line} />
      ))}
      <g className="map-names">
        {names.map(({ x, y, text, minor }) => (
          <text key={`${text} ${x}`} className={minor ? 'map-name map-name-minor' : 'map-name'} x={x} y={y}>
            {text}
          </text>
        ))}
      </g>
      {marks.map((mark) => (
        <Mark key={`${mark.href} ${mark.x}`} {...mark} shape={shape} />
      ))}
      {children}
      {here && (
        <g className="map-here">
          <title>{here.label}</title>
          <circle cx={here.x} cy={here.y} r={hereRadius} />
          <circle cx={here.x} cy={here.y} r={hereRadius} />
        </g>
      )}
    </svg>
  )
}

/** The ring around where "near" is: wider than any mark. */
export const hereRadius = 28

/** Grows with how many lie there, slowly, and never over its neighbour's square. */
export function radiusOf(count: number | undefined): number {
  return count === undefined ? radiusOfOne : Math.min(21, 12 + Math.log10(count) * 4.5)
}

/** Wide enough for a picture of what it is about. */
const radiusOfOne = 13

function Mark({ x, y, href, label, count, countText, icon, shape }: DrawnMark & { shape: 'disc' | 'square' }) {
  const radius = radiusOf(count)
  return (
    <a href={href} aria-label={label} className={count === undefined ? 'map-mark map-mark-one' : 'map-mark'}>
      <title>{label}</title>
      {shape === 'disc' ? (
        <circle cx={x} cy={y} r={radius} />
      ) : (
        <rect x={x - radius} y={y - radius} width={2 * radius} height={2 * radius} rx={5} />
      )}
      {icon && <path className="map-mark-icon" d={icon} transform={`translate(${x - 8} ${y - 8}) scale(${2 / 3})`} />}
      {count !== undefined && (
        <text x={x} y={y}>
          {countText ?? count}
        </text>
      )}
    </a>
  )
}
