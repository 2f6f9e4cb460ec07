import { regions } from '#capabilities/programme/call.ts'
import type { Decision } from '#capabilities/programme/find-decision.ts'
import { leadAttributes } from '#capabilities/programme/rubric.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const twoPlaces = (total: number | undefined) => (total === undefined ? '–' : (total / 100).toFixed(2))

/** Those who were interviewed, what is proposed for each, and what the preference for regions did. */
export function DecisionTable({ decision: { rows, proposal, votes } }: { decision: Decision }) {
  const { t } = useTranslation()
  const nameOf = (id: string) => rows.find(({ applicationId }) => applicationId === id)?.placeName ?? id
  const proposed = (id: string) => {
    if (!proposal) return '–'
    const place = proposal.outcomes.reserve.indexOf(id)
    if (proposal.outcomes.offered.includes(id)) return t('deciding.outcome.offered')
    return place < 0 ? t('deciding.outcome.declined') : t('deciding.outcome.reserve', { place: place + 1 })
  }
  return (
    <>
      <DataTable
        caption={t('deciding.table.caption')}
        hideCaption
        rows={rows}
        rowKey={({ applicationId }) => applicationId}
        columns={[
          {
            ...{ key: 'place', title: t('assessing.ranking.place'), names: true },
            cell: ({ placeName }) => placeName,
          },
          {
            ...{ key: 'region', title: t('assessing.ranking.region') },
            cell: ({ region, isPreferred }) => {
              const known = regions.find((one) => one === region)
              return `${known ? t(`programme.region.${known}`) : region}${isPreferred ? ` (${t('deciding.table.preferred')})` : ''}`
            },
          },
          {
            ...{ key: 'interview', title: t('assessing.ranking.interview'), align: 'end' },
            cell: ({ interview }) => twoPlaces(interview),
          },
          {
            ...{ key: 'reading', title: t('assessing.ranking.reading'), align: 'end' },
            cell: ({ reading }) => twoPlaces(reading),
          },
          {
            ...{ key: 'proposed', title: t('deciding.table.proposed') },
            cell: ({ applicationId }) => proposed(applicationId),
          },
        ]}
      />
      <Section title={t('deciding.profile.title')}>
        <p>{t('deciding.profile.text')}</p>
        {rows.map(({ applicationId, placeName, profile }) => (
          <Disclosure key={applicationId} summary={t('deciding.profile.of', { place: placeName })}>
            <SummaryList
              lines
              rows={leadAttributes.map((attribute) => ({
                term: t(`programme.attribute.${attribute}.name`),
                detail:
                  profile[attribute].map((seen) => t(`assessing.page.seen.${seen}`)).join(' · ') ||
                  t('assessing.page.notSaid'),
              }))}
            />
          </Disclosure>
        ))}
      </Section>
      {proposal && (
        <Section title={t('deciding.proposal.title', { number: proposal.number })}>
          <p>{proposal.reason}</p>
          <p>
            {proposal.effect.broughtIn.length === 0
              ? t('deciding.effect.none')
              : t(proposal.effect.isByPreference ? 'deciding.effect.preference' : 'deciding.effect.other', {
                  in: proposal.effect.broughtIn.map(nameOf).join(', '),
                  out: proposal.effect.passedOver.map(nameOf).join(', '),
                })}
          </p>
          <SummaryList
            lines
            rows={votes.map(({ name, agrees, reason }) => ({
              term: name || t('assessing.page.erased'),
              detail: `${t(agrees ? 'deciding.vote.agreed' : 'deciding.vote.dissented')}${reason ? `: ${reason}` : ''}`,
            }))}
          />
        </Section>
      )}
    </>
  )
}
