import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { dayOf } from '#web/programme/call-words.tsx'
import type { Route } from './+types/lead-ledger'
import { leadLedger } from './ledger-in-hand.ts'
import { inDays, LedgerView } from './ledger-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { ledger, back } = await leadLedger(args)
  const { pace, sums, weeks } = ledger
  const saved = new URL(args.request.url).searchParams.has('saved')
  return { ledger: { pace, sums }, weeks, back, saved }
}

/** What those who lead a place have given of the 120 days, and the weeks of the one who reads, to be written. */
export default function LeadLedgerPage({ loaderData: { ledger, weeks, back, saved } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('ledger.title')
  const here = `${back}/ledger`
  const [latest] = weeks
  return (
    <DeskPage title={title}>
      <BackLink href={back} label={t('year.title')} />
      {saved && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        actions={latest && <ButtonLink href={`${here}/${latest.weekOn}`}>{t('ledger.write')}</ButtonLink>}
      />
      <p>{t('ledger.private')}</p>
      <LedgerView ledger={ledger} file={`${back}/ledger.csv`} />
      <Section title={t('ledger.weeks')}>
        <DataTable
          caption={t('ledger.weeks')}
          hideCaption
          cards="rows"
          rows={weeks}
          rowKey={({ weekOn }) => weekOn}
          columns={[
            {
              ...{ key: 'week', title: t('ledger.week'), names: true },
              cell: ({ weekOn }) => (
                <a href={`${here}/${weekOn}`}>{t('ledger.weekOf', { date: longDate(language, dayOf(weekOn)) })}</a>
              ),
            },
            {
              ...{ key: 'own', title: t('ledger.own'), align: 'end' },
              cell: ({ own }) => t('ledger.ownDays', { days: inDays(language, own) }),
            },
            {
              ...{ key: 'all', title: t('ledger.all'), align: 'end' },
              cell: ({ halfDays }) => t('ledger.allDays', { days: inDays(language, halfDays) }),
            },
          ]}
        />
      </Section>
    </DeskPage>
  )
}
