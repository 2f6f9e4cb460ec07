import { redirect } from 'react-router'
import { type AddToCollectionOutcome, addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { tellExperience } from '#capabilities/portfolio/tell-experience.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/experience-new'
import {
  ExperienceFields,
  experienceLabels,
  experienceRefused,
  experienceSchema,
  fieldOfExperience,
} from './experience-form.tsx'
import { refusedWriting, type WritingAnswer } from './writing-answer.ts'

/** The collection that it is told for, and goes into at once. */
const collectionAsked = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('for') ?? ''
  return isId(asked) ? asked : undefined
}

export const loader = ({ request }: Route.LoaderArgs) => ({ collectionId: collectionAsked(request) })

/** Where it leads what was told but is not in the collection. */
const keptBeside: Record<Extract<AddToCollectionOutcome, { ok: false }>['refusal'], string> = {
  'too-many-items': '/me/portfolio?saved&full',
  'not-yours': '/me/portfolio?saved',
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | WritingAnswer> {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const collectionId = collectionAsked(request)
  const parsed = parseForm(experienceSchema, await request.formData())
  if (!parsed.ok) return parsed
  const powers = { ...services, signedIn, now }
  const outcome = await tellExperience({ content: parsed.value }, powers)
  if (outcome.ok) {
    if (!collectionId) return redirect('/me/portfolio?saved')
    const added = await addToCollection({ collectionId, experienceIds: [outcome.experienceId] }, powers)
    return redirect(added.ok ? `/me/portfolio/collections/${collectionId}` : keptBeside[added.refusal])
  }
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return refusedWriting(parsed.typed, {
    refusal,
    message: experienceRefused[refusal],
    field: fieldOfExperience(refusal, parsed.value),
  })
}

/** Something that a learner did is written down; they alone see it. */
export default function ExperienceNewPage({ loaderData: { collectionId }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { typed = {}, errors = {}, notice }: Partial<WritingAnswer> = actionData ?? {}
  const title = t('portfolio.experience.new')
  const isWrong = Object.keys(errors).length > 0 || notice !== undefined
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink
            href={collectionId ? `/me/portfolio/collections/${collectionId}/add` : '/me/portfolio'}
            label={t(collectionId ? 'portfolio.add.title' : 'portfolio.title')}
          />
          <FormErrorSummary errors={errors} labels={experienceLabels} />
          {notice && <Notice tone="bad" title={t(notice)} live />}
          <PageHead title={title} lead={t('portfolio.experience.lead')} />
          <Form>
            <ExperienceFields typed={typed} errors={errors} />
            <Button>{t('common.save')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
