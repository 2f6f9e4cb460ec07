import type { ReactNode } from 'react'
import type { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import type { BookableSession } from '#capabilities/events/list-bookable-sessions.ts'
import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { isShown, listingPath, type Session } from '#capabilities/opportunities/opportunity.ts'
import type { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import {
  agesInWords,
  costInWords,
  nextInWords,
  placeInWords,
} from '#capabilities/opportunities/ui/opportunity-words.ts'
import type { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import type { WhatFollows as Follows } from '#capabilities/pathways/list-what-follows.ts'
import { WhatFollows } from '#capabilities/pathways/ui/what-follows.tsx'
import { photoAddress, type Photo as ShownPhoto } from '#capabilities/photos/photo.ts'
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Dotted } from '#design/cards/dotted.tsx'
import { type FactRow, FactRows } from '#design/cards/fact-rows.tsx'
import { NextStepBar } from '#design/cards/next-step-bar.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Row, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DrawnMap } from '#design/map/drawn-map.tsx'
import { EntrancePhoto, Photo } from '#design/scene/photo.tsx'
import { pictureSize } from '#infrastructure/map/map-view.ts'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SeatBox } from '#web/bookings/seat-box.tsx'
import type { SmallMap } from '#web/map/small-map.ts'
import { ShareLink } from '#web/share/share-link.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

const sessionsShown = 8

export interface OpportunityArticleProps {
  opportunity: ReturnType<typeof publicOpportunity>
  sessions: Session[]
  /** The next date at which a seat can be taken. */
  bookable?: BookableSession | undefined
  /** Nothing is booked, and the organisation answers questions here. */
  mayAsk?: boolean
  now: Date
  badges: ReturnType<typeof publicBadge>[]
  /** Of its organisation, where it is for younger people. */
  safeguarding: ReturnType<typeof publicOrganisation>['safeguarding'] | undefined
  /** Nobody has confirmed it for long. */
  doubted: boolean
  /** What a badge of it leads on to. */
  follows?: Follows[]
  /** What shows the way in. */
  entrance: (ShownPhoto & { isOfOrganisation: boolean }) | undefined
  /** Beside the words, where there is room: over them it stands already. */
  picture?: { address: string; alt: string }
  /** Where it is, if that is known. */
  map: SmallMap | undefined
  /** The way back. */
  back: { href: string; label: string }
  /** Said about this page before anything else. */
  notice?: ReactNode
}

/** An opportunity as everybody sees it, and as its organisation looks at it before. */
export function OpportunityArticle(props: OpportunityArticleProps) {
  const {
    opportunity,
    sessions,
    bookable,
    mayAsk,
    now,
    badges,
    follows,
    safeguarding,
    doubted,
    map,
    entrance,
    picture,
    back,
    notice,
  } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  const here = listingPath(opportunity)
  return (
    <article className="page stack stack-l">
      {notice}
      <BackLink {...back} />
      <Columns kind="half">
        <Stack space="large">
          <PageHead
            eyebrow={
              opportunity.eventType
                ? t(`events.types.${opportunity.eventType}`)
                : t(`opportunities.kind.${opportunity.kind}`)
            }
            title={title}
            lead={summary}
          />
          <p>
            {t('opportunities.offeredBy')}{' '}
            <a href={`/${opportunity.placeSlug}/organisations/${opportunity.organisationSlug}`}>
              {opportunity.organisationName}
            </a>
          </p>
          {opportunity.status === 'archived' && <Notice tone="info" title={t('opportunities.over')} />}
          {opportunity.eventStatus !== 'scheduled' && (
            <Notice tone="warn" title={t(`opportunities.eventStatus.${opportunity.eventStatus}`)}>
              {t(`opportunities.eventStatusText.${opportunity.eventStatus}`)}
            </Notice>
          )}
          <FactRows label={t('opportunities.facts')} rows={useFacts({ opportunity, sessions, now, map })} />
          {bookable && <SeatBox session={bookable} href={`${here}/book`} now={now} />}
          {!bookable && <NextStep opportunity={opportunity} mayAsk={mayAsk} />}
          <Paragraphs text={inLanguage(language, opportunity.description, opportunity.descriptionCy)} />
          {isShown(opportunity.status) && (
            <Row>
              <Form action="/me/saved" className="no-print">
                <input type="hidden" name="opportunity" value={opportunity.id} />
                <Button kind="quiet" small icon="bookmark">
                  {t('following.saved.save')}
                </Button>
              </Form>
              <ShareLink title={title} path={here} />
            </Row>
          )}
          <HowToTakePart opportunity={opportunity} isQuiet={mayAsk || bookable !== undefined} />
          {opportunity.skills.length > 0 && (
            <div className="stack">
              <h2>{t('opportunities.skills')}</h2>
              {/* Of what is over, the page of a skill may know nothing any more. */}
              <SkillTags
                skills={opportunity.skills.map(({ uri, ...skill }) =>
                  opportunity.status === 'published' ? { ...skill, uri } : skill,
                )}
              />
            </div>
          )}
        </Stack>
        <Stack space="large">
          {picture && (
            <div className="whole-picture not-on-phone no-print">
              <Photo {...picture} size="wide" lazy />
            </div>
          )}
          {opportunity.mode !== 'online' && <Whereabouts opportunity={opportunity} map={map} entrance={entrance} />}
          {badges.length > 0 && (
            <section className="stack">
              <h2>{t('opportunities.badgesTitle')}</h2>
              {badges.map((badge) => (
                <BadgeCard key={badge.id} badge={badge} />
              ))}
            </section>
          )}
          {follows && follows.length > 0 && (
            <section className="stack">
              <h2>{t('opportunities.leadsOn')}</h2>
              <WhatFollows follows={follows} />
            </section>
          )}
        </Stack>
      </Columns>
      {isShown(opportunity.status) && opportunity.confirmedAt && (
        <p className="muted small">
          {t(doubted ? 'opportunities.notConfirmedSince' : 'opportunities.confirmedOn', {
            organisation: opportunity.organisationName,
            date: longDate(language, opportunity.confirmedAt),
          })}
        </p>
      )}
      {safeguarding && (
        <Notice tone="info" title={t('opportunities.safe')}>
          {t('opportunities.safeText', { lead: safeguarding.lead, organisation: opportunity.organisationName })}{' '}
          <a href={safeguarding.policyUrl}>{t('opportunities.safePolicy')}</a>
        </Notice>
      )}
    </article>
  )
}

/** What to press where no seat can be taken here: a question, or the ways to ask further down. */
function NextStep({ opportunity, mayAsk }: Pick<OpportunityArticleProps, 'opportunity' | 'mayAsk'>) {
  const { t, language } = useTranslation()
  if (!mayAsk && !mayAskFor(opportunity)) return null
  return (
    <NextStepBar
      title={nextInWords(opportunity, language, t, { isShort: true })}
      more={costInWords(opportunity.costPence === null ? opportunity : { ...opportunity, costNote: null }, language, t)}
      href={mayAsk ? `${listingPath(opportunity)}/interest` : '#take-part'}
      label={t(mayAsk ? 'interests.button' : 'opportunities.booking')}
    />
  )
}

/** The map, where there is room for it beside the words, and what the way in looks like. */
function Whereabouts({
  opportunity,
  map,
  entrance,
}: Pick<OpportunityArticleProps, 'opportunity' | 'map' | 'entrance'>) {
  const { t, language } = useTranslation()
  if (!map && !entrance) return null
  return (
    <Stack space="small">
      {map && (
        <div className="map-frame map-small not-on-phone">
          <DrawnMap
            {...pictureSize}
            label={t('opportunities.onMap')}
            land={map.ground.land}
            lines={map.ground.lines}
            names={map.names}
            marks={[
              {
                ...map.spot,
                href: `/${opportunity.placeSlug}/map?view=${map.view}`,
                label: t('opportunities.seeOnMap'),
              },
            ]}
          />
        </div>
      )}
      {entrance && (
        <figure className="entrance" id="entrance">
          <h2>
            {entrance.isOfOrganisation
              ? t('opportunities.entranceOf', { organisation: opportunity.organisationName })
              : t('opportunities.entrance')}
          </h2>
          <EntrancePhoto address={photoAddress(entrance)} />
          <figcaption>{inLanguage(language, entrance.alt, entrance.altCy)}</figcaption>
        </figure>
      )}
    </Stack>
  )
}

/** The map of the place, and who tells the way there. */
function WaysThere({ opportunity, map }: Pick<OpportunityArticleProps, 'opportunity' | 'map'>) {
  const { t } = useTranslation()
  const { placeSlug, latitude, longitude, address } = opportunity
  const ways = address && latitude !== null && longitude !== null ? waysTo({ latitude, longitude }) : undefined
  if (!map && !ways) return null
  return (
    <p className="no-print">
      <Dotted>
        {map && <a href={`/${placeSlug}/map?view=${map.view}`}>{t('map.open')}</a>}
        {ways && (
          <a href={ways.onFoot} rel="noreferrer">
            {t('opportunities.onFoot')}
          </a>
        )}
        {ways && (
          <a href={ways.byBus} rel="noreferrer">
            {t('opportunities.byBus')}
          </a>
        )}
      </Dotted>
    </p>
  )
}

/** Planners of others: they are told of a visitor only who presses, and then where to, not from where. */
function waysTo({ latitude, longitude }: { latitude: number; longitude: number }) {
  const to = `${latitude.toFixed(5)},${longitude.toFixed(5)}`
  return {
    onFoot: `https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&to=${encodeURIComponent(to)}`,
    byBus: `https://www.google.com/maps/dir/?api=1&travelmode=transit&destination=${encodeURIComponent(to)}`,
  }
}

/** Whether the organisation can be asked, and there is something to come to. */
const mayAskFor = ({
  status,
  eventStatus,
  bookingUrl,
  contactPhone,
  contactEmail,
}: OpportunityArticleProps['opportunity']) =>
  status !== 'archived' && takesPlaceWith(eventStatus) && Boolean(bookingUrl || contactPhone || contactEmail)

/** How to ask or book, and who is there: each way can be pressed. */
function HowToTakePart({
  opportunity,
  isQuiet,
}: Pick<OpportunityArticleProps, 'opportunity'> & {
  /** The one thing to do next stands above. */
  isQuiet: boolean | undefined
}) {
  const { t, language } = useTranslation()
  const { booking, bookingCy, bookingUrl, contactPhone, contactEmail, meets, meetsCy } = opportunity
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  if (!booking && !contactPhone && !contactEmail && !meets) return null
  return (
    <div className="stack" id="take-part">
      <h2>{t('opportunities.booking')}</h2>
      {booking && <Paragraphs text={inLanguage(language, booking, bookingCy)} />}
      {meets && <p>{t('opportunities.meets', { who: inLanguage(language, meets, meetsCy) })}</p>}
      {mayAskFor(opportunity) && (
        <ButtonGroup>
          {bookingUrl && (
            <ButtonLink kind={isQuiet ? 'quiet' : undefined} href={bookingUrl}>
              {t('opportunities.book')}
            </ButtonLink>
          )}
          {contactPhone && (
            <ButtonLink
              kind={isQuiet || bookingUrl ? 'quiet' : undefined}
              href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}
            >
              {t('opportunities.ring', { phone: contactPhone })}
            </ButtonLink>
          )}
          {contactEmail && (
            <ButtonLink
              kind={isQuiet || bookingUrl || contactPhone ? 'quiet' : undefined}
              href={`mailto:${contactEmail}?subject=${encodeURIComponent(title)}`}
            >
              {t('opportunities.write', { email: contactEmail })}
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
    </div>
  )
}

/** What decides whether to come, in the order in which it is asked. */
function useFacts({
  opportunity,
  sessions,
  now,
  map,
}: Pick<OpportunityArticleProps, 'opportunity' | 'sessions' | 'now' | 'map'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address, arrival, arrivalCy, access } = opportunity
  const ages = agesInWords(opportunity, t)
  const rows: FactRow[] = [
    {
      key: 'when',
      icon: 'clock',
      label: t('opportunities.when'),
      title:
        sessions[0] === undefined ? (
          nextInWords(opportunity, language, t)
        ) : (
          <SessionTime session={sessions[0]} now={now} />
        ),
      more: sessions.length > 0 && <OtherDates opportunity={opportunity} sessions={sessions} now={now} />,
    },
    {
      key: 'where',
      icon: 'map-pin',
      label: t('opportunities.where'),
      title: [address, placeInWords(opportunity, language, t)].filter(Boolean).join(', '),
      more: (
        <>
          {arrival && <Paragraphs text={inLanguage(language, arrival, arrivalCy)} />}
          {opportunity.mode !== 'online' && <WaysThere opportunity={opportunity} map={map} />}
        </>
      ),
    },
    {
      key: 'who',
      icon: 'people',
      label: t('opportunities.who'),
      title: [costInWords(opportunity, language, t), ages].join(' · '),
      more: [
        ...(opportunity.audience === 'network' ? [t('events.forNetwork')] : []),
        `${t('opportunities.languages')}: ${opportunity.languages.map((one) => t(`opportunities.language.${one}`)).join(', ')}`,
      ].join(' · '),
    },
    {
      key: 'access',
      icon: 'accessibility',
      label: t('opportunities.accessNeeds'),
      title:
        access.length > 0
          ? access.map((feature) => t(`opportunities.access.${feature}`)).join(', ')
          : t('opportunities.accessNone'),
      more: access.length > 0 && t('opportunities.accessMore'),
    },
  ]
  return rows
}

interface DatesProps {
  opportunity: OpportunityArticleProps['opportunity']
  /** To come, the next first. */
  sessions: Session[]
  now: Date
}

/** The dates after the next, with calendar and posters: of several dates each has a poster of its own. */
function OtherDates({ opportunity, sessions, now }: DatesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const others = sessions.slice(1)
  const shown = others.slice(0, sessionsShown)
  const poster = `/${opportunity.placeSlug}/poster/${opportunity.slug}`
  const isOpen = isShown(opportunity.status)
  const links = isOpen && (
    <p className="no-print">
      <a href={`${listingPath(opportunity)}.ics`}>{t('opportunities.asCalendar')}</a>
      {' · '}
      <a href={poster}>{t('events.poster.linkOne')}</a>
    </p>
  )
  if (others.length === 0) return links
  return (
    <>
      <Disclosure summary={t('opportunities.otherDates', { count: others.length })}>
        <ul className="bare">
          {shown.map((session) => (
            <li key={session.startsAt.toISOString()}>
              <SessionTime session={session} now={now} />
              {isOpen && takesPlaceWith(session.eventStatus) && (
                <>
                  {' '}
                  <a className="small no-print" href={`${poster}?at=${session.startsAt.toISOString()}`}>
                    {t('events.poster.linkShort')}
                    <span className="visually-hidden">{`: ${sessionTime(language, session, now)}`}</span>
                  </a>
                </>
              )}
            </li>
          ))}
          {others.length > shown.length && (
            <li className="muted">{t('opportunities.moreSessions', { count: others.length - shown.length })}</li>
          )}
        </ul>
      </Disclosure>
      {links}
    </>
  )
}

function SessionTime({ session, now }: { session: Session; now: Date }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <time dateTime={session.startsAt.toISOString()}>{sessionTime(language, session, now)}</time>
      {session.eventStatus !== 'scheduled' && (
        <>
          {' '}
          <strong>{t(`opportunities.eventStatus.${session.eventStatus}`)}</strong>
        </>
      )}
    </>
  )
}
