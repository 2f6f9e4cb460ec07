import { Fragment } from 'react'
import { badgePictureAddress } from '../badge/badge-art.tsx'
import type { BadgeDesign } from '../badge/badge-design.ts'
import { drawBadge } from '../badge/render-badge.ts'
import { classNames } from '../ui/class-names.ts'
import { interfaceIcons } from '../ui/interface-icons.ts'
import { type GraphEdge, layOutLayers } from './lay-out-layers.ts'
import { wrapWords } from './wrap-words.ts'

export interface DrawnNode {
  id: string
  /** A stop on the way, where branches meet, a stone that marks how far one is, or the end. */
  kind: 'stop' | 'join' | 'stone' | 'end'
  title: string
  href?: string
  badge?: BadgeDesign
  /** As the list beside the picture counts it. */
  number?: number
  /** How it stands, with what it is called: shown by a mark, said in words. */
  state?: { kind: 'done' | 'open' | 'locked'; label: string }
  /** Something is wrong here. */
  wrong?: string
  current?: boolean
}

interface DrawnGraphProps {
  nodes: DrawnNode[]
  edges: GraphEdge[]
  /** What the picture shows, in a sentence. */
  label: string
  /** A file of its own carries its size and its name space. */
  asFile?: boolean
}

const width = 148
const heights = { stop: 124, join: 44, stone: 62, end: 92 }
const margin = 8
const lineHeight = 17
const widest = { stop: 19, join: 19, stone: 15, end: 19 }

/**
 * What leads to what, drawn on the server. Every node is a link, so that it works with a keyboard and without script.
 * Colours stand on the elements, for a file that has no style sheet; on a page the style sheet puts the place's in.
 */
