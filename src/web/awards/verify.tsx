import { redirect } from 'react-router'
import { mostBadgeBytes, mostPhotoBytes } from '#capabilities/awards/award-format.ts'
import {
  checkSubmittedBadge,
  type SubmittedCheck,
  type SubmittedResult,
} from '#capabilities/awards/check-submitted-badge.ts'
import { CheckVerdict } from '#capabilities/awards/ui/check-verdict.tsx'
import { badgeVersionAt } from '#capabilities/badges/badge.ts'
import { checkPledges } from '#capabilities/recognition/check-pledges.ts'
import { checkRecognition } from '#capabilities/recognition/check-recognition.ts'
import type { PublicEndorsement } from '#capabilities/recognition/public-endorsement.ts'
import type { PublicPledge } from '#capabilities/recognition/public-pledge.ts'
import { findAnswering } from '#capabilities/succession/find-succession.ts'
import type { PublicSuccession } from '#capabilities/succession/public-succession.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { AnsweredBy } from '#web/succession/answered-by.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/verify'
import { CheckResult } from './check-result.tsx'
import { DeviceCheck } from './device-check.tsx'
import { ScanBox } from './scan-box.tsx'

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { services, now, language, t } = visit
  const checked = await checkSubmittedBadge(request, { ...services, now, language })
  if (!checked.ok) {
    const reason = checked.refusal === 'unreachable' ? checked.reason : ''
    return { ok: false as const, field: checked.field, message: t(explanation[checked.refusal], { reason }) }
  }
  // The code on a badge that waits to be kept leads to where it is kept.
  if ('claimPath' in checked) return redirect(checked.claimPath)
  if (checked.isOwn) visit.costsNothing = true
  const { result } = checked
  const isOurs = result.issuedHere !== undefined && result.verdict.startsWith('genuine')
  const badgeVersionId = isOurs ? badgeVersionAt(result.summary.achievementId) : undefined
  const powers = { ...services, now }
  const [recognition, pledges] = badgeVersionId
    ? await Promise.all([checkRecognition({ badgeVersionId }, powers), checkPledges({ badgeVersionId }, powers)])
    : [[], []]
  const { issuedHere } = result
  const answered = issuedHere && (await findAnswering({ slug: issuedHere.slug }, powers))
  return { ok: true as const, result, recognition, pledges, answered }
}

const explanation = {
  nothing: 'check.nothing',
  'too-large': 'check.tooLarge',
  'photo-too-large': 'check.photoTooLarge',
  'no-code': 'check.noCode',
  unreachable: 'check.unreachable',
} as const satisfies Record<Extract<SubmittedCheck, { ok: false }>['refusal'], string>

export default function VerifyPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const checked = actionData?.ok ? actionData : undefined
  const result = checked?.result
  const problem = actionData && !actionData.ok ? actionData : undefined
  const title = problem ? t('common.errorTitle', { title: t('check.title') }) : t('check.title')
  return (
    <SitePage title={title} description={t('check.lead')} current="check">
      <Wrap narrow={!result}>
        <div className="page stack stack-l">
          {checked ? (
            <Result {...checked} />
          ) : (
            <>
              {problem && (
                <ErrorSummary
                  title={t('common.errorSummary')}
                  errors={[{ field: problem.field, message: problem.message }]}
                />
              )}
              <PageHead title={t('check.title')} lead={t('check.lead')} />
              <Form encType="multipart/form-data">
                <ScanBox field="badge" />
                <UploadInput
                  mostBytes={mostBadgeBytes}
                  name="file"
                  label={t('check.file')}
                  hint={t('check.fileHint')}
                  accept=".png,.svg,.pdf,.json,.jsonld,.jwt,image/png,image/svg+xml,application/pdf,application/json"
                  error={problem?.field === 'file' ? problem.message : undefined}
                />
                <Disclosure
                  summary={t('check.otherWays')}
                  open={problem?.field === 'photo' || problem?.field === 'badge'}
                >
                  <Stack>
                    <UploadInput
                      mostBytes={mostPhotoBytes}
                      name="photo"
                      label={t('check.photo')}
                      hint={t('check.photoHint')}
                      accept="image/*"
                      capture="environment"
                      error={problem?.field === 'photo' ? problem.message : undefined}
                    />
                    <TextArea
                      name="badge"
                      label={t('check.text')}
                      hint={t('check.textHint')}
                      rows={5}
                      error={problem?.field === 'badge' ? problem.message : undefined}
                    />
                  </Stack>
                </Disclosure>
                <DeviceCheck />
                <Button>{t('check.button')}</Button>
              </Form>
              <p>
                <a href="/verify/many">{t('check.many.link')}</a>
              </p>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

interface ResultProps {
  result: SubmittedResult
  recognition: PublicEndorsement[]
  pledges: PublicPledge[]
  answered: PublicSuccession | undefined
}

function Result({ result, recognition, pledges, answered }: ResultProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { verdict, summary, checks, cautions, issuedHere, isNameless } = result
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
