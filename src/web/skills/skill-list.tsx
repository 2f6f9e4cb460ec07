import { listEverydaySkills, listFrameworks, searchSkills } from '#capabilities/skills/find-skill.ts'
import { wordHref } from '#capabilities/skills/skill-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { LinkColumns } from '#design/cards/tags.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/skill-list'

const shown = 40

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { q = '' } = filtersOf(request, ['q'])
  const [skills, everyday, frameworks] = await Promise.all([
    q ? searchSkills({ terms: q, limit: shown }, { database: services.database }) : [],
    q ? [] : listEverydaySkills({ database: services.database }),
    listFrameworks({ database: services.database }),
  ])
  return { q, skills, everyday, frameworks }
}

export default function SkillsPage({ loaderData: { q, skills, everyday, frameworks } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SitePage title={t('skills.title')} description={t('skills.lead')}>
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={t('skills.title')} lead={t('skills.lead')} />
          <SearchBox
            action="/skills"
            label={t('skills.search')}
            variant="list"
            fields={[{ name: 'q', label: t('skills.search'), value: q, example: t('skills.example') }]}
            submit={t('common.search')}
          />
          {q && (
            <DataTable
              caption={t('skills.found')}
              hideCaption
              rows={skills}
              rowKey={(row) => row.id}
              empty={
                <EmptyState title={t('skills.none', { terms: q })} level={2}>
                  {t('skills.noneText')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'label',
                  title: t('skills.skill'),
                  names: true,
                  cell: (row) => {
                    const label = inLanguage(language, row.label, row.labelCy)
                    return /^(\/|https?:)/.test(row.uri) ? <a href={wordHref(row)}>{label}</a> : label
                  },
                },
                {
                  key: 'about',
                  title: t('skills.about'),
                  cell: (row) => (row.description ? <span lang="en">{row.description}</span> : '–'),
                },
                {
                  key: 'by',
                  title: t('skills.framework'),
                  cell: (row) => (row.frameworkSlug === 'everyday' ? t('skills.everyday') : row.frameworkName),
                },
              ]}
            />
          )}
        </div>
        {everyday.length > 0 && (
          <Section title={t('skills.everyday')}>
            <LinkColumns
              label={t('skills.everyday')}
              links={everyday
                .map(({ uri, label, labelCy }) => ({ href: uri, label: inLanguage(language, label, labelCy) }))
                .sort((one, other) => one.label.localeCompare(other.label, language))}
            />
          </Section>
        )}
        <Section title={t('skills.frameworks')}>
          <DataTable
            caption={t('skills.frameworks')}
            hideCaption
            rows={frameworks}
            rowKey={(row) => row.id}
            empty={<p>{t('skills.noFrameworks')}</p>}
            columns={[
              {
                key: 'name',
                title: t('skills.framework'),
                names: true,
                cell: (row) => (row.slug === 'everyday' ? t('skills.everyday') : row.name),
              },
              { key: 'version', title: t('skills.version'), cell: (row) => row.version },
              {
                key: 'count',
                title: t('skills.count'),
                align: 'end',
                cell: (row) => wholeNumber(language, row.skills),
              },
              ...(frameworks.some(({ attribution }) => attribution)
                ? [
                    {
                      key: 'attribution',
                      title: t('skills.attribution'),
                      cell: (row: (typeof frameworks)[number]) => row.attribution || '–',
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      </Wrap>
    </SitePage>
  )
}
