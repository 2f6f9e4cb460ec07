import { redirect } from 'react-router'
import { z } from 'zod'
import { ageBands } from '#capabilities/people/person.ts'
import { updatePerson } from '#capabilities/people/update-person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says } from '#web/site/fields.ts'
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
})

const aboutLabels: FieldLabels = { ageBand: 'me.about.age', name: 'me.about.name' }

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
  if (!parsed.ok) return { child: false, ...parsed }
  const { ageBand, name } = parsed.value
  if (ageBand === child)
    return { child: true, errors: {} as FormErrors, typed: { ageBand, name } as Record<string, string> }
  await updatePerson(
    { ageBand, name, locale: visit.language },
    { database: visit.services.database, signedIn, now: visit.now },
  )
  return redirect(nextAddress(form.get('next')))
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
          {actionData?.child && (
            <Notice tone="warn" title={t('me.about.child')} live>
              {t('me.about.childText')}
            </Notice>
          )}
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
            <Button>{t('common.continue')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
