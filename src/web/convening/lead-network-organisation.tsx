import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddNetworkContactOutcome, addNetworkContact } from '#capabilities/network/add-network-contact.ts'
import { findNetworkLog } from '#capabilities/network/find-network-organisation.ts'
import {
  type JoinNetworkOrganisationsOutcome,
  joinNetworkOrganisations,
} from '#capabilities/network/join-network-organisations.ts'
import { entryKinds, longestEntry } from '#capabilities/network/network-entry.ts'
import { longestStep, networkStages } from '#capabilities/network/network-organisation.ts'
import { keptUntil } from '#capabilities/network/network-rules.ts'
import { type NoteNetworkEntryOutcome, noteNetworkEntry } from '#capabilities/network/note-network-entry.ts'
import {
  type ReviseNetworkOrganisationOutcome,
  reviseNetworkOrganisation,
} from '#capabilities/network/revise-network-organisation.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Timeline } from '#design/cards/timeline.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/lead-network-organisation'
import { ContactFields, contactLabels, contactOf, contactRefused, contactSchema } from './contact-form.tsx'
import { networkInHand, stageTones } from './network-in-hand.ts'

/** Entries that are shown. */
const latest = 200

export async function loader(args: Route.LoaderArgs) {
  const { place, known, contacts, revision, namesakes, list, here, powers } = await networkInHand(args)
  const [log, leads] = await Promise.all([
    findNetworkLog({ id: known.id, limit: latest }, powers),
    listPlaceLeads({ placeId: place.id }, powers),
  ])
  const { stage, nextStep, nextStepOn, nextStepOwnerId, slug } = known
  return {
    ...{
      known,
      contacts,
      log,
      namesakes,
      list,
      here,
      revision,
      leads: leads.map(({ personId, name }) => ({ personId, name })),
    },
    ...{
      today: localParts(powers.now).date,
      me: powers.lead.personId ?? '',
      entryId: randomUUID(),
      contactId: randomUUID(),
    },
    ...{ until: keptUntil(known.lastEntryOn), page: slug && `/${place.slug}/organisations/${slug}` },
    stored: asTyped({ stage, nextStep, nextStepOn, nextStepOwnerId }),
    saved: new URL(args.request.url).searchParams.has('saved'),
  }
}

const day = z.iso.date({ error: says('forms.badDate') })
const schemas = {
  move: z.object({ stage: z.enum(networkStages, { error: says('forms.choose') }) }),
  plan: z.object({
    nextStep: optionalText(longestStep),
    nextStepOn: day.optional(),
    nextStepOwnerId: z.uuid().optional(),
  }),
  note: z.object({
    entryId: z.uuid(),
    kind: z.enum(entryKinds, { error: says('forms.choose') }),
    happenedOn: day,
    contactId: z.uuid().optional(),
    byId: z.uuid({ error: says('forms.choose') }),
    said: requiredText(longestEntry),
  }),
  contact: contactSchema.extend({ contactRequest: z.uuid() }),
}

const labels = {
  ...{ stage: 'convening.stage', nextStep: 'convening.step.text', nextStepOn: 'convening.step.on' },
  ...{ nextStepOwnerId: 'convening.step.owner', kind: 'convening.log.kind', happenedOn: 'convening.log.on' },
  ...{ contactId: 'convening.log.with', byId: 'convening.log.by', said: 'convening.log.said' },
  ...contactLabels,
} as const satisfies FieldLabels

type Refusal = Extract<
  | AddNetworkContactOutcome
  | NoteNetworkEntryOutcome
  | ReviseNetworkOrganisationOutcome
  | JoinNetworkOrganisationsOutcome,
  { ok: false }
