import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddCallEventOutcome, addCallEvent } from '#capabilities/programme/add-call-event.ts'
import { listCallEvents } from '#capabilities/programme/list-call-events.ts'
import { removeCallEvent } from '#capabilities/programme/remove-call-event.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-events'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services, now } = visitOf(args)
  const { call } = await callInHand(args)
  return { call, events: await listCallEvents({ callId: call.id }, { ...services, now }), now }
}

const schema = z.object({ address: requiredText(500) })
const labels: FieldLabels = { address: 'calls.events.address' }

const refused: Record<Extract<AddCallEventOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'calls.refused.call-not-found',
  'listing-not-found': 'calls.events.none',
  'no-date-to-come': 'calls.events.noDate',
  'too-many-events': 'calls.events.tooMany',
}

/** The place and the listing in an address of this site, whole or from its first slash on. */
function listingIn(address: string): { placeSlug: string; slug: string } | undefined {
  const [, placeSlug, slug] =
    /\/([a-z0-9-]+)\/(?:events|opportunities)\/([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(address) ?? []
  return placeSlug && slug ? { placeSlug, slug } : undefined
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const form = await args.request.formData()
  const here = `/programme/desk/calls/${call.id}/events`
  const powers = { ...services, team, now }
  if (form.get('do') === 'remove') {
    const opportunityId = String(form.get('listing'))
    if (!isId(opportunityId)) throw new Response(null, { status: 400 })
    await removeCallEvent({ callId: call.id, opportunityId }, powers)
    return redirect(here)
  }
  if (form.get('do') !== 'add') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const listing = listingIn(parsed.value.address)
  const outcome: AddCallEventOutcome = listing
    ? await addCallEvent({ callId: call.id, ...listing }, powers)
    : { ok: false, refusal: 'listing-not-found' }
  if (outcome.ok) return redirect(here)
  return { typed: parsed.typed, errors: { address: refused[outcome.refusal] } as FormErrors }
}

/** What those who think of applying can come to: listings of the site, shown on the call's page and booked as any other. */
export default function DeskCallEventsPage({ loaderData: { call, events, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('calls.events.title')
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={labels}>
      <p>{t('calls.events.lead')}</p>
      {events.map(({ listing, startsAt }) => {
        const name = inLanguage(language, listing.title, listing.titleCy)
        return (
          <Section key={listing.id} title={name}>
            <p>
              {dayAndTime(language, startsAt, now)} · {listing.organisationName}
            </p>
            <Form>
              <input type="hidden" name="listing" value={listing.id} />
              <Button kind="quiet" small name="do" value="remove">
                {t('calls.events.remove', { name })}
              </Button>
            </Form>
          </Section>
        )
      })}
      <Form>
        <TextInput {...field('address')} hint={t('calls.events.addressHint')} />
        <Button name="do" value="add">
          {t('calls.events.add')}
        </Button>
      </Form>
    </CallDeskPage>
  )
}
