import { type TableMapping, tableFields } from '#capabilities/feeds/table-format.ts'
import { Fault } from '#infrastructure/fault.ts'

/**
 * Which column holds what, as it is typed: `title=What,start=When`. A comma that is part of a heading stands before
 * something that names no field.
 */
export function readMapping(text: string): TableMapping {
  const mapping: TableMapping = {}
  const parts = text.split(new RegExp(`,(?=(?:${tableFields.join('|')})=)`))
  for (const part of parts) {
    const [name = '', ...rest] = part.split('=')
    const field = tableFields.find((one) => one === name.trim())
    const heading = rest.join('=').trim()
    if (!field || !heading)
      throw new Fault(
        'mapping-unreadable',
        `--mapping says FIELD=COLUMN, with commas between; “${part}” does not. Fields are ${tableFields.join(', ')}.`,
      )
    mapping[field] = heading
  }
  if (!mapping.title) throw new Fault('mapping-unreadable', '--mapping has to say which column is the title.')
  return mapping
}
