import { dateOrders } from '#capabilities/feeds/date-rules.ts'
import { type TableMapping, tableFields } from '#capabilities/feeds/heading-rules.ts'
import { Fault } from '#infrastructure/fault.ts'

/**
 * Which column holds what, as it is typed: `title=What,start=When`. A comma that is part of a heading stands before
 * something that names no field.
 */
export function readMapping(text: string): TableMapping {
  const mapping: TableMapping = {}
  const parts = text.split(new RegExp(`,(?=(?:${[...tableFields, 'dateOrder'].join('|')})=)`))
  for (const part of parts) {
    const [name = '', ...rest] = part.split('=')
    const order = name.trim() === 'dateOrder' ? dateOrders.find((one) => one === rest.join('=').trim()) : undefined
    if (order) {
      mapping.dateOrder = order
      continue
    }
    const field = tableFields.find((one) => one === name.trim())
    const heading = rest.join('=').trim()
    if (!field || !heading)
      throw new Fault(
        'mapping-unreadable',
        `--mapping says FIELD=COLUMN, with commas between; “${part}” does not. Fields are ${tableFields.join(', ')}; dateOrder is ${dateOrders.join(' or ')}.`,
      )
    mapping[field] = heading
  }
  if (!mapping.title) throw new Fault('mapping-unreadable', '--mapping has to say which column is the title.')
  return mapping
}
