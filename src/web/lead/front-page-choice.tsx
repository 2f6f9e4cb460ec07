import { useTranslation } from 'react-i18next'
import type { Badge } from '#capabilities/badges/badge.ts'
import type { OpportunityListing } from '#capabilities/opportunities/opportunity.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'

interface FrontPageChoiceProps {
  placeSlug: string
  words: string | undefined
  opportunities: OpportunityListing[]
  badges: Badge[]
}

/** What stands on the front page of the place: found by words, put there and taken off. */
export function FrontPageChoice({ placeSlug, words, opportunities, badges }: FrontPageChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('lead.front')}>
      <div className="stack stack-l">
        <p>{t('lead.frontText')}</p>
        <SearchBox
          action={`/${placeSlug}/lead`}
          label={t('lead.find')}
          variant="list"
          fields={[{ name: 'q', label: t('lead.find'), value: words }]}
          submit={t('common.search')}
        />
        <form method="post">
          <DataTable
            caption={t('common.nav.learn')}
            rows={opportunities}
            rowKey={(row) => row.id}
            empty={<p>{t('opportunities.none.title')}</p>}
            columns={[
              {
                key: 'title',
                title: t('manage.opportunity.title'),
                cell: (row) => (
                  <a href={`/${placeSlug}/opportunities/${row.slug}`}>{inLanguage(language, row.title, row.titleCy)}</a>
                ),
                names: true,
              },
              { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
              {
                key: 'front',
                title: t('lead.front'),
                cell: (row) => (
                  <FeatureButton
                    id={row.id}
                    on={row.featuredAt !== null}
                    verbs={['feature', 'unfeature']}
                    name={inLanguage(language, row.title, row.titleCy)}
                  />
                ),
              },
            ]}
          />
        </form>
        <form method="post">
          <DataTable
            caption={t('common.nav.badges')}
            rows={badges}
            rowKey={(row) => row.id}
            empty={<p>{t('badges.none.title')}</p>}
            columns={[
              {
                key: 'name',
                title: t('check.name'),
                cell: (row) => (
                  <a href={`/${placeSlug}/badges/${row.slug}`}>{inLanguage(language, row.name, row.nameCy)}</a>
                ),
                names: true,
              },
              { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
              {
                key: 'front',
                title: t('lead.front'),
                cell: (row) => (
                  <FeatureButton
                    id={row.id}
                    on={row.featuredAt !== null}
                    verbs={['feature-badge', 'unfeature-badge']}
                    name={inLanguage(language, row.name, row.nameCy)}
                  />
                ),
              },
            ]}
          />
        </form>
      </div>
    </Section>
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
