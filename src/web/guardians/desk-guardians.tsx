import { redirect } from 'react-router'
import { type ConfirmGuardianOutcome, confirmGuardian } from '#capabilities/guardians/confirm-guardian.ts'
import { type FindGuardianOutcome, findGuardianAtDesk } from '#capabilities/guardians/find-guardian-at-desk.ts'
import { longestReason } from '#capabilities/guardians/guardian-rules.ts'
import { listGuardiansVerified } from '#capabilities/guardians/list-guardians-verified.ts'
import { type StopGuardianOutcome, stopGuardian } from '#capabilities/guardians/stop-guardian.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-guardians'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['on', 'guardian', 'child'] })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listGuardiansVerified(asked, services)
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.childName} ${one.guardianName} ${one.guardianEmail}`,
    by: { on: (one) => one.verifiedAt, guardian: (one) => one.guardianName, child: (one) => one.childName },
  })
  const { searchParams } = new URL(request.url)
  const toEnd = searchParams.get('end')
  return {
    organisation,
    isManager: manager !== undefined,
    view,
    found,
    older,
    isDone: searchParams.has('done'),
    /** To be ended: asked about first. */
    ending: rows.find(({ childId }) => childId === toEnd),
  }
}

type Refused = Extract<FindGuardianOutcome | ConfirmGuardianOutcome | StopGuardianOutcome, { ok: false }>

const refusedAt: Record<Refused['refusal'], { field: 'code' | 'reason'; message: MessageKey }> = {
  'code-is-unknown': { field: 'code', message: 'guardians.desk.unknown' },
  'too-many-tries': { field: 'code', message: 'guardians.desk.wait' },
  'guardian-is-verified': { field: 'code', message: 'guardians.desk.already' },
  'organisation-not-there': { field: 'code', message: 'guardians.desk.notThere' },
  'guardian-not-found': { field: 'reason', message: 'guardians.desk.gone' },
  'reason-is-missing': { field: 'reason', message: 'guardians.desk.needsReason' },
  'reason-is-too-long': { field: 'reason', message: 'forms.tooLong' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const form = await request.formData()
  const typed = String(form.get('code') ?? '').trim()
  const reason = String(form.get('reason') ?? '')
  const powers = { ...services, issuer, now }
  const refuse = (outcome: Refused) => {
    const { field, message } = refusedAt[outcome.refusal]
    const count = 'waitMinutes' in outcome ? outcome.waitMinutes : 0
    const figures = { count, limit: longestReason, length: reason.length }
    return { typed, reason, known: undefined, field, message: t(message, figures) }
  }
  const here = `/organisations/${organisation.slug}/manage/guardians`
  switch (form.get('do')) {
    case 'look': {
      const outcome = await findGuardianAtDesk({ typed }, powers)
      if (!outcome.ok) return refuse(outcome)
      if (outcome.guardian.isVerified) return refuse({ ok: false, refusal: 'guardian-is-verified' })
      return { typed, reason, known: outcome.guardian, field: undefined, message: undefined }
    }
    case 'confirm': {
      const outcome = await confirmGuardian({ typed }, powers)
      return outcome.ok ? redirect(`${here}?done`) : refuse(outcome)
    }
    case 'end': {
      const childId = form.get('child')
      const outcome: StopGuardianOutcome =
        typeof childId === 'string' && isId(childId)
          ? await stopGuardian({ childId, reason }, powers)
          : { ok: false, refusal: 'guardian-not-found' }
      return outcome.ok ? redirect(here) : refuse(outcome)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** Where a person of an organisation confirms guardians whom they know, and ends what was confirmed here. */
export default function DeskGuardiansPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, older, isDone, ending } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/guardians`
  const { known, field, message, typed, reason } = actionData ?? {}
  const wrong = (name: 'code' | 'reason') => (field === name ? message : undefined)
  const title = t('guardians.desk.title')
  return (
    <ManageConsole
      organisation={organisation}
      title={message ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      {message && field && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
      {isDone && !actionData && <Notice tone="good" title={t('guardians.desk.done')} live />}
      {ending && (
        <Form>
          <Notice
            tone="warn"
            title={t('guardians.desk.stopTitle', {
              guardian: ending.guardianName || ending.guardianEmail,
              child: ending.childName,
            })}
            live
          >
            <p>{t('guardians.desk.stopText')}</p>
            <input type="hidden" name="child" value={ending.childId} />
            <TextArea
              name="reason"
              label={t('guardians.desk.reason')}
              rows={2}
              value={reason}
              error={wrong('reason')}
            />
            <ButtonGroup>
              <Button kind="danger" name="do" value="end">
                {t('guardians.desk.stopYes')}
              </Button>
              <ButtonLink kind="plain" href={here}>
                {t('guardians.desk.back')}
              </ButtonLink>
            </ButtonGroup>
          </Notice>
        </Form>
      )}
      <DeskTable
        title={title}
        lead={
          <>
            <p className="muted">{t('guardians.desk.lead')}</p>
            {known ? (
              <Form>
                <Notice tone="info" title={t('guardians.desk.ask')} live>
                  <SummaryList
                    rows={[
                      {
                        term: t('guardians.desk.guardian'),
                        detail: [known.guardianName, known.guardianEmail].filter(Boolean).join(', '),
                      },
                      { term: t('guardians.desk.child'), detail: known.childName },
                    ]}
                  />
                  <input type="hidden" name="code" value={typed} />
                  <ButtonGroup>
                    <Button name="do" value="confirm">
                      {t('guardians.desk.confirm')}
                    </Button>
                    <ButtonLink kind="plain" href={here}>
                      {t('guardians.desk.back')}
                    </ButtonLink>
                  </ButtonGroup>
                </Notice>
              </Form>
            ) : (
              <Form>
                <TextInput
                  name="code"
                  label={t('guardians.desk.code')}
                  hint={t('guardians.desk.codeHint')}
                  value={field === 'code' ? typed : undefined}
                  error={wrong('code')}
                  width={20}
                  autoComplete="off"
                  spellCheck={false}
                />
                <p>
                  <Button name="do" value="look">
                    {t('guardians.desk.look')}
                  </Button>
                </p>
              </Form>
            )}
          </>
        }
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        rows={found.rows}
        rowKey={(one) => one.childId}
        empty={
          <EmptyState title={t('guardians.desk.none')} level={2} icon="people">
            {t('guardians.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            sorts: 'child',
            title: t('guardians.desk.child'),
            cell: (one) => one.childName,
            names: true,
          },
          {
            key: 'guardian',
            sorts: 'guardian',
            title: t('guardians.desk.guardian'),
            cell: (one) => one.guardianName || one.guardianEmail,
          },
          {
            key: 'on',
            sorts: 'on',
            title: t('guardians.desk.on'),
            cell: (one) => longDate(language, one.verifiedAt),
            oneLine: true,
          },
          { key: 'by', title: t('guardians.desk.by'), cell: (one) => one.memberName ?? '–' },
          {
            key: 'end',
            title: t('guardians.desk.stop'),
            bare: true,
            cell: (one) => (
              <ButtonLink small kind="quiet" href={`${here}?end=${one.childId}`}>
                {t('guardians.desk.stop')}
              </ButtonLink>
            ),
          },
        ]}
      />
    </ManageConsole>
  )
}
