import { redirect } from 'react-router'
import { mostBadgeBytes, mostPhotoBytes } from '#capabilities/awards/award-format.ts'
import { checkSubmittedBadge, type SubmittedCheck } from '#capabilities/awards/check-submitted-badge.ts'
import { badgeVersionAt } from '#capabilities/badges/badge.ts'
import { checkPledges } from '#capabilities/recognition/check-pledges.ts'
import { checkRecognition } from '#capabilities/recognition/check-recognition.ts'
import { findAnswering } from '#capabilities/succession/find-succession.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CheckedBadge } from '#web/checking/checked-badge.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/verify'
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
            <CheckedBadge {...checked} />
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
