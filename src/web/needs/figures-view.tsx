import { CountedFigure } from '#capabilities/impact/ui/counted-figure.tsx'
import { headlineOf } from '#capabilities/indicators/headline-rules.ts'
import type { PlaceIndicator } from '#capabilities/indicators/place-indicator.ts'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { Section } from '#design/layout/section.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import {
  areaInWords,
  fifthNames,
  figureInWords,
  figureRows,
  headlineInWords,
  nationInWords,
  sourceInWords,
} from './figure-words.ts'

/** An indicator as either page has it. */
export type SeenIndicator = Pick<
  PlaceIndicator,
  'id' | 'name' | 'nameCy' | 'measure' | 'good' | 'outOf' | 'source' | 'parts' | 'figures' | 'nation'
>

interface FiguresViewProps {
  indicators: SeenIndicator[]
  /** The code of one of the place's areas: whose nation it lies in. */
  areaCode: string
}

/** Figures of a place, source by source: each as a sentence, a picture and a table, with what must be known of it. */
export function FiguresView({ indicators, areaCode }: FiguresViewProps) {
  const { t, language } = useTranslation()
  const sources = Map.groupBy(indicators, ({ source }) => source.key)
  return (
    <>
      <p className="muted">{t('figures.notPeople')}</p>
      {[...sources].map(([key, of]) => {
        const [first] = of
        if (!first) return null
        const { source } = first
        const caveat = inLanguage(language, source.caveat ?? '', source.caveatCy)
        return (
          <Section key={key} title={inLanguage(language, source.title, source.titleCy)} id={key}>
            <div className="stack">
              {caveat && <p>{caveat}</p>}
              <p className="muted small">{source.attribution}</p>
              {of.map((one) => (
                <IndicatorFigure key={one.id} one={one} areaCode={areaCode} />
              ))}
            </div>
          </Section>
        )
      })}
    </>
  )
}

function IndicatorFigure({ one, areaCode }: { one: SeenIndicator; areaCode: string }) {
  const { t, language } = useTranslation()
  const headline = headlineOf(one)
  if (!headline) return null
  const name = inLanguage(language, one.name, one.nameCy)
  const { source } = one
  const said = headlineInWords(headline, nationInWords(areaCode, t), { t, language })
  const rows = figureRows(one, { t, language })
  return (
    <CountedFigure
      point={`${name}. ${said}`}
      source={
        <>
          {sourceInWords({ source, period: headline.period }, { t, language })}{' '}
          {headline.kind === 'areas' && t(`figures.good.${one.good}`)}
        </>
      }
      links={source.address ? [{ href: source.address, label: t('figures.sourceLink') }] : []}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          ...{ key: 'area', title: t(headline.kind === 'fifth' ? 'figures.fifthName' : 'figures.area'), names: true },
          cell: ({ area }) => area,
        },
        { key: 'period', title: t('figures.period'), cell: ({ period }) => period },
        { key: 'figure', title: t('figures.figure'), align: 'end', cell: ({ figure }) => figure },
      ]}
    >
      <Picture one={one} />
    </CountedFigure>
  )
}

/** Small areas by fifth, or the areas of the latest period beside their nation. Of a rank or a sum there is none. */
function Picture({ one: { measure, parts, figures, nation } }: { one: SeenIndicator }) {
  const { t, language } = useTranslation()
  if (parts && measure === 'decile') {
    const names = fifthNames(t)
    return (
      <HorizontalBars
        max={parts.shown}
        bars={parts.fifths.map((value, at) => ({ label: names[at] ?? '', value, text: wholeNumber(language, value) }))}
      />
    )
  }
  if (measure === 'rank' || measure === 'count' || figures.length === 0) return null
  const period = figures[0]?.period
  const shown = [...figures, ...nation].filter((figure) => figure.period === period)
  return (
    <HorizontalBars
      bars={shown.map((figure) => ({
        label: areaInWords(figure, t),
        ...(figure.value === null ? {} : { value: figure.value }),
        text: figureInWords(figure, measure, { t, language }),
      }))}
      max={Math.max(...shown.map(({ value }) => value ?? 0), measure === 'share' ? 0.01 : 1)}
    />
  )
}
