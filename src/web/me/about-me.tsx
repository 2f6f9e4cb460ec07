import { redirect } from 'react-router'
import { z } from 'zod'
import { ageBands, isAdult } from '#capabilities/people/person.ts'
import { updatePerson } from '#capabilities/people/update-person.ts'
import { Button } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says, tick } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/about-me'

const child = 'under-13'
const schema = z.object({
  ageBand: z.enum([...ageBands, child], { error: says('forms.choose') }),
  name: z.string().max(120, says('forms.tooLong')).default(''),
  forChild: tick,
})

const aboutLabels: FieldLabels = {
  ageBand: 'me.about.age',
  name: 'me.about.name',
  forChild: 'guardians.about.forChild',
}

export function loader({ context, request }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  return {
    name: person.name,
    ageBand: person.ageBand ?? '',
    next: nextAddress(new URL(request.url).searchParams.get('next')),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { ageBand, name, forChild } = parsed.value
  const next = nextAddress(form.get('next'))
  // Nothing is kept of a child who came alone.
  if (ageBand === child) return redirect(`/me/grown-up?next=${encodeURIComponent(next)}`)
  if (forChild && !isAdult(ageBand))
    return { typed: parsed.typed, errors: { ageBand: 'guardians.about.forChildAdult' } as FormErrors }
  await updatePerson(
    { ageBand, name, locale: visit.language },
    { database: visit.services.database, signedIn, now: visit.now },
  )
  return redirect(forChild ? `/me/children/new?next=${encodeURIComponent(next)}` : next)
}

/** Asked once, before the first badge is kept: an age band, not a birth date. */
export default function AboutMePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { ageBand: loaderData.ageBand, name: loaderData.name }
  const title = t('me.about.title')
  return (
    <SitePage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <FormErrorSummary errors={errors} labels={aboutLabels} />
          <PageHead title={title} lead={t('me.about.lead')} />
          <Form>
            <input type="hidden" name="next" value={loaderData.next} />
            <RadioGroup
              name="ageBand"
              legend={t('me.about.age')}
              hint={t('me.about.ageHint')}
              value={typed.ageBand}
              error={errors.ageBand && problemIn(t, errors.ageBand)}
              options={([child, ...ageBands] as const).map((band) => ({ value: band, label: t(`me.age.${band}`) }))}
            />
            <TextInput
              name="name"
              label={t('me.about.name')}
              hint={t('me.about.nameHint')}
              optional={t('common.optional')}
              value={typed.name}
              error={errors.name && problemIn(t, errors.name)}
              autoComplete="name"
            />
            <Checkbox
              name="forChild"
              label={t('guardians.about.forChild')}
              hint={t('guardians.about.forChildHint')}
              checked={typed.forChild !== undefined}
            />
            <Button>{t('common.continue')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
