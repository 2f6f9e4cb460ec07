import { DataTable } from '#design/tables/data-table.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { ImpactNeighbourhood } from '../list-impact-neighbourhoods.ts'

/** Where learning happens, one row a neighbourhood. */
export function ImpactNeighbourhoods({ neighbourhoods }: { neighbourhoods: ImpactNeighbourhood[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (neighbourhoods.length === 0) return null
  return (
    <DataTable
      caption={t('impact.where')}
      cards={false}
      rows={neighbourhoods}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'name',
          title: t('impact.neighbourhood'),
          cell: (row) => inLanguage(language, row.name, row.nameCy),
          names: true,
        },
        {
          key: 'opportunities',
          title: t('impact.opportunities'),
          cell: (row) => wholeNumber(language, row.opportunities),
          align: 'end',
        },
        {
          key: 'learners',
          title: t('impact.learners'),
          cell: (row) => (row.learners === null ? t('impact.hidden') : wholeNumber(language, row.learners)),
          align: 'end',
        },
      ]}
    />
  )
}