>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'words-are-missing': 'convening.refused.words-are-missing',
  'too-long': 'convening.refused.too-long',
  'reaches-a-person': 'convening.refused.reaches-a-person',
  'day-is-missing': 'convening.refused.day-is-missing',
  'day-is-out-of-reach': 'convening.refused.day-is-out-of-reach',
  'email-unreadable': 'convening.refused.email-unreadable',
  'phone-unreadable': 'convening.refused.phone-unreadable',
  'here-already': 'convening.refused.here-already',
  'too-many': 'convening.refused.too-many',
  'not-in-network': 'convening.refused.not-in-network',
  'owner-not-found': 'convening.refused.owner-not-found',
  'no-such-organisation': 'convening.refused.no-such-organisation',
  'contact-here-already': 'convening.refused.contact-here-already',
  'contact-not-found': 'convening.refused.contact-not-found',
  'two-of-this-site': 'convening.refused.two-of-this-site',
  'changed-meanwhile': 'forms.changed.title',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
  /** The other one that is perhaps the same. */
  asks?: string
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { known, here, powers } = await networkInHand(args)
  const { id } = known
  const form = await args.request.formData()
  const [doing = '', otherId = ''] = String(form.get('do') ?? '').split(' ')
  const basedOn = basedOnOf(form) ?? ''
  const settle = (
    outcome: { ok: true } | { ok: false; refusal: Refusal },
    field: keyof typeof labels,
    typed: Record<string, string> = {},
  ): Response | Answer => {
    if (outcome.ok) return redirect(`${here}?saved`)
    const { refusal } = outcome
    if (refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
    return { typed, errors: { [field]: refused[refusal] } }
  }
  if (doing === 'look-same' || doing === 'join') {
    if (!isId(otherId)) throw new Response(null, { status: 400 })
    if (doing === 'look-same') return { typed: {}, errors: {}, asks: otherId }
    return settle(await joinNetworkOrganisations({ id, otherId }, powers), 'stage')
  }
  if (doing === 'done') {
    const change = { nextStep: null, nextStepOn: null, nextStepOwnerId: null }
    return settle(await reviseNetworkOrganisation({ id, basedOn, change }, powers), 'nextStep')
  }
  if (doing === 'move') {
    const parsed = parseForm(schemas.move, form)
    if (!parsed.ok) return parsed
    return settle(await reviseNetworkOrganisation({ id, basedOn, change: parsed.value }, powers), 'stage', parsed.typed)
  }
  if (doing === 'plan') {
    const parsed = parseForm(schemas.plan, form)
    if (!parsed.ok) return parsed
    const { nextStep, nextStepOn = null, nextStepOwnerId = null } = parsed.value
    const change = { nextStep, nextStepOn, nextStepOwnerId }
    const outcome = await reviseNetworkOrganisation({ id, basedOn, change }, powers)
    const isOfDay = !outcome.ok && outcome.refusal.startsWith('day')
    const isOfOwner = !outcome.ok && outcome.refusal === 'owner-not-found'
    return settle(outcome, isOfDay ? 'nextStepOn' : isOfOwner ? 'nextStepOwnerId' : 'nextStep', parsed.typed)
  }
  if (doing === 'note') {
    const parsed = parseForm(schemas.note, form)
    if (!parsed.ok) return parsed
    const { entryId: requestId, contactId = null, ...entry } = parsed.value
    const outcome = await noteNetworkEntry({ id, requestId, entry: { ...entry, contactId } }, powers)
    if (!outcome.ok && outcome.refusal === 'day-is-out-of-reach')
      return { typed: parsed.typed, errors: { happenedOn: 'convening.refused.day-of-log' } }
    const field = { 'contact-not-found': 'contactId', 'owner-not-found': 'byId' } as const
    const at = !outcome.ok && outcome.refusal in field ? field[outcome.refusal as keyof typeof field] : 'said'
    return settle(outcome, at, parsed.typed)
  }
  if (doing !== 'contact') throw new Response(null, { status: 400 })
  const parsed = parseForm(schemas.contact, form)
  if (!parsed.ok) return parsed
  const { contactRequest: requestId, ...contact } = parsed.value
  const outcome = await addNetworkContact({ id, requestId, contact: contactOf(contact) }, powers)
  if (outcome.ok) return redirect(`${here}?saved`)
  const [field, message] = contactRefused[outcome.refusal]
  return { typed: parsed.typed, errors: { [field]: message } }
}

