import { measureCameOf } from '#capabilities/recognition/measure-came-of.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-came-of'

const measures = [
  'employers',
  'others',
  'endorsements',
  'pledges',
  'pledgesAsked',
  'pledgesMet',
  'roles',
  'vacancies',
  'introductionsSent',
  'introductionsAccepted',
] as const

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  return { place, cameOf: await measureCameOf({ ...services, lead, now }), now }
}

/** The results of recognition, each number with what it counts. */
export default function CameOfPage({ loaderData: { place, cameOf, now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('recognition.cameOf.title')
  const said = (number: number | undefined) =>
    number === undefined ? t('recognition.cameOf.few') : wholeNumber(language, number)
  return (
    <DeskPage title={title}>
      <BackLink href={`/${place.slug}/lead/recognition`} label={t('desk.nav.recognition')} />
      <DeskHead title={title} aside={longDate(language, now)} />
      <p className="muted">{t('recognition.cameOf.lead', { since: longDate(language, new Date(cameOf.since)) })}</p>
      <DataTable
        caption={title}
        hideCaption
        rows={measures.map((key) => ({ key, number: cameOf[key] }))}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'what',
            title: t('recognition.cameOf.what'),
            names: true,
            cell: ({ key }) => t(`recognition.cameOf.measure.${key}.name`),
          },
          { key: 'number', title: t('recognition.cameOf.number'), align: 'end', cell: ({ number }) => said(number) },
          {
            key: 'counts',
            title: t('recognition.cameOf.counts'),
            cell: ({ key }) => t(`recognition.cameOf.measure.${key}.counts`),
          },
        ]}
      />
    </DeskPage>
  )
}
