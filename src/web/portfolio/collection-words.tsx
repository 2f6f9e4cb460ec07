import { redirect } from 'react-router'
import { reviseCollection } from '#capabilities/portfolio/revise-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/collection-words'
import {
  CollectionFields,
  collectionLabels,
  collectionRefused,
  collectionSchema,
  fieldOfCollection,
  typedCollection,
} from './collection-form.tsx'
import { ownCollection } from './own-collection.ts'
import { refusedWriting, type WritingAnswer } from './writing-answer.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { collection, revision, person } = await ownCollection({ context }, params.id)
  return { id: collection.id, title: collection.title, typed: typedCollection(collection), revision, name: person.name }
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | WritingAnswer> {
  const { collection, powers } = await ownCollection({ context }, params.id)
  const parsed = parseForm(collectionSchema, await request.formData())
  if (!parsed.ok) return parsed
  const { basedOn = '', ...content } = parsed.value
  const outcome = await reviseCollection({ collectionId: collection.id, content, basedOn }, powers)
  if (outcome.ok) return redirect(`/me/portfolio/collections/${collection.id}?saved`)
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return refusedWriting(parsed.typed, {
    refusal,
    message: collectionRefused[refusal],
    field: fieldOfCollection(refusal),
  })
}

/** What stands above a collection is changed; who has its address sees it at once. */
export default function CollectionWordsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { errors = {}, notice, isChanged }: Partial<WritingAnswer> = actionData ?? {}
  const title = t('portfolio.content.change')
  const isWrong = Object.keys(errors).length > 0 || notice !== undefined
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/me/portfolio/collections/${loaderData.id}`} label={loaderData.title} />
          <FormErrorSummary errors={errors} labels={collectionLabels} />
          {notice && !isChanged && <Notice tone="bad" title={t(notice)} live />}
          {actionData?.isChanged && (
            <ChangedMeanwhile labels={collectionLabels} saved={loaderData.typed} typed={actionData.typed} />
          )}
          <PageHead title={title} />
          <Form>
            <CollectionFields typed={actionData?.typed ?? loaderData.typed} errors={errors} name={loaderData.name} />
            <BasedOn revision={loaderData.revision} answered={actionData} />
            <Button>{t('common.save')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
