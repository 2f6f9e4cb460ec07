import type { Badge } from '#capabilities/badges/badge.ts'
import type { OpportunityListing } from '#capabilities/opportunities/opportunity.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface FrontPageChoiceProps {
  placeSlug: string
  terms: string | undefined
  opportunities: OpportunityListing[]
  badges: Badge[]
}

/** What stands on the front page of the place: found by words, put there and taken off. */
export function FrontPageChoice({ placeSlug, terms, opportunities, badges }: FrontPageChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('lead.front')}>
      <div className="stack stack-l">
        <p>{t('lead.frontText')}</p>
        <SearchBox
          action={`/${placeSlug}/lead/curate`}
          label={t('lead.find')}
          variant="list"
          fields={[{ name: 'q', label: t('lead.find'), value: terms }]}
          submit={t('common.search')}
        />
        <FeatureTable
          caption={t('common.nav.learn')}
          nameTitle={t('manage.opportunity.title')}
          empty={t('opportunities.none.title')}
          verbs={['feature', 'unfeature']}
          things={opportunities.map((one) => ({
            ...one,
            name: inLanguage(language, one.title, one.titleCy),
            href: `/${placeSlug}/opportunities/${one.slug}`,
          }))}
        />
        <FeatureTable
          caption={t('common.nav.badges')}
          nameTitle={t('check.name')}
          empty={t('badges.none.title')}
          verbs={['feature-badge', 'unfeature-badge']}
          things={badges.map((one) => ({
            ...one,
            name: inLanguage(language, one.name, one.nameCy),
            href: `/${placeSlug}/badges/${one.slug}`,
          }))}
        />
      </div>
    </Section>
  )
}

interface FeatureTableProps {
  caption: string
  nameTitle: string
  empty: string
  /** What to do with one: put it on the front page, take it off. */
  verbs: readonly [string, string]
  things: { id: string; name: string; href: string; organisationName: string; featuredAt: Date | null }[]
}

function FeatureTable({ caption, nameTitle, empty, verbs, things }: FeatureTableProps) {
  const { t } = useTranslation()
  return (
    <form method="post">
      <DataTable
        caption={caption}
        rows={things}
        rowKey={(row) => row.id}
        empty={<p>{empty}</p>}
        columns={[
          { key: 'name', title: nameTitle, cell: (row) => <a href={row.href}>{row.name}</a>, names: true },
          { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
          {
            key: 'front',
            title: t('lead.front'),
            cell: (row) => <FeatureButton id={row.id} on={row.featuredAt !== null} verbs={verbs} name={row.name} />,
          },
        ]}
      />
    </form>
  )
}

function FeatureButton({
  id,
  on,
  verbs: [show, hide],
  name,
}: {
  id: string
  on: boolean
  verbs: readonly [string, string]
  name: string
}) {
  const { t } = useTranslation()
  return (
    <span className="row">
      {on && <StatusTag tone="good">{t('lead.isOn')}</StatusTag>}
      <Button
        small
        kind={on ? 'plain' : 'quiet'}
        name="do"
        value={`${on ? hide : show} ${id}`}
        aria-label={t(on ? 'lead.takeOffOne' : 'lead.putOnOne', { name })}
      >
        {t(on ? 'lead.takeOff' : 'lead.putOn')}
      </Button>
    </span>
  )
}