export function DrawnGraph({ nodes, edges, label, asFile }: DrawnGraphProps) {
  const laid = layOutLayers({ nodes: nodes.map(({ id, kind }) => ({ id, width, height: heights[kind] })), edges })
  const [wide, high] = [laid.width + 2 * margin, laid.height + 2 * margin]
  const inReadingOrder = nodes.toSorted((one, other) => {
    const [a, b] = [laid.places.get(one.id), laid.places.get(other.id)]
    return (a?.y ?? 0) - (b?.y ?? 0) || (a?.x ?? 0) - (b?.x ?? 0)
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML draws; the picture holds links, so it is a group and not an image
    <svg
      className="graph"
      xmlns={asFile ? 'http://www.w3.org/2000/svg' : undefined}
      viewBox={`0 0 ${wide} ${high}`}
      width={wide}
      height={high}
      role="group"
      aria-label={label}
      fontFamily="system-ui, sans-serif"
      // smaller than on a page, whose letters are narrower
      fontSize="12.5"
      fill="#1a2033"
    >
      {asFile && <rect width={wide} height={high} fill="#fbfaf6" />}
      <g transform={`translate(${margin} ${margin})`}>
        {laid.edges.map(({ from, to, path }) => (
          <path
            key={`${from} ${to}`}
            className="graph-line"
            d={path}
            fill="none"
            stroke="#667085"
            strokeWidth="3"
            strokeDasharray="0.5 7"
            strokeLinecap="round"
          />
        ))}
        {inReadingOrder.map((node) => (
          <Node key={node.id} asFile={asFile === true} node={node} at={laid.places.get(node.id) ?? { x: 0, y: 0 }} />
        ))}
      </g>
    </svg>
  )
}

interface NodeProps {
  node: DrawnNode
  at: { x: number; y: number }
  asFile: boolean
}

function Node({ node, at, asFile }: NodeProps) {
  const { kind, title, href, number, state, wrong, current } = node
  const said = [number === undefined ? title : `${number}. ${title}`, state?.label, wrong].filter(Boolean).join(', ')
  const corner = `translate(${Math.round(at.x - width / 2)} ${Math.round(at.y - heights[kind] / 2)})`
  const look = classNames('graph-node', `graph-${kind}`, state && `graph-${state.kind}`, wrong && 'graph-wrong')
  const Holder = href ? 'a' : 'g'
  return (
    <Holder
      {...(href ? { href, 'aria-current': current ? ('true' as const) : undefined } : {})}
      className={look}
      transform={corner}
    >
      <title>{said}</title>
      <Shape kind={kind} locked={state?.kind === 'locked'} />
      <Inside node={node} asFile={asFile} />
      {wrong ? <Mark icon="warning" fill="#b42318" stroke="#fff" /> : state && <StateMark state={state.kind} />}
    </Holder>
  )
}

const fills = { stop: '#fff', join: '#efece2', stone: '#efece2', end: '#26344f' }

function Shape({ kind, locked }: { kind: DrawnNode['kind']; locked: boolean }) {
  const round = kind === 'join' || kind === 'stone' ? heights[kind] / 2 : 14
  return (
    <rect
      className="graph-box"
      width={width}
      height={heights[kind]}
      rx={round}
      fill={fills[kind]}
      stroke={kind === 'end' ? '#26344f' : '#667085'}
      strokeWidth="1.5"
      strokeDasharray={locked ? '5 4' : undefined}
    />
  )
}

const badgeSize = 56

const badgeSpot = (kind: DrawnNode['kind']) =>
  kind === 'stone'
    ? 'translate(8 11) scale(0.1667)'
    : `translate(${(width - badgeSize) / 2} 8) scale(${badgeSize / 240})`

/** A file loads nothing: an organisation's own picture gives way to the design beside it. */
function Inside({ node: { kind, title, badge, number }, asFile }: { node: DrawnNode; asFile: boolean }) {
  const lines = wrapWords(title, { widest: widest[kind], most: kind === 'join' ? 2 : 3 })
  const top = badge && kind !== 'stone' ? badgeSize + 14 : 0
  const room = heights[kind] - top
  const first = top + room / 2 - ((lines.length - 1) * lineHeight) / 2 + 5
  const left = kind === 'stone' ? 44 : undefined
  return (
    <>
      {badge?.picture && !asFile && (
        <image
          transform={badgeSpot(kind)}
          width="240"
          height="240"
          href={badgePictureAddress(badge.picture, 'small')}
        />
      )}
      {badge && (!badge.picture || asFile) && (
        <g
          transform={badgeSpot(kind)}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, from a closed grammar; no text of a person enters it
          dangerouslySetInnerHTML={{ __html: drawBadge(badge) }}
        />
      )}
      {!badge && kind === 'stone' && (
        <path
          className="graph-icon"
          d={interfaceIcons.flag}
          transform="translate(16 19)"
          fill="none"
          stroke="#1a2033"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {number !== undefined && (
        <text className="graph-number" x="12" y="22" fontWeight="650" fill="#475467">
          {number}
        </text>
      )}
      <text textAnchor={left ? 'start' : 'middle'} fontWeight="600" fill={kind === 'end' ? '#fff' : undefined}>
        {lines.map((line, at) => (
          <Fragment key={line}>
            <tspan x={left ?? width / 2} y={Math.round(first + at * lineHeight)}>
              {line}
            </tspan>{' '}
          </Fragment>
        ))}
      </text>
    </>
  )
}

function StateMark({ state }: { state: 'done' | 'open' | 'locked' }) {
  if (state === 'locked') return null
  return state === 'done' ? (
    <Mark icon="check" fill="#1d6b4a" stroke="#fff" />
  ) : (
    <Mark icon="arrow-right" fill="#f9c636" stroke="#1a1f2e" />
  )
}

function Mark({ icon, fill, stroke }: { icon: keyof typeof interfaceIcons; fill: string; stroke: string }) {
  return (
    <g className={`graph-mark graph-mark-${icon}`} transform={`translate(${width - 16} 4)`}>
      <circle r="13" cy="8" cx="0" fill={fill} stroke="#fff" strokeWidth="2" />
      <path
        d={interfaceIcons[icon]}
        transform="translate(-8 0) scale(0.667)"
        fill="none"
        stroke={stroke}
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </g>
  )
}
