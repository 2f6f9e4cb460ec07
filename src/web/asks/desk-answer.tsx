import { findAnswer } from '#capabilities/asks/find-answer.ts'
import { findAsk } from '#capabilities/asks/find-ask.ts'
import { skillKey } from '#capabilities/work/asked-skill.ts'
import { Dotted } from '#design/cards/dotted.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { CollectionView } from '#web/portfolio/collection-view.tsx'
import { isFollowedInBrowser } from '#web/reach/mail-link.ts'
import { visitOf } from '#web/site/visit.ts'
import { findOnDesk } from '#web/work/writing-actions.ts'
import type { Route } from './+types/desk-answer'

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const found = await findOnDesk({ context, params }, { find: findAsk, ownerOf: ({ ask }) => ask.organisationId })
  const { ask, services, now, organisation } = found
  const { language } = visitOf({ context })
  const read = isId(params.answer)
    ? await findAnswer(
        { ask, id: params.answer, language, isRead: isFollowedInBrowser(request) },
        { ...services, now, language },
      )
    : undefined
  if (!read) throw new Response(null, { status: 404 })
  const { answer, shown } = read
  const names = [
    ...shown.badges.map(({ id, badgeName, badgeNameCy }) => ({ id, name: badgeName, nameCy: badgeNameCy })),
    ...shown.brought.map(({ id, name }) => ({ id, name, nameCy: null })),
  ]
  const behind = new Map(shown.skills.map(({ skill, badges }) => [skillKey(skill), badges]))
  const asked = ask.skills.map((skill) => ({
    skill,
    badges: (behind.get(skillKey(skill)) ?? []).flatMap((at) => names[at] ?? []),
  }))
  return { organisation, asked, answer, shown, ask: { id: ask.id, title: ask.title, titleCy: ask.titleCy } }
}

/** One answer, as who asked reads it: how it stands, what was asked for, and what was shown. */
export default function DeskAnswerPage({ loaderData }: Route.ComponentProps) {
  const { organisation, ask, asked, answer, shown } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, ask.title, ask.titleCy)
  const held = asked.filter(({ badges }) => badges.length > 0).length
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/asks/${ask.id}`} label={title} />
      <CollectionView
        collection={shown}
        isOfWallet={answer.isOfWallet}
        asked={
          <>
            {answer.isOfWallet && <p>{t('asks.answer.ofWallet')}</p>}
            {asked.length > 0 && (
              <Section title={t('asks.answer.asked', { held, all: asked.length })}>
                <SummaryList
                  lines
                  rows={asked.map(({ skill, badges }) => ({
                    term: inLanguage(language, skill.name, skill.nameCy),
                    detail:
                      badges.length === 0 ? (
                        <span className="muted">{t('asks.answer.notShown')}</span>
                      ) : (
                        <Dotted>
                          {badges.map((badge) => (
                            <a key={badge.id} href={`#badge-${badge.id}`}>
                              {inLanguage(language, badge.name, badge.nameCy)}
                            </a>
                          ))}
                        </Dotted>
                      ),
                  }))}
                />
              </Section>
            )}
          </>
        }
      />
      <p className="muted">{t('asks.answer.gone', { date: longDate(language, answer.endsAt) })}</p>
    </ManageConsole>
  )
}
