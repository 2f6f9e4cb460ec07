import { redirect } from 'react-router'
import { isLevel, type LevelWording, levels } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { publishBadgeStandard } from '#capabilities/places/publish-badge-standard.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Fieldset } from '#design/forms/field.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { named, problemIn } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/badge-standard'
import { nameOfWording, partNames, standardForm, typedOf, wordingOf } from './standard-form.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = leadDesk({ context })
  const standard = await findBadgeStandard({ placeId: place.id }, { database: visit.services.database })
  if (!standard) throw new Response(null, { status: 404 })
  return { place, standard, done: new URL(request.url).searchParams.has('done') }
}

const explanation = {
  'nothing-changed': 'lead.standard.nothingChanged',
  'standard-was-changed': 'lead.standard.wasChanged',
} as const

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const parsed = parseForm(standardForm, await request.formData())
  if (!parsed.ok) return { errors: parsed.errors, typed: parsed.typed, refusal: undefined }
  const outcome = await publishBadgeStandard(
    { levels: wordingOf(parsed.value), basedOn: parsed.value.basedOn },
    { database: visit.services.database, lead, now: visit.now },
  )
  if (outcome.ok) return redirect(`/${place.slug}/lead/standard?done`)
  return {
    errors: {} as FormErrors,
    typed: typedOf(wordingOf(parsed.value)),
    refusal: explanation[outcome.refusal],
  }
}

export default function StandardPage({ loaderData: { place, standard, done }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t('lead.standard.title')
  const labelOf = (field: string, problem: string) => {
    const [part, level] = field.split('-')
    const label = partNames.find((one) => one === part)
    return named(
      [t('lead.standard.level', { level }), label && t(`lead.standard.${label}`)].filter(Boolean).join(', '),
      problem,
    )
  }
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/${place.slug}/lead/curate`} label={t('desk.nav.curate')} />
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([field, key]) => ({
          field,
          message: labelOf(field, problemIn(t, key)),
        }))}
      />
      {actionData?.refusal && <Notice tone="warn" title={t(actionData.refusal)} live />}
      {done && !actionData && (
        <Notice tone="good" title={t('lead.standard.published', { version: standard.version })} live />
      )}
      <PageHead title={title} lead={t('lead.standard.lead')} />
      <p className="muted">
        {t('lead.standard.inForce', {
          version: standard.version,
          date: longDate(language, standard.publishedAt),
        })}
      </p>
      <Form>
        <input type="hidden" name="basedOn" value={standard.version} />
        {levels.map((level) => (
          <LevelFields
            key={level}
            wording={standard.levels.find((one) => one.level === level)}
            level={level}
            typed={actionData?.typed}
            errors={errors}
          />
        ))}
        <Button>{t('lead.standard.publish')}</Button>
      </Form>
    </DeskPage>
  )
}

interface LevelFieldsProps {
  level: number
  wording: LevelWording | undefined
  typed: Record<string, string> | undefined
  errors: FormErrors
}

function LevelFields({ level, wording, typed, errors }: LevelFieldsProps) {
  const { t } = useTranslation()
  if (!isLevel(level)) return null
  const field = (part: 'name' | 'nameCy' | 'expects' | 'expectsCy') => {
    const name = nameOfWording(part, level)
    return {
      name,
      label: t(`lead.standard.${part}`),
      value: typed ? typed[name] : wording?.[part],
      error: errors[name] && problemIn(t, errors[name]),
    }
  }
  return (
    <Fieldset legend={<h2>{t('lead.standard.level', { level })}</h2>} name={`level-${level}`}>
      <div className="stack">
        <TextInput {...field('name')} />
        <TextInput {...field('nameCy')} lang="cy" />
        <TextArea {...field('expects')} rows={3} />
        <TextArea {...field('expectsCy')} rows={3} lang="cy" />
      </div>
    </Fieldset>
  )
}
