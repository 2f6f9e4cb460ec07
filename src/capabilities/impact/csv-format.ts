import { csvLine } from '#infrastructure/files/csv-line.ts'
import type { ImpactMonth } from './list-impact-months.ts'
import type { Impact } from './measure-impact.ts'

/** Too few to publish, or a number that would give another such away: which of the two is not said. */
const hidden = 'not shown'

/** The published numbers as a table that a spreadsheet opens (RFC 4180), each measure with its version. */
export function impactCsv({ impact, months }: { impact: Impact; months: ImpactMonth[] }): string {
  const versionOf = (id: string) => impact.definitions.find((one) => one.id === id)?.version ?? ''
  const { count, percent } = impact.learnersWithMoreThanOneBadge
  const rows: (string | number)[][] = [
    ['measure', 'period', 'value', 'definition version', 'counted at'],
    ...(['participants', 'employers', 'opportunitiesBadged', 'badgesIssued'] as const).map((id) => [
      id,
      'all',
      impact[id] ?? hidden,
      versionOf(id),
      impact.asOf,
    ]),
    ['learnersWithMoreThanOneBadge', 'all', count ?? hidden, versionOf('learnersWithMoreThanOneBadge'), impact.asOf],
    [
      'learnersWithMoreThanOneBadgePercent',
      'all',
      percent ?? hidden,
      versionOf('learnersWithMoreThanOneBadge'),
      impact.asOf,
    ],
    ...months.flatMap(({ month, issued, kept }) => [
      ['badgesIssued', month.slice(0, 7), issued ?? hidden, versionOf('badgesIssued'), impact.asOf],
      ['badgesKept', month.slice(0, 7), kept ?? hidden, '', impact.asOf],
    ]),
  ]
  return rows.map(csvLine).join('')
}
