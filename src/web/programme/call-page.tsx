import { listSealBreakings } from '#capabilities/programme/break-seal.ts'
import { daysLeft } from '#capabilities/programme/call-phase-rules.ts'
import { findCall } from '#capabilities/programme/find-call.ts'
import { findChoice } from '#capabilities/programme/find-choice.ts'
import { listCallEvents } from '#capabilities/programme/list-call-events.ts'
import { listAnsweredQuestions } from '#capabilities/programme/list-call-questions.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { leadAttributes, leadDuties } from '#capabilities/programme/rubric.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { LargeFigures } from '#design/cards/large-figures.tsx'
import { Tags } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { Hero } from '#design/layout/hero.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { dayAndTime, longDate, pounds } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ChoiceMade } from '#web/deciding/choice-made.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/call-page'
import { momentInWords, regionKeys } from './call-words.tsx'
import { CallYear } from './call-year.tsx'
import { CriteriaRows } from './criteria-rows.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const call = await findCall({ slug: params.slug }, services)
  if (!call) throw new Response(null, { status: 404 })
  const [questions, seals, choice, events] = await Promise.all([
    listAnsweredQuestions({ callId: call.id }, services),
    listSealBreakings({ callId: call.id }, services),
    findChoice({ callId: call.id }, services),
    listCallEvents({ callId: call.id }, { ...services, now }),
  ])
  return { call: publicCall(call, now), questions, seals, choice, events, now }
}

/** The deadline passes by the clock alone. */
export const headers = () => ({ 'cache-control': 'no-store' })

const benefits = ['training', 'research', 'peers', 'network'] as const

