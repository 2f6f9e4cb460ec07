import { listOwnSkills } from '#capabilities/awards/list-own-skills.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-skills'
import { OwnSkills } from './own-skills.tsx'

const onAPage = 60
const mostPages = 50

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 && asked <= mostPages ? asked : 1
  const skills = await listOwnSkills(
    { personId: person.id, limit: onAPage + 1, skip: (page - 1) * onAPage },
    { database: services.database, now },
  )
  return { skills: skills.slice(0, onAPage), page, hasMore: skills.length > onAPage && page < mostPages }
}

export default function MySkillsPage({ loaderData: { skills, page, hasMore } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('me.can')
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          <PageHead title={title} lead={t('me.canLead')} />
          {skills.length === 0 ? (
            <EmptyState
              title={t('me.none')}
              icon="award"
              level={2}
              action={<ButtonLink href="/">{t('me.noneAction')}</ButtonLink>}
            >
              {t('me.canNone')}
            </EmptyState>
          ) : (
            <OwnSkills skills={skills} />
          )}
          <Pagination
            label={t('common.pages')}
            previous={page > 1 ? { href: `/me/skills?page=${page - 1}`, label: t('common.previous') } : undefined}
            next={hasMore ? { href: `/me/skills?page=${page + 1}`, label: t('common.next') } : undefined}
          />
        </div>
      </Wrap>
    </SitePage>
  )
}
