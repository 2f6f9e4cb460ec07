import { redirect } from 'react-router'
import { z } from 'zod'
import { findVacancy } from '#capabilities/work/find-vacancy.ts'
import { type HideVacancyOutcome, hideVacancy, showVacancyAgain } from '#capabilities/work/hide-vacancy.ts'
import { vacancyHeldBy } from '#capabilities/work/vacancy-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-vacancy'
import { VacancyFacts } from './vacancy-facts.tsx'

const longestNote = 600

async function vacancyHere({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, queue, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const found = isId(params.id) ? await findVacancy({ id: params.id }, { ...services, now }) : undefined
  // A draft is its organisation's alone.
  if (found?.vacancy.placeId !== place.id || found.vacancy.state === 'draft') throw new Response(null, { status: 404 })
  return { ...found, powers: { ...services, queue, lead, now }, place }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { vacancy, revision, place } = await vacancyHere({ context, params })
  return {
    ...{ vacancy, revision, place: { slug: place.slug }, held: vacancyHeldBy(vacancy) },
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

const refused: Record<Extract<HideVacancyOutcome, { ok: false }>['refusal'], MessageKey> = {
  'note-is-missing': 'vacancies.lead.refused.note-is-missing',
  'lead-is-of-the-organisation': 'vacancies.lead.refused.lead-is-of-the-organisation',
  'not-here': 'work.refused.not-here',
  'not-now': 'pledges.desk.refused.not-now',
  'changed-meanwhile': 'pledges.desk.refused.changed-meanwhile',
}

const schema = z.object({ note: requiredText(longestNote) })
const labels: FieldLabels<'note'> = { note: 'vacancies.lead.reason' }

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { vacancy, powers, place } = await vacancyHere({ context, params })
  const move = { vacancyId: vacancy.id }
  const form = await request.formData()
  const answer = (outcome: HideVacancyOutcome, typed: Record<string, string>): Response | Answer =>
    outcome.ok
      ? redirect(`/${place.slug}/lead/recognition/vacancies/${vacancy.id}?saved`)
      : { typed, errors: {}, notice: refused[outcome.refusal] }
  if (form.get('do') === 'show') return answer(await showVacancyAgain(move, powers), {})
  const read = lookThenDo(form, { schema, act: 'hide' })
  if (!read.ok) return read.answer
  const basedOn = String(form.get('basedOn') ?? '')
  return answer(await hideVacancy({ ...move, note: read.value.note, basedOn }, powers), read.typed)
}

/** One vacancy for who leads its place: as everybody sees it, to hide with a reason, and to show again. */
export default function LeadVacancyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { vacancy, revision, place, held, saved } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, vacancy.title, vacancy.titleCy)
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const basedOn = <input type="hidden" name="basedOn" value={revision} />
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/${place.slug}/lead/recognition/vacancies`} label={t('vacancies.lead.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} />
      <p className="muted">{`${t(`vacancies.kind.${vacancy.kind}`)}, ${vacancy.organisationName}`}</p>
      {held === 'hidden' && (
        <Notice tone="warn" title={t('vacancies.state.hidden')}>
          <p>{vacancy.hiddenNote}</p>
        </Notice>
      )}
      {!held && (
        <p>
          <a href={`/${vacancy.placeSlug}/vacancies/${vacancy.id}`}>{t('vacancies.lead.look')}</a>
        </p>
      )}
      <VacancyFacts vacancy={vacancy} />
      {held === 'hidden' ? (
        <Form>
          <p className="muted">{t('vacancies.lead.showText')}</p>
          <Button name="do" value="show">
            {t('vacancies.lead.show')}
          </Button>
        </Form>
      ) : (
        <Section title={t('vacancies.lead.hideTitle')}>
          <Form>
            {basedOn}
            {actionData?.asks ? (
              <AskFirst
                question={t('vacancies.lead.hideAsk')}
                yes={{ value: 'hide', label: t('vacancies.lead.hide'), danger: true }}
                no={{ keepsTyped: true, label: t('common.cancel') }}
              >
                <p>{actionData.typed.note}</p>
                <input type="hidden" name="note" value={actionData.typed.note} />
              </AskFirst>
            ) : (
              <>
                <p className="muted">{t('vacancies.lead.hideText')}</p>
                <TextArea {...field('note')} rows={3} maxLength={longestNote} />
                <Button kind="danger" name="do" value="look">
                  {t('vacancies.lead.hide')}
                </Button>
              </>
            )}
          </Form>
        </Section>
      )}
    </DeskPage>
  )
}
