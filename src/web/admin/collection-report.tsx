import { redirect } from 'react-router'
import {
  type AnswerCollectionReportsOutcome,
  answerCollectionReports,
  type ReportAnswer,
  reportAnswers,
} from '#capabilities/portfolio/answer-collection-reports.ts'
import { findReportedCollection } from '#capabilities/portfolio/list-reported-collections.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { longestReport } from '#capabilities/portfolio/report-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { CollectionStateTag } from '#web/portfolio/collection-state.tsx'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/collection-report'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now, language } = visitOf({ context })
  const found = isId(params.id) ? await findReportedCollection({ id: params.id }, { ...services, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, seen: await readCollection(found.collection, { ...services, now, language }) }
}

type Refusal = Exclude<Extract<AnswerCollectionReportsOutcome, { ok: false }>['refusal'], 'not-reported'>

const refused: Record<Refusal, MessageKey> = {
  'reason-is-missing': 'portfolio.reports.reasonMissing',
  'too-long': 'portfolio.refused.too-long',
}

const labels: FieldLabels<'reason'> = { reason: 'portfolio.reports.reason' }

const isAnswer = (text: string): text is ReportAnswer => reportAnswers.some((one) => one === text)

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { administrator } = administratorDesk({ context })
  const form = await request.formData()
  const answer = String(form.get('do') ?? '')
  const reason = String(form.get('reason') ?? '')
  if (!isAnswer(answer)) throw new Response(null, { status: 400 })
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const asked = { collectionId: params.id, answer, reason }
  const outcome = await answerCollectionReports(asked, { ...services, queue, administrator, now })
  if (outcome.ok) return redirect('/admin/reports?done')
  const { refusal } = outcome
  if (refusal === 'not-reported') throw noSuchPage(refusal)
  return { typed: { reason }, errors: { reason: refused[refusal] } as FormErrors }
}

/** What was said of a collection, as its readers see it, and what is done about it. */
export default function CollectionReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { collection, reports, seen } = loaderData
  const { t, language } = useTranslation()
  const { typed = {}, errors = {} } = actionData ?? {}
  const { field } = useFields({ labels, typed, errors })
  const isStopped = collection.state === 'stopped'
  return (
    <DeskPage title={collection.title}>
      <BackLink href="/admin/reports" label={t('desk.nav.collectionReports')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={collection.title} aside={<CollectionStateTag collection={collection} />} />
      {collection.stoppedReason && (
        <Notice tone="warn" title={t('portfolio.stoppedText', { reason: collection.stoppedReason })} />
      )}
      <Section title={t('portfolio.reports.said')}>
        <SummaryList
          rows={reports.map(({ said, reportedAt }) => ({
            term: longDate(language, reportedAt),
            detail: <bdi>{said}</bdi>,
          }))}
        />
      </Section>
      <Form>
        {isStopped ? (
          <Button name="do" value="restore">
            {t('portfolio.reports.restore')}
          </Button>
        ) : (
          <>
            <TextArea
              {...field('reason')}
              hint={t('portfolio.reports.reasonHint')}
              rows={3}
              maxLength={longestReport}
            />
            <ButtonGroup>
              <Button kind="danger" name="do" value="stop">
                {t('portfolio.reports.stop')}
              </Button>
              <Button kind="quiet" name="do" value="stay">
                {t('portfolio.reports.stay')}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Form>
      <CollectionPreview collection={seen} />
    </DeskPage>
  )
}
