import type { SeenCheck } from '#capabilities/organisations/list-checks.ts'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface OrganisationFactsProps {
  organisation: Organisation
  reference: string | null
  checks: SeenCheck[]
  now: Date
}

/** All that a City Lead decides on. */
export function OrganisationFacts({ organisation, reference, checks, now }: OrganisationFactsProps) {
  const { t, language } = useTranslation()
  const day = (date: string) => longDate(language, new Date(`${date}T12:00:00Z`))
  const not = <span className="muted">{t('lead.organisation.notSaid')}</span>
  const gap = safeguardingGapOf(organisation, now)
  const isInsured = organisation.insuredUntil !== null && organisation.insuredUntil >= now.toISOString().slice(0, 10)
  const { offer, website, contactName, contactEmail, safeguardingLead, safeguardingPolicyUrl } = organisation
  return (
    <SummaryList
      lines
      rows={[
        ...(reference ? [{ term: t('lead.organisation.reference'), detail: reference }] : []),
        { term: t('organisations.kindLabel'), detail: t(`organisations.kind.${organisation.kind}`) },
        {
          term: t('manage.organisation.description'),
          detail: inLanguage(language, organisation.description, organisation.descriptionCy),
        },
        {
          term: t('manage.organisation.offer'),
          detail: offer ? inLanguage(language, offer, organisation.offerCy) : not,
        },
        { term: t('manage.organisation.website'), detail: website ? <a href={website}>{website}</a> : not },
        {
          term: t('manage.organisation.contact'),
          detail: (
            <>
              {contactName && <>{contactName}, </>}
              <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </>
          ),
        },
        {
          term: t('manage.organisation.safeguarding'),
          detail: (
            <span className="stack stack-s">
              {gap ? (
                <StatusTag tone="warn">{t(`lead.organisation.gap.${gap}`)}</StatusTag>
              ) : (
                <StatusTag tone="good">{t('lead.organisations.safe')}</StatusTag>
              )}
              {safeguardingLead && <span>{safeguardingLead}</span>}
              {safeguardingPolicyUrl && <a href={safeguardingPolicyUrl}>{t('lead.organisation.policy')}</a>}
              {organisation.safeguardingReviewedOn && (
                <span>{t('lead.organisation.reviewed', { date: day(organisation.safeguardingReviewedOn) })}</span>
              )}
            </span>
          ),
        },
        {
          term: t('manage.organisation.checks'),
          detail:
            checks.length === 0 ? (
              not
            ) : (
              <ul className="plain-list">
                {checks.map((check) => (
                  <li key={check.id}>
                    {t('lead.organisation.check', {
                      role: check.role,
                      level: t(`manage.organisation.level.${check.level}`),
                      date: day(check.seenOn),
                    })}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: t('manage.organisation.insurance'),
          detail: organisation.insuredUntil ? (
            <span className="row">
              {t('lead.organisation.insuredUntil', { date: day(organisation.insuredUntil) })}
              {!isInsured && <StatusTag tone="warn">{t('lead.organisation.insuranceOver')}</StatusTag>}
            </span>
          ) : (
            not
          ),
        },
      ]}
    />
  )
}
