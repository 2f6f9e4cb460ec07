import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddChildOutcome, addChild } from '#capabilities/guardians/add-child.ts'
import { longestChildName } from '#capabilities/guardians/guardian-rules.ts'
import { isAdult } from '#capabilities/people/person.ts'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText, tick } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn, useFields } from '#web/site/form-fields.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/child-new'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { pathname, search, searchParams } = new URL(request.url)
  if (!person.ageBand) throw redirect(`/me/about?next=${encodeURIComponent(pathname + search)}`)
  const places = await listPlaces(services)
  return {
    isAdult: isAdult(person.ageBand),
    places: places.filter(({ closedAt }) => closedAt === null).map(({ id, name, nameCy }) => ({ id, name, nameCy })),
    next: searchParams.has('next') ? nextAddress(searchParams.get('next')) : '',
    requestId: randomUUID(),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  name: requiredText(longestChildName),
  placeId: z.string({ error: 'guardians.refused.place' satisfies MessageKey }),
  declares: tick,
})

const labels: FieldLabels = {
  name: 'guardians.new.name',
  placeId: 'guardians.new.place',
  declares: 'guardians.new.declares',
}

type Refusal = Extract<AddChildOutcome, { ok: false }>['refusal']

const refusedAt: Record<Refusal, { field: keyof typeof labels; message: MessageKey }> = {
  'guardian-must-be-adult': { field: 'declares', message: 'guardians.refused.adult' },
  'guardian-must-declare': { field: 'declares', message: 'guardians.refused.declare' },
  'child-needs-a-name': { field: 'name', message: 'guardians.refused.name' },
  'name-is-too-long': { field: 'name', message: 'guardians.refused.name' },
  'child-is-here': { field: 'name', message: 'guardians.refused.here' },
  'too-many-children': { field: 'name', message: 'guardians.refused.many' },
  'place-not-found': { field: 'placeId', message: 'guardians.refused.place' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const { name, placeId, declares } = parsed.value
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const outcome: AddChildOutcome = isId(placeId)
    ? await addChild({ requestId, name, placeId, declares }, { ...services, signedIn, now })
    : { ok: false, refusal: 'place-not-found' }
  if (outcome.ok) return redirect(typed.next ? nextAddress(typed.next) : `/me/children/${outcome.childId}`)
  const { field, message } = refusedAt[outcome.refusal]
  return { typed, errors: { [field]: message } as FormErrors }
}

export default function ChildNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { isAdult: isGrown, places, next, requestId } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field, tick: box } = useFields({ labels, typed, errors })
  const title = t('guardians.new.title')
  const [only] = places.length === 1 ? places : []
  return (
    <SitePage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/children" label={t('guardians.title')} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={title} lead={t('guardians.new.lead')} />
          {isGrown ? (
            <Form>
              <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
              <input type="hidden" name="next" value={typed.next ?? next} />
              <TextInput {...field('name')} hint={t('guardians.new.nameHint')} maxLength={longestChildName} />
              {only ? (
                <input type="hidden" name="placeId" value={only.id} />
              ) : (
                <Select
                  {...field('placeId')}
                  options={[
                    { value: '', label: t('bookings.choose') },
                    ...places.map(({ id, name, nameCy }) => ({ value: id, label: inLanguage(language, name, nameCy) })),
                  ]}
                />
              )}
              <Checkbox {...box('declares')} />
              {errors.declares && <p className="field-error">{problemIn(t, errors.declares)}</p>}
              <p>
                <Button>{t('guardians.new.save')}</Button>
              </p>
            </Form>
          ) : (
            <Notice tone="info" title={t('guardians.adultOnly')}>
              {t('guardians.adultOnlyText')}
            </Notice>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
