import { redirect } from 'react-router'
import { z } from 'zod'
import { findLedgerWeek } from '#capabilities/placements/find-ledger.ts'
import { mostHalfDays, works } from '#capabilities/placements/ledger.ts'
import { type UpdateLedgerWeekOutcome, updateLedgerWeek } from '#capabilities/placements/update-ledger-week.ts'
import { leadDuties } from '#capabilities/programme/rubric.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { dayOf } from '#web/programme/call-words.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { wholeNumberBetween } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-ledger-week'

const cells = leadDuties.flatMap((duty) => works.map((work) => ({ duty, work, name: `${duty}-${work}` })))

async function weekInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const week = await findLedgerWeek({ weekOn: params.week }, { ...services, of: lead, now })
  if (!week) throw new Response(null, { status: 404 })
  return { ...week, lead, weekOn: params.week, back: `/${place.slug}/lead/year/ledger` }
}

export async function loader(args: Route.LoaderArgs) {
  const { cells: kept, revision, weekOn, back } = await weekInHand(args)
  const stored = Object.fromEntries(kept.map(({ duty, work, halfDays }) => [`${duty}-${work}`, String(halfDays)]))
  return { stored, revision, weekOn, back }
}

const schema = z.object(
  Object.fromEntries(cells.map(({ name }) => [name, wholeNumberBetween(0, mostHalfDays).optional()])),
)
const labels: FieldLabels = Object.fromEntries(
  cells.map(({ duty, work, name }) => [name, `ledger.cell.${work}.${duty}` as const]),
)

const refused: Record<Extract<UpdateLedgerWeekOutcome, { ok: false }>['refusal'], MessageKey> = {
  'placement-not-found': 'ledger.refused.week-is-out-of-reach',
  'changed-meanwhile': 'forms.changed.title',
  'week-is-out-of-reach': 'ledger.refused.week-is-out-of-reach',
  'too-many-half-days': 'ledger.refused.too-many-half-days',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { lead, year, weekOn, back } = await weekInHand(args)
  const form = await args.request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const said = cells.map(({ duty, work, name }) => ({ duty, work, halfDays: parsed.value[name] ?? 0 }))
  const asked = { placementId: year.id, weekOn, cells: said, basedOn: basedOnOf(form) ?? '' }
  const outcome = await updateLedgerWeek(asked, { ...services, lead, now })
  if (outcome.ok) return redirect(`${back}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed: parsed.typed, errors: {}, isChanged: true }
  const problem: FormProblem = { message: refused[outcome.refusal], figures: { limit: mostHalfDays } }
  const first = cells.find(({ name }) => parsed.typed[name])?.name ?? cells[0]?.name ?? ''
  return { typed: parsed.typed, errors: { [first]: problem } }
}

/** The lead’s own week: half days for each of the nine duties, existing work and additional. */
export default function LeadLedgerWeekPage({
  loaderData: { stored, revision, weekOn, back },
  actionData,
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? stored, errors })
  const title = t('ledger.weekOf', { date: longDate(language, dayOf(weekOn)) })
  const isWrong = Object.keys(errors).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('ledger.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <p>{t('ledger.weekText')}</p>
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        {leadDuties.map((duty) => (
          <Section key={duty} title={t(`programme.duty.${duty}`)}>
            <div className="row">
              {works.map((work) => (
                <TextInput
                  key={work}
                  {...field(`${duty}-${work}`)}
                  label={
                    <>
                      {t(`ledger.work.${work}`)}
                      <span className="visually-hidden">: {t(`programme.duty.${duty}`)}</span>
                    </>
                  }
                  inputMode="numeric"
                  width={4}
                />
              ))}
            </div>
          </Section>
        ))}
        <Button>{t('common.save')}</Button>
      </Form>
    </DeskPage>
  )
}
