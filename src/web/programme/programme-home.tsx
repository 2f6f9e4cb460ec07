import { listCalls } from '#capabilities/programme/find-call.ts'
import { listAssessing } from '#capabilities/programme/list-assessing.ts'
import { type PublicCall, publicCall } from '#capabilities/programme/public-call.ts'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { Hero } from '#design/layout/hero.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/programme-home'

const mostShown = 20

export async function loader({ context }: Route.LoaderArgs) {
  const { services, person, now } = visitOf({ context })
  const [calls, assessing] = await Promise.all([
    listCalls({ limit: mostShown }, services),
    person ? listAssessing({ personId: person.id }, services) : [],
  ])
  return {
    calls: calls.map((call) => publicCall(call, now)),
    assessing: assessing.map(({ slug, title, titleCy }) => ({ slug, title, titleCy })),
    now,
  }
}

/** Whether a call is open changes by the clock alone. */
export const headers = () => ({ 'cache-control': 'no-store' })

/** The national side: which call is open, what was decided before, and how to hear of the next one. */
export default function ProgrammeHome({ loaderData: { calls, assessing, now } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('programme.home.title')
  const stateOf = ({ isOpen, phase, opensAt, closesAt }: PublicCall) => {
    if (isOpen) return t('programme.home.until', { date: dayAndTime(language, closesAt, now) })
    if (now < opensAt) return t('programme.home.soon', { date: longDate(language, opensAt) })
    return t(phase === 'announced' || phase === 'archived' ? 'programme.home.announced' : 'programme.home.reading')
  }
  const open = calls.filter(({ isOpen }) => isOpen)
  const others = calls.filter(({ isOpen }) => !isOpen)
  const [first] = open
  return (
    <SitePage title={title} description={t('programme.home.lead')} current="programme">
      <Hero title={title} lead={t('programme.home.lead')} patternUrl="/patterns/programme.svg">
        {first ? (
          <div className="until">
            <ButtonLink href={`/programme/calls/${first.slug}`}>{t('programme.home.read')}</ButtonLink>
            <p>
              <strong>{stateOf(first)}</strong>
            </p>
          </div>
        ) : (
          <ButtonGroup>
            <ButtonLink href="/programme/interest">{t('programme.home.interest')}</ButtonLink>
          </ButtonGroup>
        )}
      </Hero>
      <Wrap>
        {assessing.length > 0 && (
          <Section title={t('assessing.yours')}>
            <TopicList
              topics={assessing.map((call) => ({
                href: `/programme/assess/${call.slug}`,
                title: inLanguage(language, call.title, call.titleCy),
                text: t('assessing.yoursText'),
              }))}
            />
          </Section>
        )}
        <Section title={t(open.length > 0 ? 'programme.home.open' : 'programme.home.none')}>
          {open.length > 0 ? (
            <Grid cells="wide">
              {open.map((call) => (
                <ListingCard
                  key={call.slug}
                  title={inLanguage(language, call.title, call.titleCy)}
                  href={`/programme/calls/${call.slug}`}
                  when={stateOf(call)}
                >
                  <p>{inLanguage(language, call.lead, call.leadCy)}</p>
                </ListingCard>
              ))}
            </Grid>
          ) : (
            <p>{t('programme.home.noneText')}</p>
          )}
          {open.length > 0 && (
            <p>
              <a href="/programme/interest">{t('programme.home.interest')}</a>
            </p>
          )}
        </Section>
        <Section title={t('network.title')}>
          <TopicList topics={[{ href: '/programme/network', title: t('network.all'), text: t('network.lead') }]} />
        </Section>
        {others.length > 0 && (
          <Section title={t('programme.home.past')}>
            <TopicList
              topics={others.map((call) => ({
                href: `/programme/calls/${call.slug}`,
                title: inLanguage(language, call.title, call.titleCy),
                text: stateOf(call),
              }))}
            />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}
