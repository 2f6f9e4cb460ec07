import { redirect } from 'react-router'
import { type DecideItemOutcome, decideItem } from '#capabilities/community/decide-item.ts'
import { longestReason } from '#capabilities/community/library-item.ts'
import { listItemReports } from '#capabilities/community/list-items.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { backToForm } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-library-item'
import type { ItemAnswer } from './item-form.tsx'
import { ItemView, itemTones, titleOf } from './item-view.tsx'
import { backOf, teamItem } from './library-in-hand.ts'
import { backLabelOf, QuestionAnswers } from './question-answers.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { team, found, answers, base, here } = await teamItem(args)
  const reports = await listItemReports({ itemId: found.item.id }, { ...services, team })
  return { ...found, answers, base, here, reports, saved: new URL(args.request.url).searchParams.has('saved') }
}

const refused: Record<Extract<DecideItemOutcome, { ok: false }>['refusal'], MessageKey> = {
  'item-not-found': 'library.refused.item-not-found',
  'reason-is-missing': 'library.refused.reason-is-missing',
  'too-long': 'library.refused.too-long',
  'decided-meanwhile': 'library.refused.decided-meanwhile',
}

const decisions = { stay: 'stays', remove: 'removed', restore: 'restored' } as const
const isDecision = (text: unknown): text is keyof typeof decisions => Object.hasOwn(decisions, String(text))

export async function action(args: Route.ActionArgs): Promise<Response | ItemAnswer> {
  const { services, queue, now } = visitOf(args)
  const { team, found, here } = await teamItem(args)
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back) return { typed: back.typed, errors: {} }
  const doing = form.get('do')
  const reason = String(form.get('reason') ?? '').replaceAll('\r\n', '\n')
  if (doing === 'look')
    return reason.trim()
      ? { typed: { reason }, errors: {}, asks: 'remove' }
      : { typed: {}, errors: { reason: refused['reason-is-missing'] } }
  if (!isDecision(doing)) throw new Response(null, { status: 400 })
  const asked = { itemId: found.item.id, decision: decisions[doing], reason }
  const outcome = await decideItem(asked, { ...services, queue, team, now })
  if (outcome.ok) return redirect(`${here}?saved`)
  const message = refused[outcome.refusal]
  return outcome.refusal === 'reason-is-missing' || outcome.refusal === 'too-long'
    ? { typed: { reason }, errors: { reason: message } }
    : { typed: { reason }, errors: {}, notice: message }
}

const labels: FieldLabels<'reason'> = { reason: 'library.reason' }

/** Something of the library for the programme team: what was reported of it, and what is decided. */
export default function DeskLibraryItemPage({ loaderData, actionData }: Route.ComponentProps) {
  const { item, content, attribution, reason, reports, base, saved } = loaderData
  const { t, language } = useTranslation()
  const title = titleOf(t, language, item)
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const isOpen = item.state === 'hidden' || reports.some(({ settledAt }) => !settledAt)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={backOf(item, base)} label={backLabelOf(t, item)} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        aside={t(`library.kind.${item.kind}`)}
        actions={<StatusTag tone={itemTones[item.state]}>{t(`library.state.${item.state}`)}</StatusTag>}
      />
      {reason && (
        <Notice tone="bad" title={t('library.removedTitle')}>
          <p>{reason}</p>
        </Notice>
      )}
      <Section title={t('library.reports')}>
        {reports.length === 0 && <p className="muted">{t('library.reportsNone')}</p>}
        <ul className="said-rows">
          {reports.map(({ personId, name, said, reportedAt, settledAt }) => (
            <li key={personId}>
              <div>
                <blockquote className="said">
                  <p>{said}</p>
                </blockquote>
                <p className="small muted">
                  {t('library.reportBy', { name, date: longDate(language, reportedAt) })}:{' '}
                  {t(settledAt ? 'library.settled' : 'library.open')}
                </p>
              </div>
            </li>
          ))}
        </ul>
        {item.clearedAt && <p className="muted">{t('library.clearedText')}</p>}
        {isOpen && item.state !== 'removed' && (
          <Form>
            <Button name="do" value="stay">
              {t('library.stays')}
            </Button>
          </Form>
        )}
        {item.state === 'removed' && (
          <Form>
            <Button name="do" value="restore">
              {t('library.restore')}
            </Button>
          </Form>
        )}
      </Section>
      {item.state !== 'removed' && (
        <Section title={t('library.removeTitle')}>
          <Form>
            {actionData?.asks === 'remove' ? (
              <AskFirst
                question={t('library.removeAsk', { title })}
                yes={{ value: 'remove', label: t('library.removeNow'), danger: true }}
                no={{ keepsTyped: true, label: t('common.notYet') }}
              >
                <p>{t('library.removeText')}</p>
                <p className="as-written">{actionData.typed.reason}</p>
                <input type="hidden" name="reason" value={actionData.typed.reason ?? ''} />
              </AskFirst>
            ) : (
              <>
                <p className="muted">{t('library.removeText')}</p>
                <TextArea {...field('reason')} rows={3} maxLength={longestReason} />
                <Button kind="quiet" name="do" value="look">
                  {t('library.remove')}
                </Button>
              </>
            )}
          </Form>
        </Section>
      )}
      <Section title={t('library.name')}>
        <ItemView item={item} content={content} attribution={attribution} />
      </Section>
      {item.kind === 'question' && <QuestionAnswers {...loaderData} />}
    </DeskPage>
  )
}
