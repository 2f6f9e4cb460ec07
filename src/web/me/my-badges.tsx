import { redirect } from 'react-router'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { type AwardListing, listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { listOwnSkills } from '#capabilities/awards/list-own-skills.ts'
import { bookingCodeOf } from '#capabilities/events/booking-code.ts'
import { listOwnBookings, nextOf } from '#capabilities/events/list-own-bookings.ts'
import { listSaved } from '#capabilities/following/list-saved.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRows } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { listMemberships } from '#capabilities/organisations/find-organisation.ts'
import { listFittingPathways } from '#capabilities/pathways/list-fitting-pathways.ts'
import { listGoals } from '#capabilities/pathways/list-goals.ts'
import { listNextSteps, type NextStep } from '#capabilities/pathways/list-next-steps.ts'
import { FittingPathways } from '#capabilities/pathways/ui/fitting-pathways.tsx'
import { GoalProgress } from '#capabilities/pathways/ui/goal-progress.tsx'
import { NextStepList } from '#capabilities/pathways/ui/next-step-list.tsx'
import type { Person } from '#capabilities/people/person.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { ArtTile, ArtTiles } from '#design/cards/art-tiles.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { addressAfterKeeping } from '#web/awards/address-after-keeping.ts'
import { asksWhose } from '#web/guardians/asks-whose.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-badges'
import { OwnSkills } from './own-skills.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = visit.services
  const { searchParams } = new URL(request.url)
  const after = readCursor(searchParams.get('after'))
  const [page, waiting, memberships, places, { goals, earned }, booked, family] = await Promise.all([
    listAwards({ personId: person.id, after, limit: 24 }, { database }),
    listNotKeptFor({ personId: person.id, emails: person.emails, limit: 50 }, { database }),
    listMemberships(person.id, { database }),
    listPlacesLedBy(person.id, { database }),
    listGoals({ personId: person.id }, { database, now: visit.now }),
    nextBookingOf(person, visit),
    listChildren({ guardianId: person.id }, { database, now: visit.now }),
  ])
  const [saved, skills] = await Promise.all([
    listSaved({ personId: person.id }, { database, now: visit.now }),
    listOwnSkills({ personId: person.id, limit: skillsShown + 1 }, { database, now: visit.now }),
  ])
  const children = family.filter(({ state }) => state === 'verified')
  const waitingForChildren = await Promise.all(
    children.map(({ childId }) => listNotKeptFor({ personId: childId, emails: [], limit: 50 }, { database })),
  )
  const keepOffers = <Offers extends object>(key: string, read: () => Promise<Offers>) => visit.readOnce(key, [], read)
  const asked = { goals, earned, ageBand: person.ageBand, near: undefined, each: 1, keepOffers }
  const next = await listNextSteps(asked, { database, now: visit.now })
  const held = page.rows.filter((award) => stateOf(award, visit.now) === 'valid')
  const fits = await listFittingPathways(
    {
      badgeIds: [...new Set(held.map(({ badgeId }) => badgeId))],
      chosenIds: goals.map(({ pathway }) => pathway.id),
      limit: fitsShown,
    },
    { database },
  )
  return {
    person,
    page,
    waiting,
    memberships,
    places,
    goals: goals.map(({ pathway, content: { title, titleCy }, progress }) => ({ pathway, title, titleCy, progress })),
    booked,
    next: inTurns(next.filter((step) => step.ways.length > 0)).slice(0, 3),
    hasFamily: family.length > 0,
    asksWhose: family.some(({ state }) => state !== 'revoked'),
    waitingForChildren: waitingForChildren.flat(),
    saved: saved.slice(0, savedShown).map(publicOpportunity),
    skills,
    fits,
    paged: Boolean(after),
    kept: Number(searchParams.get('kept') ?? 0),
  }
}

const mostBookings = 100
/** The others are a page away. */
const savedShown = 4
const skillsShown = 6
const fitsShown = 3
const badgesShown = 9

