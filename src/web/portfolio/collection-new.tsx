import { redirect } from 'react-router'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/collection-new'
import {
  CollectionFields,
  collectionLabels,
  collectionRefused,
  collectionSchema,
  fieldOfCollection,
} from './collection-form.tsx'
import { refusedWriting, type WritingAnswer } from './writing-answer.ts'

export const loader = ({ context }: Route.LoaderArgs) => ({ name: signedInDesk({ context }).person.name })

export async function action({ context, request }: Route.ActionArgs): Promise<Response | WritingAnswer> {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const parsed = parseForm(collectionSchema, await request.formData())
  if (!parsed.ok) return parsed
  const outcome = await startCollection({ content: parsed.value }, { ...services, signedIn, now })
  if (outcome.ok) return redirect(`/me/portfolio/collections/${outcome.collectionId}/add`)
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return refusedWriting(parsed.typed, {
    refusal,
    message: collectionRefused[refusal],
    field: fieldOfCollection(refusal),
  })
}

/** A collection begins with what it is for; its owner alone sees it. */
export default function CollectionNewPage({ loaderData: { name }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { typed = {}, errors = {}, notice }: Partial<WritingAnswer> = actionData ?? {}
  const title = t('portfolio.new')
  const isWrong = Object.keys(errors).length > 0 || notice !== undefined
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          <FormErrorSummary errors={errors} labels={collectionLabels} />
          {notice && <Notice tone="bad" title={t(notice)} live />}
          <PageHead title={title} />
          <Form>
            <CollectionFields typed={typed} errors={errors} name={name} />
            <Button>{t('portfolio.content.begin')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
