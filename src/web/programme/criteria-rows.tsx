import { criteria, levels } from '#capabilities/programme/rubric.ts'
import { DetailRows } from '#design/cards/detail-rows.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** The five criteria, each with what every score looks like: the same words for applicants and for assessors. */
export function CriteriaRows() {
  const { t } = useTranslation()
  return (
    <DetailRows
      rows={criteria.map((criterion) => ({
        key: criterion,
        title: t(`programme.criterion.${criterion}.name`),
        note: t('programme.call.scored'),
        more: t('programme.call.levels'),
        children: (
          <>
            <p>{t(`programme.criterion.${criterion}.text`)}</p>
            <SummaryList
              lines
              rows={levels.toReversed().map((level) => ({
                term: String(level),
                detail: t(`programme.criterion.${criterion}.${level}`),
              }))}
            />
          </>
        ),
      }))}
    />
  )
}
