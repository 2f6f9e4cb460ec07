import type { TFunction } from 'i18next'
import { isMade } from '#capabilities/community/item-rules.ts'
import { type ItemContent, type ItemState, type LibraryItem, licence } from '#capabilities/community/library-item.ts'
import type { PublicAttribution } from '#capabilities/community/public-attribution.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

export const itemTones = { draft: 'info', shared: 'good', hidden: 'warn', removed: 'bad' } as const satisfies Record<
  ItemState,
  string
>

/** What an item is called; an answer by its question. */
export function titleOf(
  t: TFunction,
  language: Language,
  item: Pick<LibraryItem, 'kind' | 'title' | 'titleCy'>,
): string {
  const title = inLanguage(language, item.title, item.titleCy)
  return item.kind === 'answer' ? t('library.questions.answerTo', { title }) : title
}

interface ItemViewProps {
  item: LibraryItem
  content: ItemContent | undefined
  attribution: PublicAttribution | undefined
}

/** Something of the library as those who may take it over see it, with whose it is and under which licence. */
export function ItemView({ item, content, attribution }: ItemViewProps) {
  const { t, language } = useTranslation()
  const place = inLanguage(language, item.placeName, item.placeNameCy)
  const [own, other] = language === 'cy' && item.bodyCy ? [item.bodyCy, item.body] : [item.body, item.bodyCy]
  const isInWelsh = own === item.bodyCy
  return (
    <>
      <p className="muted">
        {item.organisationName
          ? t('library.byOf', { organisation: item.organisationName, place })
          : t(
              isMade(item.kind)
                ? 'library.by'
                : `library.questions.by.${item.kind === 'answer' ? 'answer' : 'question'}`,
              { place },
            )}
        {item.sharedAt && `, ${longDate(language, item.sharedAt)}`}.
        {isMade(item.kind) && (
          <>
            {' '}
            <a href={licence.url} rel="license">
              {t('library.licence')}
            </a>
            .
          </>
        )}
        {item.copies > 0 && ` ${t('library.taken')}: ${t('library.takenBy', { count: item.copies })}.`}
      </p>
      {attribution && <AttributionLine attribution={attribution} />}
      <div lang={isInWelsh ? 'cy' : 'en'}>
        <Paragraphs text={own} />
      </div>
      {other && (
        <Disclosure summary={t(isInWelsh ? 'library.inEnglish' : 'library.inWelsh')}>
          <div lang={isInWelsh ? 'en' : 'cy'}>
            <h3>{isInWelsh ? item.title : item.titleCy}</h3>
            <Paragraphs text={other} />
          </div>
        </Disclosure>
      )}
      {content?.kind === 'badge' && <SharedBadge badge={content.badge} />}
      {content?.kind === 'pathway' && (
        <Section title={t('library.steps')}>
          <p>{inLanguage(language, content.pathway.summary, content.pathway.summaryCy)}</p>
          <ol>
            {content.pathway.steps.map((step) => (
              <li key={step.key}>{inLanguage(language, step.title, step.titleCy)}</li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

function SharedBadge({ badge }: { badge: Extract<ItemContent, { kind: 'badge' }>['badge'] }) {
  const { t, language } = useTranslation()
  const { picture: _, ...artwork } = badge.artwork
  return (
    <Section title={inLanguage(language, badge.name, badge.nameCy)}>
      <BadgeArt design={artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="medium" />
      <p>{inLanguage(language, badge.description, badge.descriptionCy)}</p>
      <SummaryList
        rows={[
          { term: t('library.criteria'), detail: inLanguage(language, badge.criteria, badge.criteriaCy) },
          { term: t('library.skills'), detail: badge.skills.map(({ name }) => name).join(', ') || '–' },
          ...(badge.hours ? [{ term: t('library.hours'), detail: badge.hours }] : []),
        ]}
      />
    </Section>
  )
}

/** Where something was taken over from: shown wherever it is. */
export function AttributionLine({ attribution }: { attribution: PublicAttribution }) {
  const { t, language } = useTranslation()
  const { title, titleCy, placeName, placeNameCy, organisationName: organisation } = attribution
  const place = inLanguage(language, placeName, placeNameCy)
  const named = { place, title: inLanguage(language, title ?? '', titleCy), organisation }
  return (
    <p className="muted small">
      {title === null
        ? t('library.fromSomething', { place })
        : t(organisation ? 'library.fromOf' : 'library.from', named)}
    </p>
  )
}
