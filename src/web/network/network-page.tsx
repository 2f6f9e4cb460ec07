import { listNetworkPlaces } from '#capabilities/placements/list-network-places.ts'
import { networkNumbers } from '#capabilities/placements/network.ts'
import { networkNumbersOf } from '#capabilities/placements/network-rules.ts'
import { stages } from '#capabilities/placements/placement.ts'
import { listCalls } from '#capabilities/programme/find-call.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { Hero } from '#design/layout/hero.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DrawnMap, type DrawnName } from '#design/map/drawn-map.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { pictureSize } from '#infrastructure/map/map-view.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/network-page'
import { drawNetwork } from './network-map.ts'
import { standingOf } from './network-standings.ts'

const mostCalls = 20

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const [places, calls] = await Promise.all([
    listNetworkPlaces({}, services),
    listCalls({ limit: mostCalls }, services),
  ])
  const [map, standings] = await Promise.all([
    drawNetwork(visit, places),
    Promise.all(places.map(async (place) => ({ place, standing: await standingOf(visit, place) }))),
  ])
  const call = calls.map((one) => publicCall(one, now)).find(({ isOpen }) => isOpen)
  return {
    ...{ map, numbers: networkNumbersOf(standings), call: call?.slug },
    places: standings.map(({ place, standing }) => ({ ...place, isHeld: standing.label.isHeld })),
  }
}

type Page = Route.ComponentProps['loaderData']

/** The places of the programme, for everybody: where they are, how far, how many, and how to join them. */
export default function NetworkPage({ loaderData }: Route.ComponentProps) {
  const { places, call } = loaderData
  const { t } = useTranslation()
  const title = t('network.title')
  return (
    <SitePage title={title} description={t('network.lead')} current="programme">
      <Hero title={title} lead={t('network.lead')} patternUrl="/patterns/programme.svg" />
      <Wrap>
        {places.length === 0 ? (
          <EmptyState title={t('network.none')} level={2} icon="info">
            {t('network.noneText')}
          </EmptyState>
        ) : (
          <>
            <div className="page">
              <Columns kind="half">
                <NetworkMap page={loaderData} />
                <div>
                  <Places page={loaderData} />
                </div>
              </Columns>
            </div>
            <Numbers page={loaderData} />
          </>
        )}
        <Section title={t('network.join')}>
          <p>{t(call ? 'network.joinOpen' : 'network.joinLater')}</p>
          <p>
            <ButtonLink href={call ? `/programme/calls/${call}` : '/programme/interest'}>
              {t(call ? 'programme.home.read' : 'programme.home.interest')}
            </ButtonLink>
          </p>
        </Section>
      </Wrap>
    </SitePage>
  )
}

/** So far apart are two names that both can be read, in pixels of the picture. */
const apart = { across: 110, down: 18 }

function NetworkMap({ page: { map, places } }: { page: Page }) {
  const { t, language } = useTranslation()
  const marks = map.marks.flatMap(({ slug, x, y }) => {
    const place = places.find((one) => one.slug === slug)
    const label = place && inLanguage(language, place.name, place.nameCy)
    return label ? [{ x, y, href: `/programme/network/${slug}`, label }] : []
  })
  const names: DrawnName[] = []
  for (const { x, y, label } of marks) {
    const isFree = (at: number) =>
      names.every((one) => Math.abs(one.x - x) > apart.across || Math.abs(one.y - at) > apart.down)
    const at = [y + 28, y - 16].find(isFree)
    if (at !== undefined) names.push({ x, y: at, text: label })
  }
  const { land, lines } = map
  return (
    <div className="map-frame map-small">
      <DrawnMap {...pictureSize} {...{ land, lines, names, marks }} label={t('network.map')} />
    </div>
  )
}

function Places({ page: { places } }: { page: Page }) {
  const { t, language } = useTranslation()
  return (['going', 'alumni'] as const).map((part) => {
    const here = places
      .filter(({ stage }) => (stage === 'alumni') === (part === 'alumni'))
      .toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage))
    if (here.length === 0) return null
    return (
      <Section key={part} title={t(`network.${part}`)}>
        <SceneRows>
          {here.map(({ slug, name, nameCy, hue, stage, beginsOn, isHeld }) => (
            <SceneRow
              key={slug}
              hue={hue}
              title={inLanguage(language, name, nameCy)}
              href={`/programme/network/${slug}`}
              picture={<img className="pattern-tile" src={`/patterns/${slug}.svg`} alt="" loading="lazy" />}
              when={t('network.stage', { stage: t(`year.stage.${stage}`), year: beginsOn.slice(0, 4) })}
              facts={isHeld ? [t('network.label.held')] : []}
            />
          ))}
        </SceneRows>
      </Section>
    )
  })
}

function Numbers({ page: { numbers } }: { page: Page }) {
  const { t, language } = useTranslation()
  return (
    <Section title={t('network.numbers')}>
      <StatNumbers
        numbers={networkNumbers.map((id) => ({
          value: wholeNumber(language, numbers[id]),
          label: t(`network.number.${id}`),
        }))}
      />
      <Disclosure summary={t('network.how')} wide>
        <DataTable
          caption={t('network.how')}
          hideCaption
          rows={[...networkNumbers]}
          rowKey={(id) => id}
          columns={[
            { key: 'what', title: t('network.what'), names: true, cell: (id) => t(`network.number.${id}`) },
            { key: 'meaning', title: t('network.meaning'), bare: true, cell: (id) => t(`network.define.${id}`) },
          ]}
        />
        <p className="muted small">{t('network.counted')}</p>
      </Disclosure>
    </Section>
  )
}
