import { redirect } from 'react-router'
import { countRefusedMails } from '#capabilities/awards/count-refused-mails.ts'
import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { findOrganisation, listStandings } from '#capabilities/organisations/find-organisation.ts'
import { listChecks } from '#capabilities/organisations/list-checks.ts'
import { listOrganisationSteps } from '#capabilities/organisations/list-organisation-steps.ts'
import { isStanding } from '#capabilities/organisations/organisation.ts'
import {
  type Decision,
  type DecisionRefusal,
  decisions,
  decisionsFor,
  stepOf,
} from '#capabilities/organisations/organisation-rules.ts'
import { letterOfStep } from '#capabilities/organisations/tell-of-step.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Timeline } from '#design/cards/timeline.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation'
import { OrganisationFacts } from './organisation-facts.tsx'
import { StandingTag } from './standing-tag.tsx'

const refused: Record<DecisionRefusal, { field?: 'note'; message: MessageKey }> = {
  'organisation-not-found': { message: 'lead.late' },
  'decided-meanwhile': { message: 'lead.organisation.decidedMeanwhile' },
  'note-is-missing': { field: 'note', message: 'lead.organisation.noteMissing' },
}

const labels = { decision: 'lead.organisation.decision', note: 'lead.organisation.note' } as const

async function organisationInPlace({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { database } = visitOf({ context }).services
  const { place } = leadDesk({ context })
  const organisation = await findOrganisation({ slug: params.slug }, { database })
  const standing =
    organisation && (await listStandings(organisation.id, { database })).find(({ placeId }) => placeId === place.id)
  if (!organisation || !standing) throw new Response(null, { status: 404 })
  return { organisation, standing: standing.standing, reference: standing.reference }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place } = leadDesk({ context })
  const known = await organisationInPlace({ context, params })
  const { database } = services
  const organisationId = known.organisation.id
  const [checks, steps, refusedMails] = await Promise.all([
    listChecks(organisationId, { database }),
    listOrganisationSteps({ organisationId, placeId: place.id }, { database }),
    countRefusedMails(organisationId, { database }),
  ])
  return { place, ...known, checks, steps, refusedMails, now, done: new URL(request.url).searchParams.has('done') }
}

const isDecision = (text: unknown): text is Decision => decisions.some((decision) => decision === text)

/** How the form comes back: with what is wrong, or with the mail as it will go out. */
interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
  preview?: { subject: string; heading: string; paragraphs: string[]; action: string | undefined; footer: string }
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now, language } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { organisation, standing } = await organisationInPlace({ context, params })
  const form = await request.formData()
  const doing = form.get('do') ?? 'preview'
  if (doing !== 'preview' && doing !== 'decide') throw new Response(null, { status: 400 })
  const [decision, seen] = [form.get('decision'), form.get('seen')]
  const note = String(form.get('note') ?? '').slice(0, 2000)
  const typed = { decision: String(decision ?? ''), note, seen: String(seen ?? '') }
  if (!isDecision(decision)) return { errors: { decision: 'forms.choose' }, typed }
  const refuse = (refusal: DecisionRefusal): Answer => {
    const { field, message } = refused[refusal]
    return field ? { errors: { [field]: message }, typed } : { errors: {}, typed: {}, notice: message }
  }
  if (doing === 'preview') {
    if (decision !== 'approved' && note.trim() === '') return refuse('note-is-missing')
    const said = { step: stepOf(decision, standing), note: note.trim() || null }
    const letter = letterOfStep(said, { organisation, place, language, site: services.site })
    return { errors: {}, typed, preview: { ...letter, action: letter.action?.label } }
  }
  const powers = { ...services, queue, lead, now }
  const outcome = await decideOrganisation(
    { organisationId: organisation.id, decision, note, seen: isStanding(seen) ? seen : undefined },
    powers,
  )
  if (!outcome.ok) return refuse(outcome.refusal)
  // What a suspension hides, or its end shows again, is so before the page answers.
  await holdOpportunities({ organisationId: organisation.id }, powers)
  return redirect(`/${place.slug}/lead/organisations/${organisation.slug}?done`)
}

export default function OrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, organisation, standing, reference, checks, steps, refusedMails, now, done } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field, choice } = useFields({ labels, typed, errors })
  const possible = decisionsFor(standing)
  const base = `/${place.slug}/lead/organisations`
  const hasErrors = Object.keys(errors).length > 0
  return (
    <DeskPage title={hasErrors ? t('common.errorTitle', { title: organisation.name }) : organisation.name}>
      <BackLink href={base} label={t('desk.nav.organisations')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {done && !actionData && <Notice tone="good" title={t('lead.organisation.done')} live />}
      <DeskHead title={organisation.name} aside={<StandingTag standing={standing} />} />
      {refusedMails > 0 && (
        <Notice tone="warn" title={t('desk.queue.not-reached.title', { count: refusedMails })}>
          {t('lead.organisation.notReached')}
        </Notice>
      )}
      <p>
        <a href={`${base}/${organisation.slug}/succession`}>{t('succession.desk.leadLink')}</a>
      </p>
      {actionData?.preview ? (
        <Section title={t('lead.organisation.preview')}>
          <div className="stack">
            <p>{t('lead.organisation.previewText')}</p>
            <LetterPreview {...actionData.preview} />
            <Form>
              {['decision', 'note', 'seen'].map((name) => (
                <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
              ))}
              <ButtonGroup>
                <Button name="do" value="decide">
                  {t(`lead.organisation.decide.${actionData.typed.decision as Decision}`)}
                </Button>
                <a href={`${base}/${organisation.slug}`}>{t('common.cancel')}</a>
              </ButtonGroup>
            </Form>
          </div>
        </Section>
      ) : (
        possible.length > 0 && (
          <Section title={t('lead.organisation.yourDecision')}>
            <Form>
              <input type="hidden" name="seen" value={standing} />
              <RadioGroup
                {...choice('decision')}
                options={possible.map((decision) => ({
                  value: decision,
                  label: t(`lead.organisation.as.${stepOf(decision, standing) as Decision | 'restored'}`),
                }))}
              />
              <TextArea {...field('note')} hint={t('lead.organisation.noteHint')} rows={3} />
              <Button kind={standing === 'waiting' ? 'primary' : 'quiet'} name="do" value="preview">
                {t('lead.organisation.seeMail')}
              </Button>
            </Form>
          </Section>
        )
      )}
      <Section title={t('lead.organisation.facts')}>
        <OrganisationFacts organisation={organisation} reference={reference} checks={checks} now={now} />
      </Section>
      <Section title={t('lead.organisation.history')}>
        {steps.length === 0 ? (
          <p className="muted">{t('lead.organisation.noHistory')}</p>
        ) : (
          <Timeline
            moments={steps.map((one) => ({
              key: one.id,
              when: dayAndTime(language, one.at, new Date()),
              title: t(`lead.organisation.step.${one.step}`, { name: one.actorName ?? t('lead.organisation.someone') }),
              detail: one.note,
            }))}
          />
        )}
      </Section>
    </DeskPage>
  )
}
