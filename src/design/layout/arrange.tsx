import { Children, type ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

type StackProps = { space?: 'small' | 'medium' | 'large'; children: ReactNode }

/** One thing under another, evenly. */
export function Stack({ space = 'medium', children }: StackProps) {
  return (
    <div className={classNames('stack', space === 'small' && 'stack-s', space === 'large' && 'stack-l')}>
      {children}
    </div>
  )
}

/** Things in a line that folds. */
export function Row({ apart, children }: { apart?: boolean; children: ReactNode }) {
  return <div className={classNames('row', apart && 'row-apart')}>{children}</div>
}

type GridProps = {
  /** How wide a cell wants to be: 200, 300 or 420 px. */
  cells?: 'narrow' | 'normal' | 'wide'
  children: ReactNode
}

/** A list of cards: a `<ul>`, each child in its `<li>`. */
export function Grid({ cells = 'normal', children }: GridProps) {
  return (
    <ul className={classNames('grid', cells !== 'normal' && `grid-${cells}`)}>
      {Children.map(children, (child) => child && <li>{child}</li>)}
    </ul>
  )
}

type ColumnsProps = {
  /** `half` two equal, `aside` with a narrow one after, `art` with a picture before, `filters` with a filter panel before. */
  kind: 'half' | 'aside' | 'art' | 'filters'
  children: ReactNode
}

/** Two columns where there is room, else one under the other in the order of reading. */
export function Columns({ kind, children }: ColumnsProps) {
  return <div className={`columns columns-${kind}`}>{children}</div>
}