/** A call as everybody reads it: what is offered and asked, by when, and how it is decided. */
export default function CallPage({
  loaderData: { call, questions, seals, choice, events, now },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = inLanguage(language, call.title, call.titleCy)
  const lead = inLanguage(language, call.lead, call.leadCy)
  const here = `/programme/calls/${call.slug}`
  const inPounds = (amount: number) => pounds(language, amount * 100)
  return (
    <SitePage title={title} description={lead} current="programme">
      <Hero title={title} lead={lead} patternUrl="/patterns/programme.svg" before={<HeroEyebrow />}>
        <Until {...{ call, here, now }} />
      </Hero>
      <Wrap>
        {choice && <ChoiceMade choice={choice} />}
        <Section title={t('programme.call.year')}>
          <CallYear call={call} />
        </Section>
        <Columns kind="half">
          <Section title={t('programme.call.offered')}>
            <div className="stack">
              <p>{t('programme.call.placements', { count: call.placements })}</p>
              <LargeFigures
                figures={[
                  { value: inPounds(call.valuePounds), label: t('programme.call.worth') },
                  { value: inPounds(call.contributionPounds), label: t('programme.call.part') },
                ]}
              />
              <p className="muted small">
                {t('programme.call.subsidy', { amount: inPounds(call.valuePounds - call.contributionPounds) })}
              </p>
              <ul>
                {benefits.map((one) => (
                  <li key={one}>{t(`programme.call.benefits.${one}`)}</li>
                ))}
              </ul>
              <p>{t('programme.call.preferred')}</p>
              <Tags tags={regionKeys(call.preferredRegions).map((one) => ({ label: t(`programme.region.${one}`) }))} />
            </div>
          </Section>
          <Section title={t('programme.call.decided')}>
            <CriteriaRows />
            <p>
              <a href={`${here}/call.pdf`}>{t('programme.call.pdf')}</a>
            </p>
            <p>{t('programme.call.decidedText', { count: call.shortlistSize })}</p>
            {!choice && (
              <p>
                <a href="/programme/how-we-choose">{t('choosing.title')}</a>
              </p>
            )}
            {seals.length > 0 && (
              <p>
                {t('programme.call.seals', {
                  count: seals.length,
                  dates: seals.map((at) => longDate(language, at)).join(', '),
                })}
              </p>
            )}
          </Section>
        </Columns>
        <Columns kind="half">
          <Section title={t('programme.call.asked')}>
            <p>{t('programme.call.askedText')}</p>
            <ol>
              {leadDuties.map((duty) => (
                <li key={duty}>{t(`programme.duty.${duty}`)}</li>
              ))}
            </ol>
          </Section>
          <Section title={t('programme.call.attributes')}>
            <p>{t('programme.call.attributesText')}</p>
            <SummaryList
              lines
              rows={leadAttributes.map((one) => ({
                term: t(`programme.attribute.${one}.name`),
                detail: t(`programme.attribute.${one}.text`),
              }))}
            />
          </Section>
        </Columns>
        {events.length > 0 && <CallEvents events={events} now={now} />}
        <Section title={t('programme.call.questions')} id="questions">
          <div className="stack">
            <p>{t('programme.call.questionsText')}</p>
            {questions.length === 0 && <p className="muted">{t('programme.call.noQuestions')}</p>}
            {questions.map((one) => (
              <Disclosure key={one.id} summary={inLanguage(language, one.question, one.questionCy)}>
                <Paragraphs text={inLanguage(language, one.answer, one.answerCy)} />
                <p className="muted small">
                  {t('programme.call.answeredOn', { date: longDate(language, one.answeredAt) })}
                </p>
              </Disclosure>
            ))}
            {call.isOpen && (
              <p>
                <ButtonLink kind="quiet" href={`${here}/ask`}>
                  {t('programme.call.ask')}
                </ButtonLink>
              </p>
            )}
          </div>
        </Section>
      </Wrap>
    </SitePage>
  )
}

/** What one can come to before applying: booked as any other listing. */
function CallEvents({ events, now }: Pick<Shown, 'events' | 'now'>) {
  const { t, language } = useTranslation()
  return (
    <Section title={t('programme.call.events')} id="events">
      <p>{t('programme.call.eventsText')}</p>
      <TopicList
        topics={events.map(({ listing, startsAt, seatsLeft }) => ({
          href: `/${listing.placeSlug}/${listing.kind === 'event' ? 'events' : 'opportunities'}/${listing.slug}`,
          title: inLanguage(language, listing.title, listing.titleCy),
          text: [
            dayAndTime(language, startsAt, now),
            listing.mode === 'online' ? t('programme.call.online') : (listing.address ?? listing.organisationName),
            ...(seatsLeft === undefined ? [] : [t('programme.call.seats', { count: seatsLeft })]),
          ].join(' · '),
        }))}
      />
    </Section>
  )
}

function HeroEyebrow() {
  const { t } = useTranslation()
  return (
    <p>
      <a href="/programme">
        <strong>{t('programme.call.eyebrow')}</strong>
      </a>
    </p>
  )
}

type Shown = Route.ComponentProps['loaderData']

/** What one can do now, and until when: the server's clock decides. */
function Until({ call, here, now }: Pick<Shown, 'call' | 'now'> & { here: string }) {
  const { t, language } = useTranslation()
  const { closesAt, opensAt, isOpen } = call
  const moment = momentInWords(language, closesAt)
  if (!isOpen)
    return (
      <div className="until">
        <p>
          <strong>
            {now < opensAt && now < closesAt
              ? t('programme.call.opens', { date: longDate(language, opensAt) })
              : t('programme.call.closed', moment)}
          </strong>
        </p>
        <ButtonLink href="/programme/interest">{t('programme.home.interest')}</ButtonLink>
      </div>
    )
  const left = daysLeft(closesAt, now)
  return (
    <div className="until">
      <ButtonLink href={`${here}/apply`}>{t('programme.call.start')}</ButtonLink>
      <p>
        <strong>{t('programme.call.until', moment)}</strong> {t('programme.call.zone')} ·{' '}
        {left > 0 ? t('programme.call.days', { count: left }) : t('programme.call.lastDay')}
      </p>
    </div>
  )
}
