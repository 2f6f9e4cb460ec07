import { redirect } from 'react-router'
import { findAwardRun } from '#capabilities/awards/find-award-run.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { type ChooseAssessorOutcome, chooseAssessor } from '#capabilities/evidence/choose-assessor.ts'
import { type DecideEvidenceOutcome, decideEvidence } from '#capabilities/evidence/decide-evidence.ts'
import type { Decision } from '#capabilities/evidence/evidence-rules.ts'
import { longestComment } from '#capabilities/evidence/evidence-rules.ts'
import { findEvidence } from '#capabilities/evidence/find-evidence.ts'
import { type RestoreEvidenceOutcome, restoreEvidence } from '#capabilities/evidence/restore-evidence.ts'
import { listMembers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-evidence'
import { EvidenceStateTag } from './evidence-state.tsx'
import { ShownEvidence } from './shown-evidence.tsx'

async function sentHere({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer, manager } = issuerDesk({ context })
  const found = isId(params.id)
    ? await findEvidence({ id: params.id, organisationId: organisation.id }, services)
    : undefined
  if (!found) throw new Response(null, { status: 404 })
  const base = `/organisations/${organisation.slug}/manage`
  return { ...found, organisation, issuer, manager, services, now, base, here: `${base}/evidence/${found.piece.id}` }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { piece, files, organisation, manager, services, base, here } = await sentHere({ context, params })
  const [badge, learner, members] = await Promise.all([
    findBadge({ id: piece.badgeId }, services),
    findPerson({ id: piece.personId }, services),
    listMembers(organisation.id, services),
  ])
  const run = piece.runId
    ? await findAwardRun({ id: piece.runId, organisationId: organisation.id }, services)
    : undefined
  if (!badge || !learner) throw new Response(null, { status: 404 })
  return {
    ...{ piece, files, organisation, base, here, isManager: manager !== undefined, learnerName: learner.name },
    badge: { name: badge.name, nameCy: badge.nameCy, criteria: badge.criteria, criteriaCy: badge.criteriaCy },
    run: { isThere: run !== undefined, isUndone: Boolean(run?.undoneAt) },
    members: members.map(({ personId, name }) => ({ personId, name })),
  }
}

const decideRefused: Record<Extract<DecideEvidenceOutcome, { ok: false }>['refusal'], MessageKey> = {
  ...awardRefusalWords,
  'evidence-not-found': 'evidence.refused.takenBack',
  'decided-meanwhile': 'evidence.refused.decidedMeanwhile',
  'comment-is-missing': 'evidence.refused.noComment',
  'own-evidence': 'evidence.refused.own',
}
const assessorRefused: Record<Extract<ChooseAssessorOutcome, { ok: false }>['refusal'], MessageKey> = {
  'evidence-not-found': 'evidence.refused.takenBack',
  'not-a-member': 'evidence.refused.notAMember',
}
const restoreRefused: Record<Extract<RestoreEvidenceOutcome, { ok: false }>['refusal'], MessageKey> = {
  'evidence-not-found': 'evidence.refused.takenBack',
  'badge-was-not-undone': 'evidence.refused.notUndone',
  'content-is-removed': 'evidence.contentRemoved',
}
const decisionOf: Record<string, Decision> = { return: 'returned', accept: 'accepted', decline: 'declined' }

export async function action({ context, params, request }: Route.ActionArgs) {
  const { piece, issuer, services, now, here } = await sentHere({ context, params })
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { comment: text('comment') }
  const verb = text('do')
  if (verb === 'choose-assessor') {
    const assessor = text('assessor')
    const assessorId = isId(assessor) ? assessor : null
    const outcome = await chooseAssessor({ pieceId: piece.id, assessorId }, { ...services, issuer })
    if (outcome.ok) return redirect(here)
    return { errors: { assessor: assessorRefused[outcome.refusal] } as FormErrors, typed }
  }
  if (verb === 'look-again') {
    const outcome = await restoreEvidence({ pieceId: piece.id }, { database: services.database, issuer, now })
    return outcome.ok ? redirect(here) : { errors: { comment: restoreRefused[outcome.refusal] } as FormErrors, typed }
  }
  const decision = decisionOf[verb]
  if (!decision) throw new Response(null, { status: 400 })
  if (typed.comment.length > longestComment) {
    const figures = { limit: longestComment, length: typed.comment.length }
    return { errors: { comment: { message: 'forms.tooLong', figures } } as FormErrors, typed }
  }
  const outcome = await decideEvidence(
    { pieceId: piece.id, decision, comment: typed.comment, seenSentAt: text('seen') },
    { ...services, issuer, now },
  )
  if (!outcome.ok) return { errors: { comment: decideRefused[outcome.refusal] } as FormErrors, typed }
  return redirect(decision === 'returned' ? here.replace(/\/[^/]+$/, '') : here)
}

const decideLabels: FieldLabels = { comment: 'evidence.comment', assessor: 'evidence.assessor' }

export default function EvidencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { piece, files, organisation, base, here, isManager, learnerName, badge, members, run } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = { assessor: piece.assessorId ?? '', ...actionData?.typed }
  const { field } = useFields({ labels: decideLabels, typed, errors })
  const name = inLanguage(language, badge.name, badge.nameCy)
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title: piece.title }) : piece.title || name}
      isManager={isManager}
    >
      <BackLink href={`${base}/evidence`} label={t('evidence.queue')} />
      <FormErrorSummary errors={errors} labels={decideLabels} />
      <PageHead
        eyebrow={[learnerName, name, piece.sentAt && dayAndTime(language, piece.sentAt, new Date())]
          .filter(Boolean)
          .join(' · ')}
        title={piece.title || name}
        actions={<EvidenceStateTag state={piece.state} />}
      />
      {piece.contentRemovedAt ? (
        <p>{t('evidence.contentRemoved')}</p>
      ) : (
        <ShownEvidence piece={piece} files={files} at={here} />
      )}
      <Section title={t('badges.earnIt')}>
        <Paragraphs text={inLanguage(language, badge.criteria, badge.criteriaCy)} />
      </Section>
      {piece.state === 'sent' ? (
        <>
          <Form>
            <Select
              {...field('assessor')}
              options={[
                { value: '', label: t('evidence.nobody') },
                ...members.map((one) => ({ value: one.personId, label: one.name })),
              ]}
            />
            <ButtonGroup>
              <Button kind="quiet" name="do" value="choose-assessor">
                {t('evidence.assign')}
              </Button>
            </ButtonGroup>
          </Form>
          <Section title={t('evidence.decide')}>
            <Form>
              <input type="hidden" name="seen" value={piece.sentAt?.toISOString()} />
              <TextArea {...field('comment')} hint={t('evidence.commentHint')} rows={4} />
              <p className="muted">{t('evidence.acceptText')}</p>
              <ButtonGroup>
                <Button name="do" value="accept" icon="award">
                  {t('evidence.accept')}
                </Button>
                <Button kind="quiet" name="do" value="return">
                  {t('evidence.return')}
                </Button>
                <Button kind="quiet" name="do" value="decline">
                  {t('evidence.decline')}
                </Button>
              </ButtonGroup>
            </Form>
          </Section>
        </>
      ) : (
        <Notice tone="info" title={t(`evidence.state.${piece.state}`)}>
          {piece.comment && <Paragraphs text={piece.comment} />}
          {run.isThere && (
            <p>
              <a href={`${base}/runs/${piece.runId}`}>{t('evidence.toRun')}</a>
            </p>
          )}
          {run.isUndone && !piece.contentRemovedAt && (
            <Form>
              <p>{t('evidence.undone')}</p>
              <ButtonGroup>
                <Button kind="quiet" name="do" value="look-again">
                  {t('evidence.lookAgain')}
                </Button>
              </ButtonGroup>
            </Form>
          )}
        </Notice>
      )}
    </ManageConsole>
  )
}
