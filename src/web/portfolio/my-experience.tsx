import { redirect } from 'react-router'
import { findExperience } from '#capabilities/portfolio/find-experience.ts'
import { removeExperience } from '#capabilities/portfolio/remove-experience.ts'
import { reviseExperience } from '#capabilities/portfolio/revise-experience.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-experience'
import {
  ExperienceFields,
  experienceLabels,
  experienceRefused,
  experienceSchema,
  fieldOfExperience,
  typedExperience,
} from './experience-form.tsx'
import { refusedWriting, type WritingAnswer } from './writing-answer.ts'

async function ownExperience({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const found = isId(params.id) ? await findExperience({ id: params.id, personId: person.id }, services) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, powers: { ...services, signedIn, now } }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { experience, revision } = await ownExperience({ context, params })
  const asks = new URL(request.url).searchParams.get('for') === 'remove'
  return { id: experience.id, typed: typedExperience(experience), revision, asks }
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | WritingAnswer> {
  const { experience, powers } = await ownExperience({ context, params })
  const form = await request.formData()
  if (form.get('do') === 'remove') {
    await removeExperience({ experienceId: experience.id }, powers)
    return redirect('/me/portfolio?saved')
  }
  const parsed = parseForm(experienceSchema, form)
  if (!parsed.ok) return parsed
  const { basedOn = '', ...content } = parsed.value
  const outcome = await reviseExperience({ experienceId: experience.id, content, basedOn }, powers)
  if (outcome.ok) return redirect('/me/portfolio?saved')
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return refusedWriting(parsed.typed, {
    refusal,
    message: experienceRefused[refusal],
    field: fieldOfExperience(refusal, content),
  })
}

/** What a learner did is told in other words, or taken away. */
export default function MyExperiencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { errors = {}, notice, isChanged }: Partial<WritingAnswer> = actionData ?? {}
  const title = loaderData.typed.title ?? ''
  const isWrong = Object.keys(errors).length > 0 || notice !== undefined
  const asked = (
    <Form>
      <AskFirst
        question={t('portfolio.experience.removeAsk')}
        yes={{ value: 'remove', label: t('portfolio.experience.remove'), danger: true }}
        no={{ href: `/me/portfolio/experience/${loaderData.id}`, label: t('common.cancel') }}
      >
        <p>{t('portfolio.experience.removeText')}</p>
      </AskFirst>
    </Form>
  )
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          <FormErrorSummary errors={errors} labels={experienceLabels} />
          {notice && !isChanged && <Notice tone="bad" title={t(notice)} live />}
          {actionData?.isChanged && (
            <ChangedMeanwhile labels={experienceLabels} saved={loaderData.typed} typed={actionData.typed} />
          )}
          <PageHead title={title} />
          {loaderData.asks && !actionData && asked}
          <Form>
            <ExperienceFields typed={actionData?.typed ?? loaderData.typed} errors={errors} />
            <BasedOn revision={loaderData.revision} answered={actionData} />
            <Button>{t('common.save')}</Button>
          </Form>
          {!loaderData.asks && (
            <p>
              <a href="?for=remove">{t('portfolio.experience.remove')}</a>
            </p>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
