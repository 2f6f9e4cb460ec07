import { findPledge, findPublicPledge } from '#capabilities/recognition/find-pledge.ts'
import {
  holdsWhatItIsAbout,
  longestReport,
  type ReportPledgeRefusal,
  reportPledge,
} from '#capabilities/recognition/report-pledge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pledge-report'
import { holdersOf } from './pledge-words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { personId } = signedInDesk({ context }).signedIn
  const [pledge, found] = isId(params.id)
    ? await Promise.all([
        findPublicPledge({ id: params.id }, { ...services, now }),
        findPledge({ id: params.id }, services),
      ])
    : []
  if (!pledge || !found) throw new Response(null, { status: 404 })
  const isHolder = await holdsWhatItIsAbout({ pledge: found.pledge, personId }, services)
  return { pledge, isHolder, place: await loadPlace(visit, pledge.placeSlug) }
}

const labels: FieldLabels<'said'> = { said: 'pledges.report.said' }

const refused: Record<ReportPledgeRefusal, MessageKey> = {
  'not-here': 'pledges.report.refused.not-here',
  'not-a-holder': 'pledges.report.refused.not-a-holder',
  'said-already': 'pledges.report.refused.said-already',
  'words-are-missing': 'pledges.report.refused.words-are-missing',
  'too-long': 'pledges.report.refused.too-long',
}

interface Answer {
  typed: { said: string }
  errors: FormErrors
  done?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Answer> {
  const { services, queue, now } = visitOf({ context })
  const said = String((await request.formData()).get('said') ?? '').replaceAll('\r\n', '\n')
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const powers = { ...services, queue, signedIn: signedInDesk({ context }).signedIn, now }
  const outcome = await reportPledge({ pledgeId: params.id, said }, powers)
  if (outcome.ok) return { typed: { said: '' }, errors: {}, done: true }
  return { typed: { said }, errors: { said: refused[outcome.refusal] } }
}

/** A learner tells the City Lead that a pledge was not kept. */
export default function PledgeReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { pledge, isHolder, place } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('pledges.report.title')
  const isWrong = Object.keys(errors).length > 0
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/pledges/${pledge.id}`} label={t(`pledges.act.${pledge.act}`)} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead
            eyebrow={t('pledges.by', { organisation: pledge.organisationName })}
            title={title}
            lead={holdersOf(pledge, { t, language })}
          />
          {actionData?.done ? (
            <Notice tone="good" title={t('pledges.report.done')} live>
              {t('pledges.report.doneText')}
            </Notice>
          ) : isHolder ? (
            <Form>
              <p>{t('pledges.report.lead')}</p>
              <TextArea {...field('said')} rows={5} maxLength={longestReport} hint={t('pledges.report.saidHint')} />
              <Button>{t('pledges.report.send')}</Button>
            </Form>
          ) : (
            <Notice tone="info" title={t('pledges.report.refused.not-a-holder')} />
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
