import { randomUUID } from 'node:crypto'
import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type DraftItemOutcome, draftItem } from '#capabilities/community/draft-item.ts'
import { findItem } from '#capabilities/community/find-item.ts'
import { isMade } from '#capabilities/community/item-rules.ts'
import { type ItemKind, itemKinds, type LibraryItem, madeKinds } from '#capabilities/community/library-item.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/library-new'
import { type ItemAnswer, ItemFields, itemFormSchema, itemLabels } from './item-form.tsx'
import { titleOf } from './item-view.tsx'
import { backOf } from './library-in-hand.ts'
import { backLabelOf } from './question-answers.tsx'

const mostFound = 12

interface Source {
  id: string
  title: string
  titleCy: string | null
  by: string
}

/** The published badges or pathways of a place that are called so. */
async function sourcesOf(
  { kind, placeId, terms }: { kind: 'badge' | 'pathway'; placeId: string; terms: string | undefined },
  { database }: Reading,
): Promise<Source[]> {
  const asked = { placeId, limit: mostFound, ...(terms && { terms }) }
  if (kind === 'badge')
    return (await listBadges(asked, { database })).rows.map(({ id, name, nameCy, organisationName }) => ({
      ...{ id, title: name, titleCy: nameCy, by: organisationName },
    }))
  return (await listPathways(asked, { database })).rows.map(({ id, content, organisationName, placeName }) => ({
    ...{ id, title: content.title, titleCy: content.titleCy, by: organisationName ?? placeName },
  }))
}

async function sourceHere(
  { kind, placeId, id }: { kind: ItemKind; placeId: string; id: string | undefined },
  { database }: Reading,
): Promise<Source | undefined> {
  if (!isId(id)) return undefined
  if (kind === 'badge') {
    const badge = await findBadge({ id }, { database })
    if (badge?.placeId !== placeId || badge.status !== 'published') return undefined
    return { id, title: badge.name, titleCy: badge.nameCy, by: badge.organisationName }
  }
  const pathway = await findPathway({ id }, { database })
  if (pathway?.placeId !== placeId || pathway.status !== 'published') return undefined
  const { title, titleCy } = pathway.content
  return { id, title, titleCy, by: pathway.organisationName ?? pathway.placeName }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { place, lead } = leadDesk({ context })
  const { kind: named, id, q } = filtersOf(request, ['kind', 'id', 'q'])
  const kind = itemKinds.find((one) => one === named)
  const isFrozen = kind === 'badge' || kind === 'pathway'
  const source = isFrozen ? await sourceHere({ kind, placeId: place.id, id }, { database }) : undefined
  const asked = kind === 'answer' && isId(id) ? await findItem({ itemId: id }, { database, of: lead }) : undefined
  if (kind === 'answer' && asked?.item.kind !== 'question') throw new Response(null, { status: 404 })
  return {
    ...{ base: `/${place.slug}/lead/library`, kind, source, question: asked?.item, q, requestId: randomUUID() },
    sources: isFrozen && !source ? await sourcesOf({ kind, placeId: place.id, terms: q }, { database }) : undefined,
  }
}

const refused: Record<Extract<DraftItemOutcome, { ok: false }>['refusal'], MessageKey> = {
  'source-not-found': 'library.refused.source-not-found',
  'question-not-found': 'library.refused.question-not-found',
  'words-are-missing': 'library.refused.words-are-missing',
  'too-many-drafts': 'library.refused.too-many-drafts',
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | ItemAnswer> {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const form = await request.formData()
  const { kind: asked, id } = filtersOf(request, ['kind', 'id'])
  const kind = itemKinds.find((one) => one === asked)
  const requestId = String(form.get('requestId') ?? '')
  if (!kind || !isId(requestId)) throw new Response(null, { status: 400 })
  const parsed = parseForm(itemFormSchema(kind), form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const sourceId = isId(id) ? id : undefined
  const outcome = await draftItem({ requestId, kind, sourceId, ...parsed.value }, { ...services, lead, now })
  if (outcome.ok) return redirect(`/${place.slug}/lead/library/${outcome.itemId}`)
  return { typed: parsed.typed, errors: {}, notice: refused[outcome.refusal] }
}

/** Something for the library begins: of which kind, about what, and in which words. */
export default function LibraryNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { base, kind, source, question, sources, q, requestId } = loaderData
  const { t, language } = useTranslation()
  const here = `${base}/new`
  const title = titleOfNew(t, language, { kind, question })
  const back =
    kind && !isMade(kind)
      ? { href: backOf({ kind, answersId: question?.id ?? null }, base), label: backLabelOf(t, { kind }) }
      : kind
        ? { href: here, label: t('library.choose') }
        : { href: base, label: t('library.title') }
  const begun: Record<string, string> = source
    ? { title: source.title, ...(source.titleCy && { titleCy: source.titleCy }) }
    : {}
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink {...back} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {kind && <FormErrorSummary errors={actionData?.errors ?? {}} labels={itemLabels(kind)} />}
      <DeskHead title={title} />
      {!kind && (
        <TopicList
          topics={madeKinds.map((one) => ({
            ...{ href: `${here}?kind=${one}`, title: t(`library.kind.${one}`), text: t(`library.kindText.${one}`) },
          }))}
        />
      )}
      {(kind === 'badge' || kind === 'pathway') && sources && (
        <>
          <h2>{t(`library.which.${kind}`)}</h2>
          <SearchBox
            action={here}
            label={t('library.whichSearch')}
            variant="list"
            fields={[{ name: 'q', label: t('library.whichSearch'), value: q }]}
            submit={t('common.search')}
          >
            <input type="hidden" name="kind" value={kind} />
          </SearchBox>
          {sources.length === 0 && <p>{t('library.whichNone')}</p>}
          <TopicList
            topics={sources.map((one) => ({
              href: `${here}?kind=${kind}&id=${one.id}`,
              title: inLanguage(language, one.title, one.titleCy),
              text: one.by,
            }))}
          />
        </>
      )}
      {kind && !sources && (
        <Form>
          {source && <p>{t('library.about', { name: inLanguage(language, source.title, source.titleCy) })}</p>}
          {question && (
            <blockquote className="said">
              <Paragraphs text={inLanguage(language, question.body, question.bodyCy)} />
            </blockquote>
          )}
          {kind === 'question' && <p className="muted">{t('library.questions.askLead')}</p>}
          <input type="hidden" name="requestId" value={requestId} />
          <ItemFields kind={kind} typed={actionData?.typed ?? begun} errors={actionData?.errors ?? {}} />
          <Button>{t('library.save')}</Button>
        </Form>
      )}
    </DeskPage>
  )
}

interface Begun {
  kind: ItemKind | undefined
  question: Pick<LibraryItem, 'title' | 'titleCy'> | undefined
}

function titleOfNew(t: TFunction, language: Language, { kind, question }: Begun): string {
  if (question) return titleOf(t, language, { kind: 'answer', ...question })
  if (kind === 'question') return t('library.questions.ask')
  return kind ? `${t('library.share')}: ${t(`library.kind.${kind}`)}` : t('library.choose')
}
