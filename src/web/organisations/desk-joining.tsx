import { redirect } from 'react-router'
import { z } from 'zod'
import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import { type AnswerPlaceOutcome, answerPlace } from '#capabilities/organisations/answer-place.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { joinPlace } from '#capabilities/organisations/join-place.ts'
import { type LeavePlaceOutcome, leavePlace } from '#capabilities/organisations/leave-place.ts'
import { listChecks } from '#capabilities/organisations/list-checks.ts'
import { listOrganisationSteps } from '#capabilities/organisations/list-organisation-steps.ts'
import { checkLevels } from '#capabilities/organisations/organisation.ts'
import { updateChecks } from '#capabilities/organisations/update-checks.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Timeline } from '#design/cards/timeline.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { StandingTag } from '#web/lead/standing-tag.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-joining'

type Refusal = Extract<AnswerPlaceOutcome | LeavePlaceOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, { field?: 'note'; message: MessageKey }> = {
  'note-is-missing': { field: 'note', message: 'organisations.joining.noteMissing' },
  'nothing-to-answer': { message: 'organisations.joining.decided' },
  'not-in-this-place': { message: 'organisations.joining.decided' },
}

const checkSchema = z.object({
  role: requiredText(80),
  level: z.enum(checkLevels, { error: says('forms.choose') }),
  seenOn: z.iso.date({ error: says('forms.badDate') }),
})

const labels = {
  note: 'organisations.joining.note',
  place: 'manage.organisation.place',
  role: 'organisations.apply.check.role',
  level: 'organisations.apply.check.level',
  seenOn: 'organisations.apply.check.seenOn',
} as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { organisation } = managerDesk({ context })
  const organisationId = organisation.id
  const [standings, checks, places] = await Promise.all([
    listStandings(organisationId, { database }),
    listChecks(organisationId, { database }),
    listPlaces({ database }),
  ])
  const known = new Set(standings.map(({ placeId }) => placeId))
  return {
    organisation,
    standings: await Promise.all(
      standings.map(async (one) => ({
        ...one,
        steps: await listOrganisationSteps({ organisationId, placeId: one.placeId }, { database }),
      })),
    ),
    checks,
    others: places.filter(({ id, closedAt }) => !known.has(id) && closedAt === null),
    done: new URL(request.url).searchParams.has('done'),
  }
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const powers = { ...services, queue, manager, now }
  const form = await request.formData()
  const done = redirect(`/organisations/${params.slug}/manage/joining?done`)
  const [doing, id] = String(form.get('do') ?? '').split(' ')
  const note = String(form.get('note') ?? '').slice(0, 2000)
  const answered = (outcome: AnswerPlaceOutcome | LeavePlaceOutcome): Response | Answer => {
    if (outcome.ok) return done
    const { field, message } = refused[outcome.refusal]
    return field ? { errors: { [field]: message }, typed: { note } } : { errors: {}, typed: { note }, notice: message }
  }
  switch (doing) {
    case 'answer':
      if (!isId(id)) break
      return answered(await answerPlace({ placeId: id, note }, powers))
    case 'leave': {
      if (!isId(id)) break
      const outcome = await leavePlace({ placeId: id, note }, powers)
      if (outcome.ok) await holdOpportunities({ organisationId: manager.organisationId }, powers)
      return answered(outcome)
    }
    case 'join': {
      const place = await findPlace({ slug: String(form.get('place') ?? '') }, services)
      if (!place || place.closedAt) return { errors: { place: 'forms.choose' }, typed: {} }
      await joinPlace({ placeId: place.id }, powers)
      return done
    }
    case 'remove-check':
      if (!isId(id)) break
      await updateChecks({ removeId: id }, powers)
      return done
    case 'add-check': {
      const parsed = parseForm(checkSchema, form)
      if (!parsed.ok) return parsed
      await updateChecks({ add: parsed.value }, powers)
      return done
    }
  }
  throw new Response(null, { status: 400 })
}

