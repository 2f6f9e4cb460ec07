import type { SubmittedResult } from '#capabilities/awards/check-submitted-badge.ts'
import { CheckVerdict } from '#capabilities/awards/ui/check-verdict.tsx'
import type { PublicEndorsement } from '#capabilities/recognition/public-endorsement.ts'
import type { PublicPledge } from '#capabilities/recognition/public-pledge.ts'
import type { PublicSuccession } from '#capabilities/succession/public-succession.ts'
import { Notice } from '#design/cards/notice.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CheckResult } from '#web/awards/check-result.tsx'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { AnsweredBy } from '#web/succession/answered-by.tsx'

interface CheckedBadgeProps {
  result: SubmittedResult
  recognition: PublicEndorsement[]
  pledges: PublicPledge[]
  answered: PublicSuccession | undefined
}

/** What the check of one badge came to. */
export function CheckedBadge({ result, recognition, pledges, answered }: CheckedBadgeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { verdict, summary, checks, cautions, issuedHere, isNameless, archive } = result
  const proven = verdict.startsWith('genuine')
  const date = (text: string | undefined) =>
    text && !Number.isNaN(Date.parse(text)) ? longDate(language, new Date(text)) : undefined
  const issuer = summary.issuerName ?? summary.issuerId ?? ''
  const rows = [
    [t('check.name'), summary.name],
    [t('check.description'), summary.description],
    [t('check.criteria'), summary.criteria],
    [
      t('check.issuer'),
      issuedHere
        ? t('check.issuerHere', { name: issuedHere.name })
        : issuer && t(isNameless ? 'check.issuerNameless' : 'check.issuerElsewhere', { name: issuer }),
    ],
    [t('check.awarded'), date(summary.awardedDate ?? summary.validFrom)],
    [t('check.validUntil'), date(summary.validUntil)],
  ].flatMap(([term, detail]) => (term && detail ? [{ term, detail }] : []))
  const state = result.withdrawn
    ? 'withdrawn'
    : summary.validUntil && verdict === 'genuine-but-no-longer-valid'
      ? 'expired'
      : 'valid'
  const validUntil = summary.validUntil ? new Date(summary.validUntil) : null
  return (
    <CheckResult
      verdict={
        <CheckVerdict verdict={verdict} state={state} validUntil={validUntil} isNameless={isNameless} level={2} />
      }
      notices={
        <>
          {result.successor && (
            <Notice tone="info" title={t(`awards.${result.successor.kind}`)}>
              <a href={`/awards/${result.successor.awardId}`}>{t(`awards.${result.successor.kind}By`)}</a>
            </Notice>
          )}
          <AnsweredBy succession={answered} />
          {archive && (
            <Notice
              tone="info"
              title={t('check.archived', {
                site: new URL(archive.origin).host,
                date: longDate(language, new Date(archive.exportedAt)),
              })}
            />
          )}
          {cautions.map((wording) => (
            <Notice key={wording} tone="info" title={wording} />
          ))}
        </>
      }
      says={proven ? t('check.says') : t('check.saysUnproven')}
      rows={rows}
      recognition={
        <>
          <RecognisedBy endorsements={recognition} checked />
          <PledgeRows pledges={pledges} title={t('pledges.promised')} aboutOne checked />
        </>
      }
      checks={checks}
    />
  )
}
