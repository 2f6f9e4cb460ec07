import type { ReactNode } from 'react'
import { CheckTable, type ExplainedCheck } from '#capabilities/awards/ui/check-table.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface CheckResultProps {
  verdict: ReactNode
  /** What the reader should know beside the verdict. */
  notices: ReactNode
  says: ReactNode
  rows: { term: string; detail: string }[]
  /** Who recognises it, where that is known. */
  recognition?: ReactNode
  checks: ExplainedCheck[]
}

/** The answer about one badge: the verdict first, then what the badge says, then every check. */
export function CheckResult({ verdict, notices, says, rows, recognition, checks }: CheckResultProps) {
  const { t } = useTranslation()
  return (
    <Stack space="large">
      <h1 className="visually-hidden">{t('check.title')}</h1>
      {verdict}
      {notices}
      {rows.length > 0 && (
        <section className="stack">
          <h2>{says}</h2>
          <SummaryList rows={rows} lines />
        </section>
      )}
      {recognition}
      <section className="stack">
        <h2>{t('check.checks')}</h2>
        <CheckTable checks={checks} />
      </section>
      <p>
        <ButtonLink kind="quiet" href="/verify">
          {t('check.again')}
        </ButtonLink>
      </p>
    </Stack>
  )
}