/** One organisation of the network: how near it is, what comes next, whom to speak to, and what happened. */
export default function LeadNetworkOrganisationPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const { known, contacts, log, namesakes, list, here, revision, stored, leads, today, until } = page
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = { ...stored, happenedOn: today, byId: page.me, ...actionData?.typed }
  const { field } = useFields({ labels, typed, errors })
  const { name, stage, sector, source } = known
  const other = namesakes.find(({ id }) => id === actionData?.asks)
  const isWrong = Object.keys(errors).length > 0
  const owners = leads.map(({ personId, name: label }) => ({ value: personId, label }))
  const former = known.nextStepOwnerId && !leads.some(({ personId }) => personId === known.nextStepOwnerId)
  const isDue = known.nextStepOn !== null && known.nextStepOn < today
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title: name }) : name}>
      <BackLink href={list} label={t('convening.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      {page.saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {other && (
        <Form>
          <AskFirst
            question={t('convening.same.ask', { name: other.name })}
            yes={{ value: `join ${other.id}`, label: t('convening.same.now'), danger: true }}
            no={{ label: t('common.notYet') }}
          >
            <p>{t('convening.same.askText')}</p>
          </AskFirst>
        </Form>
      )}
      <DeskHead
        title={name}
        actions={
          <ButtonLink kind="quiet" href={`${here}/edit`}>
            {t('convening.edit')}
          </ButtonLink>
        }
      />
      <p>
        <StatusTag tone={stageTones[stage]}>{t(`convening.stages.${stage}`)}</StatusTag>{' '}
        {[sector && t(`organisations.kind.${sector}`), source].filter(Boolean).join(' · ')}{' '}
        {page.page && <a href={page.page}>{t('convening.seePage')}</a>}
      </p>
      <p className="muted small">{t('convening.kept', { date: longDate(language, new Date(until)) })}</p>
      {namesakes.length > 0 && !other && (
        <Section title={t('convening.same.title')} id="same">
          <Form>
            <p>{t('convening.same.text')}</p>
            <ButtonGroup>
              {namesakes.map((one) => (
                <Button key={one.id} kind="quiet" small name="do" value={`look-same ${one.id}`}>
                  {t('convening.same.look', { name: one.name })}
                </Button>
              ))}
            </ButtonGroup>
          </Form>
        </Section>
      )}
      <Section title={t('convening.step.title')} id="next">
        {isDue && <StatusTag tone="warn">{t('convening.isLate')}</StatusTag>}
        <Form>
          <BasedOn revision={revision} answered={actionData?.asks ? undefined : actionData} />
          <TextInput {...field('nextStep')} maxLength={longestStep} />
          <TextInput {...field('nextStepOn')} type="date" />
          <Select
            {...field('nextStepOwnerId')}
            options={[
              { value: '', label: t('convening.step.nobody') },
              ...owners,
              ...(former && known.nextStepOwnerId
                ? [{ value: known.nextStepOwnerId, label: known.nextStepOwner || t('convening.step.former') }]
                : []),
            ]}
          />
          <ButtonGroup>
            <Button name="do" value="plan">
              {t('convening.step.save')}
            </Button>
            {known.nextStep && (
              <Button kind="quiet" name="do" value="done">
                {t('convening.step.done')}
              </Button>
            )}
          </ButtonGroup>
        </Form>
      </Section>
      <Section title={t('convening.stage')} id="how-near">
        <Form>
          <BasedOn revision={revision} answered={actionData?.asks ? undefined : actionData} />
          <Select
            {...field('stage')}
            options={networkStages.map((one) => ({ value: one, label: t(`convening.stages.${one}`) }))}
          />
          <Button kind="quiet" name="do" value="move">
            {t('convening.moveNow')}
          </Button>
        </Form>
      </Section>
      <Section title={t('convening.log.title')} id="log">
        {log.length === 0 ? (
          <p className="muted">{t('convening.log.none')}</p>
        ) : (
          <Timeline
            moments={log.map(({ id, kind, happenedOn, contactName, byName, said }) => ({
              key: id,
              when: longDate(language, new Date(happenedOn)),
              title: [t(`convening.log.kinds.${kind}`), contactName, byName ?? t('convening.step.former')]
                .filter(Boolean)
                .join(' · '),
              detail: <span className="as-typed">{said ?? t('convening.log.erased')}</span>,
            }))}
          />
        )}
        <h3>{t('convening.log.write')}</h3>
        <Form>
          <input type="hidden" name="entryId" value={actionData?.typed.entryId ?? page.entryId} />
          <Select
            {...field('kind')}
            options={entryKinds.map((kind) => ({ value: kind, label: t(`convening.log.kinds.${kind}`) }))}
          />
          <TextInput {...field('happenedOn')} type="date" max={today} />
          {contacts.length > 0 && (
            <Select
              {...field('contactId')}
              options={[
                { value: '', label: t('convening.log.noOne') },
                ...contacts.map(({ id, name: label }) => ({ value: id, label })),
              ]}
            />
          )}
          <Select {...field('byId')} options={owners} />
          <TextArea {...field('said')} rows={4} hint={t('convening.log.saidHint')} />
          <Button kind="quiet" name="do" value="note">
            {t('convening.log.now')}
          </Button>
        </Form>
      </Section>
      <Section title={t('convening.contact.title')} id="contacts">
        <DataTable
          caption={t('convening.contact.title')}
          hideCaption
          cards="rows"
          rows={contacts}
          rowKey={({ id }) => id}
          empty={<p className="muted">{t('convening.contact.none')}</p>}
          columns={[
            {
              ...{ key: 'name', title: t('convening.contact.name'), names: true, breaks: true },
              cell: (one) => <a href={`${here}/contacts/${one.id}`}>{one.name}</a>,
            },
            { key: 'job', title: t('convening.contact.job'), cell: ({ job }) => job ?? '–' },
            {
              ...{ key: 'reach', title: t('convening.contact.reach'), breaks: true },
              cell: ({ email, phone }) => [email, phone].filter(Boolean).join(' · ') || '–',
            },
            { key: 'basis', title: t('convening.contact.basis'), cell: ({ basis }) => t(`convening.basis.${basis}`) },
          ]}
        />
        <h3>{t('convening.contact.add')}</h3>
        <p className="muted">{t('convening.contact.lead')}</p>
        <Form>
          <input type="hidden" name="contactRequest" value={actionData?.typed.contactRequest ?? page.contactId} />
          <ContactFields typed={typed} errors={errors} />
          <Button kind="quiet" name="do" value="contact">
            {t('convening.contact.addNow')}
          </Button>
        </Form>
      </Section>
    </DeskPage>
  )
}
