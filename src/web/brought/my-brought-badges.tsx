import { standingOf } from '#capabilities/brought/brought-badge-rules.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { mapPage, readCursor } from '#infrastructure/database/keyset.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-brought-badges'
import { BroughtCard, pictureAddress } from './brought-parts.tsx'

const onAPage = 20
const path = '/me/portfolio/brought'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { id: personId } = signedInDesk({ context }).person
  const { q } = filtersOf(request, ['q'])
  const asked = new URL(request.url).searchParams
  const after = readCursor(asked.get('after'))
  const page = await listBroughtBadges(
    { personId, ...(q && { terms: q }), ...(after && { after }), limit: onAPage },
    services,
  )
  const shown = mapPage(page, (badge) => ({
    ...badge,
    standing: standingOf(badge, now),
    picture: pictureAddress(badge),
  }))
  return { ...shown, q, isPaged: after !== undefined, saved: asked.has('saved') }
}

/** Every badge that a learner brought from elsewhere. */
export default function MyBroughtBadgesPage({ loaderData: { rows, next, q, isPaged, saved } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const list = { path, filters: q ? { q } : ({} as Record<string, string>) }
  const bring = <ButtonLink href="/me/portfolio/bring">{t('portfolio.brought.bring')}</ButtonLink>
  return (
    <SitePage title={t('portfolio.brought.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead title={t('portfolio.brought.title')} lead={t('portfolio.brought.lead')} />
          {(rows.length > 0 || q) && (
            <>
              <ButtonGroup>{bring}</ButtonGroup>
              <SearchBox
                action={path}
                label={t('portfolio.brought.search')}
                fields={[
                  {
                    name: 'q',
                    label: t('portfolio.brought.search'),
                    value: q ?? '',
                    example: t('portfolio.brought.example'),
                  },
                ]}
                submit={t('common.search')}
                variant="list"
              />
            </>
          )}
          {rows.length === 0 ? (
            <EmptyState
              title={t(q ? 'portfolio.brought.noneFound' : 'portfolio.brought.none')}
              level={2}
              icon="award"
              action={q ? undefined : bring}
            >
              {!q && t('portfolio.brought.noneText')}
            </EmptyState>
          ) : (
            <Grid>
              {rows.map((badge) => (
                <BroughtCard key={badge.id} badge={badge} href={`${path}/${badge.id}`} level={2} />
              ))}
            </Grid>
          )}
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
