import { BarChart } from '../charts/bar-chart.tsx'
import { Figure } from '../charts/figure.tsx'
import { HorizontalBars } from '../charts/horizontal-bars.tsx'
import { Columns } from '../layout/arrange.tsx'
import { DataTable } from '../tables/data-table.tsx'
import type { Words } from './words.ts'

const issued = [120, 210, 265, 180, 240, 310, 380, 290, 420, 510, 470, 280]
const kept = [80, 142, 184, 128, 176, 233, 292, 228, 338, 420, 395, 240]

export function ChartSection({ words: { charts } }: { words: Words }) {
  const bars = charts.months
    .split(' ')
    .map((label, month) => ({ label, whole: issued[month] ?? 0, part: kept[month] ?? 0 }))
  return (
    <>
      <Figure
        point={charts.point}
        source={charts.source}
        table={{
          label: charts.table,
          content: (
            <DataTable
              cards={false}
              hideCaption
              caption={charts.alt}
              rows={bars}
              rowKey={({ label }) => label}
              columns={[
                { key: 'month', title: charts.month, names: true, cell: ({ label }) => label },
                { key: 'issued', title: charts.issued, align: 'end', cell: ({ whole }) => whole },
                { key: 'kept', title: charts.kept, align: 'end', cell: ({ part }) => part },
              ]}
            />
          ),
        }}
        links={[{ href: '#charts', label: charts.csv, download: true }]}
      >
        <BarChart alt={charts.alt} names={{ whole: charts.issued, part: charts.kept }} format={String} bars={bars} />
      </Figure>
      <Columns kind="half">
        <Figure point={charts.single}>
          <BarChart
            alt={charts.single}
            names={{ whole: charts.events }}
            format={String}
            bars={charts.quarters.split(' ').map((label, quarter) => ({ label, whole: [2, 3, 5, 8][quarter] ?? 0 }))}
          />
        </Figure>
        <Figure point={charts.few}>
          <HorizontalBars
            bars={[
              { label: charts.centre, value: 310, text: '310' },
              { label: 'Moulsecoomb', value: 188, text: '188' },
              { label: 'Hollingbury', value: 121, text: '121' },
              { label: 'Woodingdean', text: charts.hidden },
            ]}
          />
        </Figure>
      </Columns>
    </>
  )
}
