import { findGrowing, type GrowthTime, listAskedGrowth } from '#capabilities/placements/find-growing.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { dayOf } from '#web/programme/call-words.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-growing'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { ...services, of: lead, now }
  const [found, asked] = await Promise.all([findGrowing({}, powers), listAskedGrowth({}, powers)])
  const back = `/${place.slug}/lead/year`
  return { times: found?.times ?? [], asked, back, here: `${back}/growing` }
}

/** The three times of a lead’s year, and where they are asked as a peer. */
export default function LeadGrowingPage({ loaderData: { times, asked, back, here } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('growing.title')
  const peerOf = ({ round, peer }: GrowthTime) => {
    const name = round?.peerName ?? t('meeting.former')
    if (!round?.peerId) return t('growing.notAsked')
    return t(peer.length > 0 ? 'growing.answered' : 'growing.waits', { name })
  }
  return (
    <DeskPage title={title}>
      <BackLink href={back} label={t('year.title')} />
      <DeskHead title={title} />
      <p>{t('growing.lead')}</p>
      <p>{t('growing.private')}</p>
      {times.length > 0 && (
        <DataTable
          caption={title}
          hideCaption
          cards="rows"
          rows={times}
          rowKey={({ month }) => String(month)}
          columns={[
            {
              ...{ key: 'time', title: t('growing.time'), names: true },
              cell: ({ month, isOpen }) =>
                isOpen ? <a href={`${here}/${month}`}>{t(`growing.month.${month}`)}</a> : t(`growing.month.${month}`),
            },
            {
              ...{ key: 'own', title: t('growing.written') },
              cell: ({ own, isOpen, opensOn }) => {
                if (!isOpen) return t('growing.opensOn', { date: longDate(language, dayOf(opensOn)) })
                return own.length > 0 ? t('growing.said', { count: own.length }) : t('growing.none')
              },
            },
            { key: 'peer', title: t('growing.peer'), cell: (time) => (time.isOpen ? peerOf(time) : null) },
            {
              ...{ key: 'team', title: t('growing.team') },
              cell: ({ round, isOpen }) =>
                isOpen ? t(round?.sharedAt ? 'growing.shared' : 'growing.notShared') : null,
            },
          ]}
        />
      )}
      {asked.length > 0 && (
        <Section title={t('growing.askedTitle')} id="asked">
          <ul>
            {asked.map(({ id, name, month, isAnswered }) => (
              <li key={id}>
                <a href={`${here}/asked/${id}`}>{t('growing.askedRow', { name, time: t(`growing.month.${month}`) })}</a>{' '}
                {isAnswered && <StatusTag tone="good">{t('growing.askedDone')}</StatusTag>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </DeskPage>
  )
}
