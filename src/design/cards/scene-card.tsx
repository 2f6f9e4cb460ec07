import type { ReactNode } from 'react'
import { Photo } from '../scene/photo.tsx'
import { classNames } from '../ui/class-names.ts'
import { Heading } from '../ui/heading.tsx'
import { Dotted } from './dotted.tsx'
import { Facts } from './listing-card.tsx'

interface SceneCardProps {
  title: string
  /** The whole card follows the link. */
  href: string
  level?: 2 | 3 | 4
  /** An address of a picture, 16 to 9. It adds nothing to the words. */
  picture: string
  /** The line above the title: a date, a place. */
  when?: ReactNode
  facts: string[]
  /** Of a badge that it earns, laid over the picture's lower edge. */
  art?: ReactNode
}

/** The first of a list, told large. */
export function SceneCard({ title, href, level = 3, picture, when, facts, art }: SceneCardProps) {
  return (
    <article className="card listing scene-card">
      <div className="scene-picture">
        <Photo address={picture} alt="" size="card" />
        {art && <div className="scene-art">{art}</div>}
      </div>
      <div className="listing-head">
        {when && <p className="when">{when}</p>}
        <Heading level={level}>
          <a href={href}>{title}</a>
        </Heading>
        <Facts facts={facts} />
      </div>
    </article>
  )
}

interface SceneRowProps extends Omit<SceneCardProps, 'art' | 'picture' | 'facts'> {
  facts: ReactNode[]
  /** An address of a picture, or what is drawn in its stead. It adds nothing to the words. */
  picture: ReactNode
  /** At its end, small: the badge that it earns. */
  art?: ReactNode
  /** What can be done with it here, beside the link that the row follows. */
  action?: ReactNode
  /** A place shows its own colour. */
  hue?: string
}

/** One of the others: a small picture beside three lines. */
export function SceneRow({ title, href, level = 3, picture, when, facts, art, action, hue }: SceneRowProps) {
  return (
    <article className="listing scene-row" data-hue={hue}>
      {typeof picture === 'string' ? (
        <Photo address={picture} alt="" size="thumb" lazy />
      ) : (
        <div className="scene-row-art">{picture}</div>
      )}
      <div className="listing-head">
        {when && <p className="when">{when}</p>}
        <Heading level={level}>
          <a href={href}>{title}</a>
        </Heading>
        <p className="scene-row-facts">
          <Dotted>{facts}</Dotted>
        </p>
        {art}
        {action && <div className="scene-row-action">{action}</div>}
      </div>
    </article>
  )
}

interface SceneListProps {
  first: ReactNode
  rest: ReactNode[]
  /** On a phone the first alone: the section's link leads to the others. */
  firstOnPhone?: boolean
}

/** The first large, the others as rows beside it where there is room. */
export function SceneList({ first, rest, firstOnPhone }: SceneListProps) {
  return (
    <div className="scene-list">
      {first}
      {rest.length > 0 && <div className={classNames('scene-rows', firstOnPhone && 'not-on-phone')}>{rest}</div>}
    </div>
  )
}

interface SceneRowsProps {
  children: ReactNode
  /** Beside something else. */
  oneColumn?: boolean
  /** On a phone the first two: a list of their own has the others. */
  shortOnPhone?: boolean
}

/** Rows alone, in two columns where there is room. */
export function SceneRows({ children, oneColumn, shortOnPhone }: SceneRowsProps) {
  return (
    <div className={classNames('scene-rows', !oneColumn && 'scene-rows-alone', shortOnPhone && 'scene-rows-two')}>
      {children}
    </div>
  )
}