/** Where the organisation stands with each place, what was said, and what it states of checks. */
export default function JoiningPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, standings, checks, others, done } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('organisations.joining.title')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} />
      {standings.map((one) => {
        const place = inLanguage(language, one.placeName, one.placeNameCy)
        const canAnswer = ['more-asked', 'refused', 'left'].includes(one.standing)
        const canLeave = ['waiting', 'more-asked', 'approved'].includes(one.standing)
        return (
          <Section key={one.placeId} title={place}>
            <div className="stack">
              <p className="row">
                <StandingTag standing={one.standing} />
                {one.reference && (
                  <span className="muted">{t('organisations.joining.reference', { reference: one.reference })}</span>
                )}
              </p>
              {one.decisionNote && one.standing !== 'approved' && (
                <Notice tone="info" title={t('organisations.joining.said')}>
                  <p className="as-written">{one.decisionNote}</p>
                </Notice>
              )}
              {canAnswer && (
                <Form>
                  <TextArea
                    {...field('note')}
                    id={`note-${one.placeId}`}
                    rows={3}
                    hint={t('organisations.joining.noteHint')}
                  />
                  <Button name="do" value={`answer ${one.placeId}`}>
                    {t(
                      one.standing === 'more-asked' ? 'organisations.joining.answer' : 'organisations.joining.askAgain',
                    )}
                  </Button>
                </Form>
              )}
              {one.steps.length > 0 && (
                <Timeline
                  moments={one.steps.map((step) => ({
                    key: step.id,
                    when: dayAndTime(language, step.at, new Date()),
                    title: t(`organisations.joining.step.${step.step}`),
                    detail: step.note,
                  }))}
                />
              )}
              {canLeave && (
                <Disclosure summary={t('organisations.joining.leave', { place })}>
                  <Form>
                    <p>{t('organisations.joining.leaveText')}</p>
                    <Button kind="danger" name="do" value={`leave ${one.placeId}`}>
                      {t('organisations.joining.leaveNow')}
                    </Button>
                  </Form>
                </Disclosure>
              )}
            </div>
          </Section>
        )
      })}
      {others.length > 0 && (
        <Section title={t('organisations.joining.another')}>
          <Form>
            <Select
              {...field('place')}
              options={[
                { value: '', label: t('forms.choose') },
                ...others.map((place) => ({ value: place.slug, label: placeName(place, language) })),
              ]}
            />
            <Button kind="quiet" name="do" value="join">
              {t('manage.organisation.ask')}
            </Button>
          </Form>
        </Section>
      )}
      <p>
        <a href={`/organisations/${organisation.slug}/manage/succession`}>{t('succession.desk.link')}</a>
      </p>
      <Section title={t('manage.organisation.checks')} id="checks">
        <div className="stack">
          <p>{t('organisations.apply.page.checks.lead')}</p>
          <form method="post">
            <DataTable
              caption={t('manage.organisation.checks')}
              hideCaption
              rows={checks}
              rowKey={(row) => row.id}
              empty={<p className="muted">{t('lead.organisation.notSaid')}</p>}
              columns={[
                { key: 'role', title: t('organisations.apply.check.role'), names: true, cell: (row) => row.role },
                {
                  key: 'level',
                  title: t('organisations.apply.check.level'),
                  cell: (row) => t(`manage.organisation.level.${row.level}`),
                },
                {
                  key: 'on',
                  title: t('organisations.apply.check.seenOn'),
                  oneLine: true,
                  cell: (row) => longDate(language, new Date(`${row.seenOn}T12:00:00Z`)),
                },
                {
                  key: 'out',
                  title: t('lead.people.remove'),
                  bare: true,
                  cell: (row) => (
                    <Button
                      small
                      kind="plain"
                      name="do"
                      value={`remove-check ${row.id}`}
                      aria-label={t('manage.members.takeOutOne', { name: row.role })}
                    >
                      {t('lead.people.remove')}
                    </Button>
                  ),
                },
              ]}
            />
          </form>
          <Disclosure
            summary={t('organisations.joining.addCheck')}
            open={Boolean(errors.role || errors.level || errors.seenOn)}
          >
            <Form>
              <TextInput {...field('role')} />
              <Select
                {...field('level')}
                options={[
                  { value: '', label: t('forms.choose') },
                  ...checkLevels.map((level) => ({ value: level, label: t(`manage.organisation.level.${level}`) })),
                ]}
              />
              <TextInput {...field('seenOn')} type="date" width={10} />
              <Button kind="quiet" name="do" value="add-check">
                {t('organisations.joining.addCheck')}
              </Button>
            </Form>
          </Disclosure>
        </div>
      </Section>
    </DeskPage>
  )
}
