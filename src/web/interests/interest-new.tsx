import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { ageBands } from '#capabilities/events/booking.ts'
import { bookingClientOf } from '#capabilities/events/booking-code.ts'
import { longestName } from '#capabilities/events/booking-rules.ts'
import { findWhetherToAsk } from '#capabilities/interests/find-interest.ts'
import { interestCodeOf } from '#capabilities/interests/interest-code.ts'
import { longestMessage } from '#capabilities/interests/interest-rules.ts'
import { type RegisterInterestOutcome, registerInterest } from '#capabilities/interests/register-interest.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown, listingPath } from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { agesInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { clientAddressHeader, networkOf } from '#infrastructure/client-address.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { keepToOwnAddress } from '#web/opportunities/own-address.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { optionalText, requiredText, says, tick } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInPerhaps } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/interest-new'

async function askedAbout({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const found = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { ...services, now })
  if (!found || !isShown(found.status)) throw new Response(null, { status: 404 })
  keepToOwnAddress(found, request)
  return { visit, place, found }
}

export async function loader(args: Route.LoaderArgs) {
  const { visit, place, found } = await askedAbout(args)
  const { person, services } = visit
  return {
    place,
    opportunity: publicOpportunity(found),
    isOpen: await findWhetherToAsk({ opportunityId: found.id }, services),
    requestId: randomUUID(),
    person: person && { name: person.name, email: person.email },
  }
}

/** Never kept: each form has an id of its own. */
export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  name: requiredText(longestName),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  age: z.enum(ageBands, { error: says('forms.choose') }),
  guardian: tick,
  message: optionalText(longestMessage),
})

const labels: FieldLabels = {
  name: 'interests.name',
  email: 'interests.email',
  age: 'interests.age',
  guardian: 'interests.guardian',
  message: 'interests.message',
}

const refusedAt: Record<
  Extract<RegisterInterestOutcome, { ok: false }>['refusal'],
  { field: keyof typeof labels; message: MessageKey }
> = {
  'guardian-must-ask': { field: 'guardian', message: 'interests.refused.guardian' },
  'age-does-not-fit': { field: 'age', message: 'interests.refused.age' },
  'not-to-be-asked': { field: 'message', message: 'interests.refused.closed' },
  'too-many-tries': { field: 'email', message: 'interests.refused.wait' },
}

export async function action(args: Route.ActionArgs) {
  const { visit, found } = await askedAbout(args)
  const { services, now, language, t } = visit
  const parsed = parseForm(schema, await args.request.formData())
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const { guardian: isGuardian, ...asked } = parsed.value
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const signedIn = signedInPerhaps(args)
  const network = networkOf(args.request.headers.get(clientAddressHeader) ?? '')
  const clientKey = bookingClientOf(network, services.masterKey)
  const outcome = await registerInterest(
    { ...asked, isGuardian, requestId, opportunityId: found.id, language },
    { ...services, signedIn, clientKey, now },
  )
  // The address of the page tells nobody's mail: who has it sees no more than what was typed here.
  if (outcome.ok) return redirect(`/interests/${interestCodeOf(outcome.interestId, 'page', services.masterKey)}`)
  const { field, message } = refusedAt[outcome.refusal]
  const figures = { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0, ages: agesInWords(found, t) }
  return { typed, errors: { [field]: { message, figures } } as FormErrors }
}

const bands = ['under-13', '13-to-17', 'adult'] as const

export default function InterestNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, opportunity, isOpen, requestId, person } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const begun: Record<string, string> = person ? { name: person.name, email: person.email } : {}
  const typed: Record<string, string> = actionData?.typed ?? begun
  const { field, choice, tick: box } = useFields({ labels, typed, errors })
  const title = t('interests.title')
  const name = inLanguage(language, opportunity.title, opportunity.titleCy)
  const here = listingPath(opportunity)
  const { organisationName: organisation } = opportunity
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} place={place} current="learn" unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={here} label={name} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead eyebrow={name} title={title} lead={isOpen ? t('interests.lead', { organisation }) : undefined} />
          {isOpen ? (
            <Form>
              <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
              <TextInput {...field('name')} autoComplete="name" maxLength={longestName} />
              <TextInput {...field('email')} type="email" autoComplete="email" hint={t('interests.emailHint')} />
              <RadioGroup
                {...choice('age')}
                inline
                options={bands.map((band) => ({ value: band, label: t(`bookings.ageBand.${band}`) }))}
              />
              <Checkbox {...box('guardian')} />
              {errors.guardian && <p className="field-error">{problemIn(t, errors.guardian)}</p>}
              <TextArea
                {...field('message')}
                rows={4}
                hint={t('interests.messageHint')}
                optional={t('common.optional')}
              />
              <p className="muted small">
                {t('interests.privacy', { organisation })} <a href="/privacy">{t('common.footer.privacy')}</a>
              </p>
              <p>
                <Button>{t('interests.send')}</Button>
              </p>
            </Form>
          ) : (
            <EmptyState title={t('interests.closed')} level={2} icon="info">
              <p>{t('interests.closedText')}</p>
              <ButtonLink kind="quiet" href={here}>
                {name}
              </ButtonLink>
            </EmptyState>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