/** The next date that they booked; `null` where they have booked before and nothing comes. */
async function nextBookingOf({ id, emails }: Person, { services, now }: Visit) {
  const bookings = await listOwnBookings({ personId: id, emails, limit: mostBookings }, services)
  const next = nextOf(bookings, now)
  if (!next) return bookings.length > 0 ? null : undefined
  const { title, titleCy, startsAt } = next
  return { title, titleCy, startsAt, now, href: `/bookings/${bookingCodeOf(next.id, services.masterKey)}` }
}

/** One step of each goal before the second of any. */
function inTurns(steps: NextStep[]): NextStep[] {
  const byGoal = [...Map.groupBy(steps, (step) => step.goal.pathway.id).values()]
  const longest = Math.max(0, ...byGoal.map((some) => some.length))
  return Array.from({ length: longest }, (_, turn) => byGoal.flatMap((some) => some[turn] ?? [])).flat()
}

/** Keeps everything that waits. */
export async function action({ context }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  if (!person.ageBand) return redirect('/me/about?next=/me')
  if (await asksWhose(person.id, visit)) return redirect('/me/keep')
  const outcome = await keepAwards({ ...visit.services, signedIn, now: visit.now })
  return redirect(addressAfterKeeping(outcome))
}

export default function MePage({
  loaderData: {
    person,
    page,
    waiting,
    memberships,
    places,
    goals,
    booked,
    next,
    saved,
    skills,
    fits,
    paged,
    kept,
    ...family
  },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const arrived = [...waiting, ...family.waitingForChildren]
  const chips = [
    ...(booked === undefined ? [] : [{ href: '/me/bookings', label: t('me.bookings.title') }]),
    { href: '/me/portfolio', label: t('portfolio.title') },
    { href: '/me/saved', label: t('following.saved.title') },
    { href: '/me/following', label: t('following.title') },
    ...(family.hasFamily ? [{ href: '/me/children', label: t('guardians.title') }] : []),
    { href: '/me/settings', label: t('me.settings') },
  ]
  return (
    <SitePage title={t('common.myBadges')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {kept > 0 && (
            <Notice tone="good" title={t('me.kept', { count: kept })} live>
              {t('me.keptText')}
            </Notice>
          )}
          <PageHead
            title={person.name ? t('me.hello', { name: person.name }) : t('common.myBadges')}
            lead={t('me.signedInAs', { email: person.email })}
          />
          <Chips label={t('me.home')} chips={chips} />
          {booked && (
            <ListingCard
              title={inLanguage(language, booked.title, booked.titleCy)}
              href={booked.href}
              level={2}
              when={`${t('me.booked')}: ${dayAndTime(language, booked.startsAt, booked.now)}`}
            />
          )}
          {(memberships.length > 0 || places.length > 0 || person.isPlatformAdministrator) && (
            <ButtonGroup>
              {places.map((place) => (
                <ButtonLink key={place.id} kind="quiet" href={`/${place.slug}/lead`}>
                  {t('me.lead', { place: inLanguage(language, place.name, place.nameCy) })}
                </ButtonLink>
              ))}
              {memberships.map((one) => (
                <ButtonLink key={one.organisationId} kind="quiet" href={`/organisations/${one.slug}/manage`}>
                  {t('me.manage', { organisation: one.name })}
                </ButtonLink>
              ))}
              {person.isPlatformAdministrator && (
                <ButtonLink kind="quiet" href="/admin">
                  {t('admin.title')}
                </ButtonLink>
              )}
            </ButtonGroup>
          )}
        </div>
        {arrived.length > 0 && (
          <Section title={t('me.waiting', { count: arrived.length })}>
            <div className="stack">
              <Grid>
                {arrived.map((award) => (
                  <Award key={award.id} award={award} href={`/awards/${award.id}`} />
                ))}
              </Grid>
              {family.asksWhose ? (
                <p>
                  <ButtonLink href="/me/keep">{t('guardians.child.whose')}</ButtonLink>
                </p>
              ) : (
                <Form>
                  <Button>{t('me.keepAll', { count: arrived.length })}</Button>
                </Form>
              )}
            </div>
          </Section>
        )}
        {page.rows.length > 0 && <Kept page={page} paged={paged} />}
        <Section
          title={t('me.next')}
          more={goals.length > 0 ? { href: '/me/pathways', label: t('me.allGoals') } : undefined}
        >
          {goals.length === 0 ? (
            <p>
              {t('me.noGoal')} <a href="/">{t('me.noGoalAction')}</a>
            </p>
          ) : (
            <Columns kind="aside">
              <NextStepList steps={next} oneColumn />
              <Stack>
                <h3>{t('me.goals.title')}</h3>
                {goals.map(({ pathway, title, titleCy, progress }) => (
                  <ListingCard
                    key={pathway.id}
                    title={inLanguage(language, title, titleCy)}
                    href={`/${pathway.placeSlug}/pathways/${pathway.slug}`}
                    level={4}
                  >
                    <GoalProgress label={inLanguage(language, title, titleCy)} progress={progress} />
                  </ListingCard>
                ))}
              </Stack>
            </Columns>
          )}
        </Section>
        {saved.length > 0 && (
          <Section title={t('following.saved.title')} more={{ href: '/me/saved', label: t('following.saved.all') }}>
            <OpportunityRows opportunities={saved} most={savedShown} />
          </Section>
        )}
        {page.rows.length === 0 && <Kept page={page} paged={paged} />}
        {!paged && <FittingPathways title={t('me.fits')} pathways={fits} />}
        {skills.length > 0 && !paged && (
          <Section
            title={t('me.can')}
            more={skills.length > skillsShown ? { href: '/me/skills', label: t('me.canAll') } : undefined}
          >
            <OwnSkills skills={skills.slice(0, skillsShown)} />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}

/** What is theirs: on the first page the newest, the others one press away. */
function Kept({ page: { rows, next }, paged }: Pick<Route.ComponentProps['loaderData'], 'page' | 'paged'>) {
  const { t } = useTranslation()
  const shown = paged ? rows : rows.slice(0, badgesShown)
  const others = rows.slice(shown.length)
  const pages = (
    <Pagination
      label={t('common.pages')}
      previous={paged ? { href: '/me', label: t('common.first') } : undefined}
      next={next ? { href: `/me?after=${next}`, label: t('common.next') } : undefined}
    />
  )
  return (
    <Section title={t('me.have')}>
      {rows.length === 0 ? (
        <EmptyState title={t('me.none')} icon="award" action={<ButtonLink href="/">{t('me.noneAction')}</ButtonLink>}>
          {t('me.noneText')}
        </EmptyState>
      ) : (
        <Shelf awards={shown} />
      )}
      {others.length > 0 ? (
        <Disclosure summary={t('me.haveMore', { count: others.length })} wide>
          <Shelf awards={others} />
          {pages}
        </Disclosure>
      ) : (
        pages
      )}
    </Section>
  )
}

const Shelf = ({ awards }: { awards: AwardListing[] }) => (
  <ArtTiles>
    {awards.map((award) => (
      <KeptAward key={award.id} award={award} />
    ))}
  </ArtTiles>
)

/** One that is theirs, on the shelf. */
function KeptAward({ award }: { award: AwardListing }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ArtTile
      title={inLanguage(language, award.badgeName, award.badgeNameCy)}
      href={`/me/awards/${award.id}`}
      art={<BadgeArt design={award.artwork} alt="" size="medium" />}
      lines={[award.organisationName, longDate(language, award.awardedAt)]}
      state={
        award.revokedAt ? (
          <StatusTag tone="bad">{t('manage.awards.stateName.withdrawn')}</StatusTag>
        ) : (
          award.visibility === 'public' && <StatusTag tone="plain">{t('me.visibility.public')}</StatusTag>
        )
      }
    />
  )
}

/** One that waits: whose it is has to be seen before it is kept. */
function Award({ award, href }: { award: AwardListing; href: string }) {
  const language = useLanguage()
  return (
    <ListingCard
      title={inLanguage(language, award.badgeName, award.badgeNameCy)}
      href={href}
      subtitle={award.organisationName}
      art={<BadgeArt design={award.artwork} alt="" size="medium" />}
      facts={[longDate(language, award.awardedAt)]}
    />
  )
}
