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
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Tags } from '#design/cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DrawnMap } from '#design/map/drawn-map.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
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
  /** Where it is, if that is known. */
  map: SmallMap | undefined
  /** The way back. */
  back: { href: string; label: string }
  /** Said about this page before anything else. */
  notice?: ReactNode
}

/** An opportunity as everybody sees it, and as its organisation looks at it before. */
export function OpportunityArticle(props: OpportunityArticleProps) {
  const { opportunity, sessions, bookable, mayAsk, now, badges, safeguarding, doubted, map, back, notice } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  const here = listingPath(opportunity)
  return (
    <article className="page stack stack-l">
      {notice}
      <BackLink {...back} />
      <PageHead
        eyebrow={
          opportunity.eventType
            ? t(`events.types.${opportunity.eventType}`)
            : t(`opportunities.kind.${opportunity.kind}`)
        }
        title={title}
        lead={summary}
        actions={
          (mayAsk || (!bookable && mayAskFor(opportunity))) && (
            <ButtonGroup>
              {mayAsk && <ButtonLink href={`${here}/interest`}>{t('interests.button')}</ButtonLink>}
              {!bookable && mayAskFor(opportunity) && (
                <ButtonLink kind={mayAsk ? 'quiet' : undefined} href="#take-part">
                  {t('opportunities.booking')}
                </ButtonLink>
              )}
            </ButtonGroup>
          )
        }
      />
      {bookable && <SeatBox session={bookable} href={`${here}/book`} now={now} />}
      {opportunity.status === 'archived' && <Notice tone="info" title={t('opportunities.over')} />}
      {opportunity.eventStatus !== 'scheduled' && (
        <Notice tone="warn" title={t(`opportunities.eventStatus.${opportunity.eventStatus}`)}>
          {t(`opportunities.eventStatusText.${opportunity.eventStatus}`)}
        </Notice>
      )}
      <Columns kind="aside">
        <Stack space="large">
          <Paragraphs text={inLanguage(language, opportunity.description, opportunity.descriptionCy)} />
          <HowToTakePart opportunity={opportunity} />
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
          {badges.length > 0 && (
            <div className="stack">
              <h2>{t('opportunities.badgesTitle')}</h2>
              <Grid cells="wide">
                {badges.map((badge) => (
                  <BadgeCard key={badge.id} badge={badge} />
                ))}
              </Grid>
            </div>
          )}
        </Stack>
        <Stack>
          <Facts opportunity={opportunity} sessions={sessions} now={now} map={map} />
          {isShown(opportunity.status) && (
            <Form action="/me/saved" className="no-print">
              <input type="hidden" name="opportunity" value={opportunity.id} />
              <Button kind="quiet" small icon="bookmark">
                {t('following.saved.save')}
              </Button>
            </Form>
          )}
          {isShown(opportunity.status) && <ShareLink title={title} path={here} />}
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

function Whereabouts({ opportunity, map }: Pick<OpportunityArticleProps, 'opportunity' | 'map'>) {
  const { t, language } = useTranslation()
  const { mode, latitude, longitude, address, arrival, arrivalCy } = opportunity
  const words = [address, placeInWords(opportunity, language, t)].filter(Boolean).join(', ')
  if (mode === 'online') return <>{words}</>
  const ways = address && latitude !== null && longitude !== null ? waysTo({ latitude, longitude }) : undefined
  return (
    <Stack space="small">
      <p>{words}</p>
      {map && (
        <div className="map-frame map-small">
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
      {arrival && <Paragraphs text={inLanguage(language, arrival, arrivalCy)} />}
      {ways && (
        <ul className="bare no-print">
          <li>
            <a href={ways.onFoot} rel="noreferrer">
              {t('opportunities.onFoot')}
            </a>
          </li>
          <li>
            <a href={ways.byBus} rel="noreferrer">
              {t('opportunities.byBus')}
            </a>
          </li>
        </ul>
      )}
    </Stack>
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
function HowToTakePart({ opportunity }: Pick<OpportunityArticleProps, 'opportunity'>) {
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
          {bookingUrl && <ButtonLink href={bookingUrl}>{t('opportunities.book')}</ButtonLink>}
          {contactPhone && (
            <ButtonLink kind={bookingUrl ? 'quiet' : undefined} href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}>
              {t('opportunities.ring', { phone: contactPhone })}
            </ButtonLink>
          )}
          {contactEmail && (
            <ButtonLink
              kind={bookingUrl || contactPhone ? 'quiet' : undefined}
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

type FactsProps = Pick<OpportunityArticleProps, 'opportunity' | 'sessions' | 'now' | 'map'>

function Facts({ opportunity, sessions, now, map }: FactsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = `/${opportunity.placeSlug}`
  return (
    <aside className="card" aria-label={t('opportunities.facts')}>
      <SummaryList
        rows={[
          {
            term: t('opportunities.when'),
            detail:
              sessions.length > 0 ? (
                <>
                  <SessionList
                    sessions={sessions}
                    now={now}
                    poster={isShown(opportunity.status) ? `${place}/poster/${opportunity.slug}` : undefined}
                  />
                  {isShown(opportunity.status) && (
                    <p className="no-print">
                      <a href={`${listingPath(opportunity)}.ics`}>{t('opportunities.asCalendar')}</a>
                      <br />
                      <a href={`${place}/poster/${opportunity.slug}`}>{t('events.poster.linkOne')}</a>
                    </p>
                  )}
                </>
              ) : (
                nextInWords(opportunity, language, t)
              ),
          },
          {
            term: t('opportunities.where'),
            detail: <Whereabouts opportunity={opportunity} map={map} />,
          },
          {
            term: t('opportunities.who'),
            detail:
              opportunity.audience === 'network'
                ? `${t('events.forNetwork')} · ${agesInWords(opportunity, t)}`
                : agesInWords(opportunity, t),
          },
          { term: t('opportunities.cost'), detail: costInWords(opportunity, language, t) },
          {
            term: t('opportunities.accessNeeds'),
            detail:
              opportunity.access.length > 0 ? (
                <Tags tags={opportunity.access.map((feature) => ({ label: t(`opportunities.access.${feature}`) }))} />
              ) : (
                t('opportunities.accessNone')
              ),
          },
          {
            term: t('opportunities.languages'),
            detail: opportunity.languages.map((one) => t(`opportunities.language.${one}`)).join(', '),
          },
          {
            term: t('opportunities.offeredBy'),
            detail: (
              <a href={`${place}/organisations/${opportunity.organisationSlug}`}>{opportunity.organisationName}</a>
            ),
          },
        ]}
      />
    </aside>
  )
}

interface SessionListProps {
  sessions: Session[]
  now: Date
  /** Where its poster stands; of several dates each has one of its own. */
  poster: string | undefined
}

function SessionList({ sessions, now, poster }: SessionListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const more = sessions.length - sessionsShown
  return (
    <ul className="bare">
      {sessions.slice(0, sessionsShown).map((session) => (
        <li key={session.startsAt.toISOString()}>
          <time dateTime={session.startsAt.toISOString()}>{sessionTime(language, session, now)}</time>
          {session.eventStatus !== 'scheduled' && (
            <>
              {' '}
              <strong>{t(`opportunities.eventStatus.${session.eventStatus}`)}</strong>
            </>
          )}
          {poster && sessions.length > 1 && takesPlaceWith(session.eventStatus) && (
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
      {more > 0 && <li className="muted">{t('opportunities.moreSessions', { count: more })}</li>}
    </ul>
  )
}
