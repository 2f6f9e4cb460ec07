import type { FeedRun } from '#capabilities/feeds/find-run.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { dayAndTime, wholeNumber } from '#infrastructure/words/formats.ts'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** How the latest run ended, and what it could not use. */
export function LastRun({ runs: [last] }: { runs: FeedRun[] }) {
  const { t } = useTranslation()
  if (!last?.finishedAt) return null
  if (last.problem)
    return (
      <Notice tone="bad" title={t('feeds.unreadable')}>
        {last.problem === 'nobody-may'
          ? t('feeds.nobodyMay')
          : last.problem === 'unexpected'
            ? t('feeds.unexpected')
            : last.problem}
      </Notice>
    )
  const done = Object.entries(last.counts).flatMap(([name, count]) =>
    // What could not be used is said below, with where and why.
    count > 0 && !(name === 'refused' && last.problems.length > 0)
      ? [t(knownKey(`feeds.count.${name}`), { count })]
      : [],
  )
  return (
    <Notice tone={last.problems.length > 0 ? 'warn' : 'good'} title={t(`feeds.done.${last.doing}`)}>
      {done.length > 0 && <p>{done.join(' · ')}</p>}
      {last.problems.length > 0 && (
        <details>
          <summary>{t('feeds.problems', { count: last.problems.length })}</summary>
          <ul>
            {last.problems.map(({ where, why }) => (
              <li key={`${where} ${why}`}>
                <strong>{where}</strong>: {t(`feeds.why.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  )
}

/** What was done with a source, the latest first. */
export function PastRuns({ runs }: { runs: FeedRun[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('feeds.runs')}>
      <DataTable
        caption={t('feeds.runs')}
        hideCaption
        rows={runs}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'at',
            title: t('feeds.when'),
            cell: (row) => dayAndTime(language, row.askedAt, new Date()),
            names: true,
          },
          { key: 'what', title: t('feeds.what'), cell: (row) => t(`feeds.doing.${row.doing}`) },
          { key: 'done', title: t('feeds.listings'), align: 'end', cell: (row) => wholeNumber(language, row.done) },
          {
            key: 'outcome',
            title: t('feeds.outcome'),
            cell: (row) =>
              row.problem
                ? t('feeds.failed')
                : Object.entries(row.counts)
                    .flatMap(([name, count]) => (count > 0 ? [t(knownKey(`feeds.count.${name}`), { count })] : []))
                    .join(' · ') || '–',
          },
        ]}
      />
    </Section>
  )
}
