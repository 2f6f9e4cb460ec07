import type { TFunction } from 'i18next'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { visitOf } from '#web/site/visit.ts'
import { csvAnswer } from './csv-answer.ts'

type Asked = Parameters<typeof visitOf>[0] & { request: Request }

/** A column of a table: what stands above it, and what it says of a row. */
type TableColumn<Row> = [heading: MessageKey, cell: (row: Row, t: TFunction) => unknown]

/** A list of a desk as a table to take away: all that its address narrows it to, in its order (`ListView.isWhole`). */
export const listTable =
  <Row>(
    list: (asked: Asked) => Promise<{ found: { rows: Row[] } }>,
    { name, columns }: { name: string; columns: TableColumn<Row>[] },
  ) =>
  async (asked: Asked) => {
    const { t } = visitOf(asked)
    const { found } = await list(asked)
    const headings = columns.map(([heading]) => t(heading))
    const lines = found.rows.map((row) => columns.map(([, cell]) => cell(row, t)))
    return csvAnswer(name, headings, lines)
  }
