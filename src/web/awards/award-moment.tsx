import { redirect } from 'react-router'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import { type AwardWithBadge, findAward } from '#capabilities/awards/find-award.ts'
import { findMailedAward } from '#capabilities/awards/find-mailed-award.ts'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { gatherAlike } from '#capabilities/opportunities/alike-rules.ts'
import { listStartingSoon } from '#capabilities/opportunities/list-opportunities.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { listPathwaysThrough } from '#capabilities/pathways/find-pathway.ts'
import { listPathwayCards } from '#capabilities/pathways/list-pathway-cards.ts'
import { PathwayRow } from '#capabilities/pathways/ui/pathway-card.tsx'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { BadgeMoment } from '#design/badge/badge-moment.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/award-moment'
import { openedMail } from './opened-cookie.ts'
import { pressKeep } from './press-keep.ts'

export const action = (args: Route.ActionArgs) => pressKeep(args)

/** It names the learner: no cache keeps it. */
export const headers = () => ({ 'cache-control': 'no-store' })

const mostPathways = 2
const mostOpportunities = 3

/** The learner alone sees this: who keeps the award, or came by a mail that brought it. Others see what everybody may. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const award = isId(params.id) ? await ownAward(visit, params.id, request) : undefined
  if (!award || stateOf(award, visit.now) !== 'valid')
    throw redirect(`/awards/${params.id}`, { headers: { 'cache-control': 'no-store' } })
  const { badge } = award
  const place = await loadPlace(visit, award.placeSlug)
  const next = await visit.readOnce(`next ${badge.id}`, [place.id], () =>
    readNext(visit, { badgeId: badge.id, theme: badge.theme, placeId: place.id }),
  )
  return {
    ...{ place, next, id: award.id, isKept: award.claimedAt !== null, organisation: award.organisationName },
    learner: award.cardName ?? award.recipientName,
    isOwn: award.claimedAt !== null && award.personId === visit.person?.id,
    awardedAt: award.earnedOn ? new Date(award.earnedOn) : award.awardedAt,
    badge: {
      ...{ name: badge.name, nameCy: badge.nameCy, criteria: badge.criteria, criteriaCy: badge.criteriaCy },
      ...{ artwork: badge.artwork, imageAlt: badge.imageAlt, imageAltCy: badge.imageAltCy },
    },
  }
}

async function ownAward(
  { services: { database }, person }: Visit,
  awardId: string,
  request: Request,
): Promise<AwardWithBadge | undefined> {
  const mailId = openedMail(request)
  const mailed = mailId ? await findMailedAward({ awardId, mailId }, { database }) : undefined
  if (mailed || !person) return mailed
  const award = await findAward(awardId, { database })
  return award?.personId === person.id && award.claimedAt ? award : undefined
}

/** Pathways that count the badge, and what begins soon, of its theme first. */
async function readNext(
  { services: { database }, now }: Visit,
  { badgeId, theme, placeId }: { badgeId: string; theme: string; placeId: string },
) {
  const [through, soon] = await Promise.all([
    listPathwaysThrough({ badgeIds: [badgeId], limit: mostPathways }, { database }),
    listStartingSoon({ placeId, limit: 30 }, { database, now }),
  ])
  const badges = await badgesOfOpportunities(
    soon.map(({ id }) => id),
    { database },
  )
  const isAnother = ({ id }: { id: string }) => badges.get(id)?.some((badge) => badge.id === badgeId) !== true
  // What earns the very badge is no next step, and the same thing at several places is shown once.
  const chosen = gatherAlike(
    soon
      .map(publicOpportunity)
      .filter(isAnother)
      .toSorted((one, other) => Number(other.theme === theme) - Number(one.theme === theme)),
  )
    .slice(0, mostOpportunities)
    .map(({ first }) => first)
  return {
    pathways: await listPathwayCards(through, { database }),
    soon: chosen,
    badges: Object.fromEntries(chosen.map(({ id }) => [id, badges.get(id) ?? []])),
  }
}

/** A list as people write one: each line by itself, without the sign before it. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*([-*•–]|\d+[.)])\s+/, '').trim())
    .filter(Boolean)

export default function AwardMomentPage({ loaderData }: Route.ComponentProps) {
  const { place, id, learner, isKept, isOwn, organisation, awardedAt, badge, next } = loaderData
  const { t, language } = useTranslation()
  const title = learner ? t('awards.youDidIt', { name: learner }) : t('awards.youDidItNameless')
  return (
    <SitePage title={title} place={place} unlisted>
      <BadgeMoment
        eyebrow={`${longDate(language, awardedAt)} · ${organisation}`}
        title={title}
        art={
          <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
        }
        name={inLanguage(language, badge.name, badge.nameCy)}
        done={linesOf(inLanguage(language, badge.criteria, badge.criteriaCy))}
        patternUrl={`/patterns/${place.slug}.svg`}
        note={t(isKept ? 'awards.isYours' : 'awards.staysYours')}
      >
        {isKept ? (
          <ButtonLink href={`/me/awards/${id}`}>{t('awards.show')}</ButtonLink>
        ) : (
          <Form>
            <Button>{t('awards.keep')}</Button>
          </Form>
        )}
      </BadgeMoment>
      <Wrap>
        <div className="page stack stack-l no-print">
          <Next data={loaderData} next={next} />
          <ButtonGroup>
            {isOwn && learner && (
              <ButtonLink kind="plain" icon="print" href={`/me/awards/${id}/certificate.pdf`} download>
                {t('me.print.named')}
              </ButtonLink>
            )}
            <ButtonLink kind="plain" icon="print" href={`/awards/${id}.pdf?save`} download>
              {t(isOwn && learner ? 'me.print.nameless' : 'awards.printCertificate')}
            </ButtonLink>
            <ButtonLink kind="plain" href={`/awards/${id}`}>
              {t('awards.asOthersSee')}
            </ButtonLink>
          </ButtonGroup>
        </div>
      </Wrap>
    </SitePage>
  )
}

function Next({
  next,
  data,
}: {
  next: Awaited<ReturnType<typeof readNext>>
  data: Route.ComponentProps['loaderData']
}) {
  const { t } = useTranslation()
  const { pathways, soon, badges } = next
  if (pathways.length + soon.length === 0)
    return <ButtonLink href={`/${data.place.slug}/opportunities`}>{t('awards.findMore')}</ButtonLink>
  return (
    <Section title={t('awards.andThen')}>
      <SceneRows>
        {pathways.map((pathway) => (
          <PathwayRow key={pathway.slug} pathway={pathway} />
        ))}
        {soon.slice(0, mostOpportunities - Math.min(pathways.length, 2)).map((opportunity) => (
          <OpportunityRow key={opportunity.id} opportunity={opportunity} badges={badges[opportunity.id] ?? []} />
        ))}
      </SceneRows>
    </Section>
  )
}
