import { listAcceptedWithoutPlace, listPlacements } from '#capabilities/placements/list-placements.ts'
import { stages } from '#capabilities/placements/placement.ts'
import { momentsOf } from '#capabilities/placements/year-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-list'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const powers = { ...services, team, now }
  const [placements, accepted] = await Promise.all([listPlacements({}, powers), listAcceptedWithoutPlace({}, powers)])
  return { placements, accepted, now }
}

/** The places of the programme by stage, each with what comes next. */
export default function PlacementListPage({ loaderData: { placements, accepted, now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('year.board')
  const nextOf = ({ next, beginsOn }: (typeof placements)[number]) => {
    const moments = next && momentsOf(next)
    if (!next || !moments) return t('year.begunIn', { year: beginsOn.slice(0, 4) })
    const meeting = t(`year.meeting.${next.kind}`, { number: next.number })
    return `${meeting}: ${sessionTime(language, moments, now)}`
  }
  const needsOf = ({ needs }: (typeof placements)[number]) => {
    if (!needs) return []
    const counted = (['unnoted', 'late', 'waiting', 'feeds', 'exit'] as const)
      .filter((need) => needs[need] > 0)
      .map((need) => t(`year.needs.${need}`, { count: needs[need] }))
    const all = [...counted, ...(needs.halfDaysOfLate === 0 ? [t('year.needs.noLedger')] : [])]
    return all.length > 0 ? [`${all.join('. ')}.`] : [t('year.needs.none')]
  }
  const wordsOf = ({ ownWords, ownWordsAt }: (typeof placements)[number]) =>
    ownWords && ownWordsAt ? [t('year.saidOn', { date: longDate(language, ownWordsAt), words: ownWords })] : []
  return (
    <DeskPage title={title}>
      <DeskHead
        title={title}
        actions={
          <ButtonGroup>
            <ButtonLink kind="quiet" small href="/programme/desk/placements/pairs">
              {t('pairs.title')}
            </ButtonLink>
            <ButtonLink small href="/programme/desk/placements/new">
              {t('year.begin')}
            </ButtonLink>
          </ButtonGroup>
        }
      />
      {placements.length === 0 && (
        <EmptyState title={t('year.noPlaces')} level={2} icon="info">
          <p>{t('year.noPlacesText')}</p>
        </EmptyState>
      )}
      {accepted.length > 0 && (
        <Section title={t('year.found.waiting')}>
          <p>{t('year.found.waitingText')}</p>
          <SummaryList
            lines
            rows={accepted.map(({ placeName, title: call, titleCy }) => ({
              term: placeName,
              detail: inLanguage(language, call, titleCy),
            }))}
          />
        </Section>
      )}
      {stages.map((stage) => {
        const here = placements.filter((one) => one.stage === stage)
        if (here.length === 0) return null
        return (
          <Section key={stage} title={t(`year.stage.${stage}`)}>
            <TopicList
              topics={here.map((one) => ({
                href: `/programme/desk/placements/${one.id}`,
                title: inLanguage(language, one.name, one.nameCy),
                text: [nextOf(one), ...needsOf(one), ...wordsOf(one)].join(' · '),
              }))}
            />
          </Section>
        )
      })}
    </DeskPage>
  )
}
