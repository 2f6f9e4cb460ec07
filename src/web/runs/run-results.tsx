import type { AwardRun } from '#capabilities/awards/award-run.ts'
import type { AwardRunLine, RunCounts } from '#capabilities/awards/find-award-run.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Progress } from '#design/cards/progress.tsx'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'

/** How far a long list is. */
export function RunProgress({ run, follows }: { run: AwardRun; follows: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const done = run.given + run.refused
  const number = (count: number) => wholeNumber(language, count)
  return (
    <>
      <Progress
        label={t('manage.bulk.progress')}
        text={t('manage.bulk.of', { done: number(done), total: number(run.total) })}
        value={done}
        max={run.total}
      />
      <p>{t('manage.bulk.leave')}</p>
      <ButtonLink kind="plain" href={follows ? '?follow=no' : '?follow=yes'}>
        {t(follows ? 'manage.bulk.stopLooking' : 'manage.bulk.lookAgain')}
      </ButtonLink>
    </>
  )
}

interface RunResultsProps {
  run: AwardRun
  counts: RunCounts
  here: string
  toRemind: number
  /** Nobody has been told yet. */
  isHeld: boolean
}

const countsShown = ['kept', 'waiting', 'withCode', 'undelivered', 'withdrawn'] as const

/** What became of a run, and what can be done about those who have not kept theirs. */
export function RunResults({ run, counts, here, toRemind, isHeld }: RunResultsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { given, refused, refusal } = run
  const nameOf = (key: (typeof countsShown)[number]) => (key === 'waiting' && isHeld ? 'toBeTold' : key)
  const numbers = countsShown.flatMap((key) =>
    counts[key] > 0 || key === 'kept'
      ? [{ value: wholeNumber(language, counts[key]), label: t(`runs.counts.${nameOf(key)}`) }]
      : [],
  )
  return (
    <section className="stack" aria-label={t('manage.awards.given', { count: given })}>
      {refusal || refused > 0 ? (
        <Notice tone="warn" title={t('manage.refused.title', { given, count: refused })}>
          {refusal && t(awardRefusalWords[refusal])}
        </Notice>
      ) : (
        <p className="lead">{t('manage.awards.given', { count: given })}</p>
      )}
      <StatNumbers numbers={numbers} />
      <Form>
        {toRemind > 0 && <p>{t('runs.remindText')}</p>}
        <ButtonGroup>
          {toRemind > 0 && (
            <Button kind="quiet" name="do" value="remind" icon="mail">
              {t('runs.remind', { count: toRemind })}
            </Button>
          )}
          {counts.withCode > 0 && (
            <ButtonLink kind="quiet" href={`${here}/cards.pdf`}>
              {t('runs.cards.print', { count: counts.withCode })}
            </ButtonLink>
          )}
          {!isHeld && counts.waiting + counts.withCode > 0 && (
            <ButtonLink kind="plain" href={`${here.replace(/runs\/.*/, 'reach')}?run=${run.id}`}>
              {t('reach.link')}
            </ButtonLink>
          )}
          <ButtonLink kind="plain" href={`${here}/results.csv`}>
            {t('manage.bulk.download')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </section>
  )
}

export function RefusedLines({ lines }: { lines: AwardRunLine[] }) {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('manage.refused.caption')}
      rows={lines}
      rowKey={(row) => String(row.position)}
      columns={[
        { key: 'line', title: t('manage.refused.line'), cell: (row) => String(row.position) },
        {
          key: 'who',
          title: t('manage.awards.learner'),
          cell: (row) => [row.name, row.email].filter(Boolean).join(', ') || '–',
          names: true,
        },
        { key: 'why', title: t('manage.refused.why'), cell: (row) => row.refusal && t(awardRefusalWords[row.refusal]) },
      ]}
    />
  )
}
