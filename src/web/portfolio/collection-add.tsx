import { redirect } from 'react-router'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { listExperiences } from '#capabilities/portfolio/list-experiences.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/collection-add'
import { collectionRefused } from './collection-form.tsx'
import { ownCollection } from './own-collection.ts'
import { BadgeTicks, badgeTick, broughtTick, ExperienceTicks } from './thing-ticks.tsx'

const onAPage = 40

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { collection, items, visit, person } = await ownCollection({ context }, params.id)
  const { services } = visit
  const { q } = filtersOf(request, ['q'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const [page, experiences, brought] = await Promise.all([
    listAwards({ personId: person.id, state: 'kept', ...(q && { terms: q }), after, limit: onAPage }, services),
    listExperiences({ personId: person.id }, services),
    listBroughtBadges({ personId: person.id, ...(q && { terms: q }), limit: onAPage }, services),
  ])
  const isIn = new Set(items.flatMap((item) => item.awardId ?? item.broughtBadgeId ?? item.experienceId ?? []))
  return {
    id: collection.id,
    title: collection.title,
    q,
    isPaged: after !== undefined,
    next: page.next,
    badges: page.rows.filter(({ id }) => !isIn.has(id)).map(badgeTick),
    brought: after ? [] : brought.rows.filter(({ id }) => !isIn.has(id)).map(broughtTick),
    experiences: after || q ? [] : experiences.filter(({ id }) => !isIn.has(id)),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { collection, powers } = await ownCollection({ context }, params.id)
  const form = await request.formData()
  const idsIn = (name: string) =>
    form
      .getAll(name)
      .map(String)
      .filter(isId)
      .slice(0, mostItems * 4)
  const added = {
    ...{ awardIds: idsIn('award'), broughtBadgeIds: idsIn('brought'), experienceIds: idsIn('experience') },
  }
  const outcome = await addToCollection({ collectionId: collection.id, ...added }, powers)
  if (outcome.ok) return redirect(`/me/portfolio/collections/${collection.id}`)
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return { refused: refusal, ticked: Object.values(added).flat() }
}

/** Ticks what goes into a collection. */
export default function CollectionAddPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, q, isPaged, next, badges, brought, experiences } = loaderData
  const { t } = useTranslation()
  const base = `/me/portfolio/collections/${id}`
  const filters: Record<string, string> = q ? { q } : {}
  const list = { path: `${base}/add`, filters }
  const isTicked = (one: string) => actionData?.ticked.includes(one) ?? false
  const isEmpty = badges.length + brought.length + experiences.length === 0
  return (
    <SitePage title={t('portfolio.add.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={base} label={title} />
          {actionData && (
            <Notice tone="bad" title={t(collectionRefused[actionData.refused], { most: mostItems })} live />
          )}
          <PageHead title={t('portfolio.add.title')} />
          {(q || isPaged || next) && (
            <SearchBox
              action={`${base}/add`}
              label={t('portfolio.add.search')}
              fields={[
                { name: 'q', label: t('portfolio.add.search'), value: q ?? '', example: t('portfolio.add.example') },
              ]}
              submit={t('common.search')}
              variant="list"
            />
          )}
          {isEmpty && (
            <EmptyState title={t(q ? 'portfolio.add.none' : 'portfolio.add.all')} level={2} icon="award">
              {t('portfolio.items.noneText')}
            </EmptyState>
          )}
          <Form>
            <BadgeTicks badges={badges} brought={brought} isTicked={isTicked} />
            <ExperienceTicks experiences={experiences} isTicked={isTicked} />
            <ButtonGroup>
              {!isEmpty && <Button>{t('portfolio.add.button')}</Button>}
              <ButtonLink kind="quiet" href={`/me/portfolio/experience/new?for=${id}`}>
                {t('portfolio.add.write')}
              </ButtonLink>
            </ButtonGroup>
          </Form>
          <Pagination
            label={t('common.pages')}
            previous={isPaged ? { href: withFilter(list, {}), label: t('common.first') } : undefined}
            next={next ? { href: withFilter(list, { after: next }), label: t('common.next') } : undefined}
          />
        </div>
      </Wrap>
    </SitePage>
  )
}
