import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { entryCodeOf, readDoorCode, readEntryCode } from '#capabilities/events/door-code.ts'
import { findDoor } from '#capabilities/events/find-door.ts'
import { longestName } from '#capabilities/events/register-rules.ts'
import { mostArrivals, type TakeArrivalsOutcome, takeArrivals } from '#capabilities/events/take-arrivals.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInPerhaps } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/check-in'
import { registerWhen } from './register-when.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now, person } = visitOf({ context })
  const entry = readDoorCode(params.code, { ...services, now })
  const door = entry && (await findDoor(entry, services))
  return {
    door,
    place: door?.placeSlug ? await findPlace({ slug: door.placeSlug }, services) : undefined,
    entry: entry && entryCodeOf(entry, services),
    formId: randomUUID(),
    name: person?.name ?? '',
  }
}

/** Never kept: the code is over in a moment. */
export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  names: z
    .string()
    .max(mostArrivals * (longestName + 2), says('forms.tooLong'))
    .default(''),
  email: z.union([z.literal(''), z.email({ error: says('forms.badEmail') }).max(254)]).default(''),
  formId: z.string().default(''),
  entry: z.string().default(''),
})

type Refusal = Extract<TakeArrivalsOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'register-not-found': 'registers.door.over',
  'register-is-closed': 'registers.door.closed',
  'nobody-named': 'registers.door.nameFirst',
  'too-many-names': 'registers.door.tooManyNames',
  'name-too-long': 'registers.door.nameTooLong',
  'too-many': 'registers.door.full',
  'too-many-at-once': 'registers.door.slower',
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  done?: string[]
  /** The page was open for too long. */
  isOver?: boolean
}

export async function action({ context, request }: Route.ActionArgs): Promise<Answer> {
  const visit = visitOf({ context })
  const { services, now } = visit
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const { names, email, formId, entry: code } = parsed.value
  const entry = readEntryCode(code, { ...services, now })
  if (!entry) return { errors: {}, typed, isOver: true }
  const outcome = await takeArrivals(
    { entry, formId: isId(formId) ? formId : randomUUID(), names: names.split(/[\r\n]+/), email: email || null },
    { ...services, signedIn: signedInPerhaps({ context }), now },
  )
  if (outcome.ok) return { errors: {}, typed: {}, done: outcome.names }
  const minutes = 'waitMinutes' in outcome ? outcome.waitMinutes : 0
  const figures = { most: mostArrivals, minutes }
  return { errors: { names: { message: refusals[outcome.refusal], figures } }, typed }
}

const labels: FieldLabels = { names: 'registers.door.names', email: 'registers.door.email' }

/** Those who have come tick themselves, with the code that stands at the door. */
export default function CheckInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { door, place, formId, name } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { names: name }
  const entry = typed.entry ?? loaderData.entry
  const { field } = useFields({ labels, typed, errors })
  const isOver = !entry || actionData?.isOver === true
  const title = t(actionData?.done ? 'registers.door.done' : isOver ? 'registers.door.over' : 'registers.door.here')
  const session = door && inLanguage(language, door.title, door.titleCy)
  const isWrong = Object.keys(errors).length > 0
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} {...(place && { place })} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <FormErrorSummary errors={errors} labels={labels} />
          {actionData?.done ? (
            <>
              <PageHead eyebrow={session} title={title} lead={t('registers.door.doneText')} />
              <ul>
                {actionData.done.map((one) => (
                  <li key={one}>
                    <bdi>{one}</bdi>
                  </li>
                ))}
              </ul>
            </>
          ) : isOver ? (
            <>
              <PageHead title={title} lead={t('registers.door.overText')} />
              {typed.names && <Notice tone="info" title={typed.names} />}
            </>
          ) : door?.isClosed ? (
            <PageHead eyebrow={session} title={t('registers.door.closed')} lead={t('registers.door.closedText')} />
          ) : (
            <>
              <PageHead
                eyebrow={session}
                title={title}
                {...(door && { lead: `${door.organisationName} · ${registerWhen(language, door)}` })}
              />
              <Form>
                <input type="hidden" name="entry" value={entry} />
                <input type="hidden" name="formId" value={typed.formId ?? formId} />
                <TextArea {...field('names')} rows={3} hint={t('registers.door.namesHint')} />
                <TextInput
                  {...field('email')}
                  type="email"
                  autoComplete="email"
                  optional={t('common.optional')}
                  hint={t('registers.door.emailHint')}
                />
                <p className="muted small">
                  {t('registers.door.privacy', { organisation: door?.organisationName ?? '' })}{' '}
                  <a href="/privacy">{t('common.footer.privacy')}</a>
                </p>
                <p>
                  <Button>{t('registers.door.send')}</Button>
                </p>
              </Form>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
