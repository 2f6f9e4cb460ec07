import { DeskHead } from '#design/layout/desk-head.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskQueue } from '#web/desks/desk-queue.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/admin-today'

export function loader({ context }: Route.LoaderArgs) {
  return { now: visitOf({ context }).now }
}

export default function AdminPage({ loaderData: { now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <DeskPage title={t('desk.nav.today')}>
      <DeskHead title={t('desk.nav.today')} aside={longDate(language, now)} />
      <DeskQueue />
      <TopicList
        topics={[
          { href: '/admin/places', title: t('desk.nav.places'), text: t('admin.placesText') },
          { href: '/admin/people', title: t('desk.nav.people'), text: t('admin.peopleText') },
          { href: '/admin/jobs', title: t('desk.nav.jobs'), text: t('admin.jobsText') },
          { href: '/admin/reports', title: t('desk.nav.collectionReports'), text: t('portfolio.reports.lead') },
          { href: '/admin/log', title: t('desk.nav.log'), text: t('desk.log.lead') },
        ]}
      />
    </DeskPage>
  )
}
