import type { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

type Waiting = Awaited<ReturnType<typeof listOrganisations>>['rows']

/** Who asks to be let in, each with the City Lead's answer. */
export function WaitingOrganisations({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('lead.waiting')}>
      <form method="post">
        <DataTable
          caption={t('lead.waiting')}
          hideCaption
          rows={waiting}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t('lead.nobodyWaits')} icon="check">
              {t('lead.nobodyWaitsText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              title: t('manage.organisation.name'),
              cell: (row) => <strong>{row.name}</strong>,
              names: true,
            },
            {
              key: 'kind',
              title: t('organisations.kindLabel'),
              cell: (row) => t(`organisations.kind.${row.kind}`),
            },
            {
              key: 'what',
              title: t('manage.organisation.description'),
              cell: (row) => inLanguage(language, row.description, row.descriptionCy),
            },
            { key: 'asked', title: t('lead.asked'), cell: (row) => longDate(language, row.since), oneLine: true },
            {
              key: 'decide',
              title: t('lead.decide'),
              bare: true,
              oneLine: true,
              cell: (row) => (
                <ButtonGroup>
                  <Button
                    small
                    name="do"
                    value={`approve ${row.id}`}
                    aria-label={t('lead.approveOne', { name: row.name })}
                  >
                    {t('lead.approve')}
                  </Button>
                  <Button
                    small
                    kind="plain"
                    name="do"
                    value={`refuse ${row.id}`}
                    aria-label={t('lead.refuseOne', { name: row.name })}
                  >
                    {t('lead.refuse')}
                  </Button>
                </ButtonGroup>
              ),
            },
          ]}
        />
      </form>
    </Section>
  )
}
