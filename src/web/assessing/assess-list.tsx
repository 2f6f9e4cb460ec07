import { redirect } from 'react-router'
import { openToAssessors, stageOf } from '#capabilities/programme/call-phase-rules.ts'
import { listScoreDrafts } from '#capabilities/programme/keep-score-draft.ts'
import { listToAssess } from '#capabilities/programme/list-to-assess.ts'
import {
  type NoteDeclaredConflictsOutcome,
  noteDeclaredConflicts,
} from '#capabilities/programme/note-declared-conflicts.ts'
import { noteFoundConflicts } from '#capabilities/programme/note-found-conflicts.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { assessorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/assess-list'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { call, assessor, declaredAt } = assessorDesk({ context })
  const powers = { ...services, assessor, now }
  const isOpen = openToAssessors(call).length > 0 && call.phase !== 'shortlisting'
  // What is found is in no list. Noted, it is in the log too, and never twice.
  if (isOpen) await noteFoundConflicts({}, powers)
  const [list, drafts] = await Promise.all([listToAssess({}, powers), listScoreDrafts({}, powers)])
  return {
    call: { slug: call.slug, title: call.title, titleCy: call.titleCy },
    ...{ isOpen, stage: stageOf(call) },
    isDeclared: declaredAt !== null,
    isDeciding: call.phase === 'deciding' && declaredAt !== null,
    list: list.map(({ applicationId, reference, isScored, content }) => ({
      ...{
        applicationId,
        reference,
        isScored,
        isBegun: drafts.has(applicationId),
        place: content.place?.placeName ?? reference,
      },
      ...{ organisation: content.lead?.organisation ?? '', lead: content.lead?.leadName ?? '' },
    })),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<NoteDeclaredConflictsOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-time-to-read': 'assessing.refused.not-time-to-read',
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { call, assessor } = assessorDesk({ context })
  const form = await request.formData()
  if (form.get('do') !== 'declare') throw new Response(null, { status: 400 })
  const applicationIds = form.getAll('conflict[]').map(String)
  const outcome = await noteDeclaredConflicts({ applicationIds }, { ...services, assessor, now })
  return outcome.ok ? redirect(`/programme/assess/${call.slug}`) : { notice: refused[outcome.refusal] }
}

/** What an assessor reads: first they declare conflicts, then the others open. */
export default function AssessListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { call, isOpen, stage, isDeclared, isDeciding, list } = loaderData
  const { t, language } = useTranslation()
  const here = `/programme/assess/${call.slug}`
  const title = t(isOpen && !isDeclared ? 'assessing.list.declare' : 'assessing.list.title')
  const back = { href: `/programme/calls/${call.slug}`, label: inLanguage(language, call.title, call.titleCy) }
  const leads = { reading: 'assessing.list.lead', interview: 'assessing.list.leadInterview' } as const
  const open = stage ? leads[stage] : 'assessing.list.leadDeciding'
  const lead = !isOpen ? 'assessing.list.notYet' : isDeclared ? open : 'assessing.list.declareText'
  return (
    <NarrowPage title={title} back={back}>
      {actionData && <Notice tone="warn" title={t(actionData.notice)} live />}
      <PageHead title={title} lead={t(lead)} />
      {isDeciding && (
        <p>
          <ButtonLink href={`${here}/decision`}>{t('deciding.title')}</ButtonLink>
        </p>
      )}
      {isOpen && isDeclared && list.length === 0 && (
        <EmptyState title={t('assessing.list.none')} level={2} icon="info">
          <p>{t(open)}</p>
        </EmptyState>
      )}
      {isOpen && isDeclared && (
        <TaskList
          tasks={list.map((one) => ({
            title: one.place,
            hint: t('assessing.list.by', one),
            href: `${here}/${one.applicationId}`,
            status:
              one.isScored || !stage
                ? { label: t('assessing.list.scored'), tone: 'good' as const }
                : one.isBegun
                  ? { label: t('assessing.list.begun'), tone: 'warn' as const }
                  : { label: t('assessing.list.toScore'), tone: 'info' as const },
          }))}
        />
      )}
      {isOpen && !isDeclared && (
        <Form>
          <CheckboxGroup
            name="conflict[]"
            id="conflict"
            legend={title}
            options={list.map((one) => ({
              value: one.applicationId,
              label: one.place,
              hint: t('assessing.list.by', one),
            }))}
          />
          <Button name="do" value="declare">
            {t('assessing.list.declared')}
          </Button>
        </Form>
      )}
    </NarrowPage>
  )
}
