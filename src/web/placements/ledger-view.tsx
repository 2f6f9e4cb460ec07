import type { FoundLedger } from '#capabilities/placements/find-ledger.ts'
import { daysOfYear, works } from '#capabilities/placements/ledger.ts'
import { leadDuties } from '#capabilities/programme/rubric.ts'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { Figure } from '#design/charts/figure.tsx'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface LedgerViewProps {
  ledger: Pick<FoundLedger, 'pace' | 'sums'>
  /** The same as a table for a spreadsheet. */
  file: string
}

/** Half days, said in days. */
export const inDays = (language: Language, halfDays: number) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(halfDays / 2)

/** What a year has taken of the 120 days: how it goes, by duty as a picture and a table, and by person. */
export function LedgerView({ ledger: { pace, sums }, file }: LedgerViewProps) {
  const { t, language } = useTranslation()
  const days = (halfDays: number) => inDays(language, halfDays)
  const sumOf = (some: typeof sums) => some.reduce((sum, { halfDays }) => sum + halfDays, 0)
  const duties = leadDuties.map((duty) => {
    const here = sums.filter((one) => one.duty === duty)
    const [existing = 0, additional = 0] = works.map((work) => sumOf(here.filter((one) => one.work === work)))
    return { duty, existing, additional, all: existing + additional }
  })
  const most = duties.toSorted((one, other) => other.all - one.all)[0]
  const additional = sumOf(sums.filter(({ work }) => work === 'additional'))
  const people = [...new Map(sums.map(({ personId, name }) => [personId, name]))].map(([personId, name]) => {
    const theirs = sums.filter((one) => one.personId === personId)
    return { personId, name, all: sumOf(theirs), more: sumOf(theirs.filter(({ work }) => work === 'additional')) }
  })
  return (
    <>
      <StatNumbers
        numbers={[
          { value: days(pace.given), label: t('ledger.given', { of: daysOfYear }) },
          { value: days(pace.even), label: t('ledger.even') },
          {
            value: pace.forecast === undefined ? t('ledger.unknown') : days(pace.forecast),
            label: t('ledger.forecast'),
          },
        ]}
      />
      <p className="muted small">{t('ledger.computed')}</p>
      <Section title={t('ledger.byDuty')}>
        <Figure
          point={
            most && most.all > 0
              ? t('ledger.point', { duty: t(`programme.duty.${most.duty}`), additional: days(additional) })
              : t('ledger.none')
          }
          source={t('ledger.source')}
          links={[{ href: file, label: t('ledger.file'), download: true }]}
          table={{
            label: t('ledger.asTable'),
            content: (
              <DataTable
                caption={t('ledger.byDuty')}
                hideCaption
                cards={false}
                rows={duties}
                rowKey={({ duty }) => duty}
                columns={[
                  {
                    ...{ key: 'duty', title: t('ledger.duty'), names: true },
                    cell: ({ duty }) => t(`programme.duty.${duty}`),
                  },
                  ...works.map((work) => ({
                    ...{ key: work, title: t(`ledger.work.${work}`), align: 'end' as const },
                    cell: (row: (typeof duties)[number]) => days(row[work]),
                  })),
                  { key: 'all', title: t('ledger.days'), align: 'end', cell: ({ all }) => days(all) },
                ]}
              />
            ),
          }}
        >
          <HorizontalBars
            bars={duties.map(({ duty, all }) => ({
              ...{ label: t(`programme.duty.${duty}`), value: all, text: days(all) },
            }))}
          />
        </Figure>
      </Section>
      {people.length > 0 && (
        <Section title={t('ledger.byPerson')}>
          <DataTable
            caption={t('ledger.byPerson')}
            hideCaption
            cards={false}
            rows={people}
            rowKey={({ personId }) => personId}
            columns={[
              { key: 'who', title: t('ledger.person'), names: true, cell: ({ name }) => name || t('meeting.former') },
              { key: 'all', title: t('ledger.days'), align: 'end', cell: ({ all }) => days(all) },
              { key: 'more', title: t('ledger.work.additional'), align: 'end', cell: ({ more }) => days(more) },
            ]}
          />
        </Section>
      )}
    </>
  )
}
