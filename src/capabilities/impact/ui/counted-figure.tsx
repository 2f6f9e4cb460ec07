import type { ComponentProps, ReactNode } from 'react'
import { Figure } from '#design/charts/figure.tsx'
import { type Column, DataTable } from '#design/tables/data-table.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface CountedFigureProps<Row> extends Pick<ComponentProps<typeof Figure>, 'source' | 'links'> {
  point: string
  rows: Row[]
  rowKey: (row: Row) => string
  columns: Column<Row>[]
  /** The picture. */
  children: ReactNode
}

/** A picture of counts, with the table that it was drawn from. */
export function CountedFigure<Row>({ point, source, links, rows, rowKey, columns, children }: CountedFigureProps<Row>) {
  const { t } = useTranslation()
  const table = <DataTable caption={point} hideCaption cards={false} {...{ rows, rowKey, columns }} />
  return (
    <Figure {...{ point, source, links }} table={{ label: t('impact.asTable'), content: table }}>
      {children}
    </Figure>
  )
}
