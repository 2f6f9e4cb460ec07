import { listAwards } from '#capabilities/awards/list-awards.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-children'

const mostBadges = 100

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = services
  const children = await listChildren({ guardianId: person.id }, { database, now })
  return {
    children: await Promise.all(
      children.map(async ({ childId, childName, state, organisationName, revocationReason }) => {
        const isOpen = state !== 'revoked'
        const held = isOpen ? await listAwards({ personId: childId, limit: mostBadges }, { database }) : undefined
        return { childId, childName, state, organisationName, revocationReason, badges: held?.rows.length ?? 0 }
      }),
    ),
  }
}

/** The children in a guardian's care, each apart. */
export default function MyChildrenPage({ loaderData: { children } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const open = children.filter(({ state }) => state !== 'revoked')
  const ended = children.filter(({ state }) => state === 'revoked')
  return (
    <SitePage title={t('guardians.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          <PageHead
            title={t('guardians.title')}
            lead={t('guardians.lead')}
            actions={
              open.length > 0 ? (
                <ButtonLink kind="quiet" href="/me/children/new">
                  {t('guardians.add')}
                </ButtonLink>
              ) : undefined
            }
          />
          {ended.map(({ childId, organisationName, revocationReason }) => (
            <Notice key={childId} tone="warn" title={t('guardians.child.revokedTitle')}>
              {t('guardians.child.revokedText', { organisation: organisationName, reason: revocationReason })}
            </Notice>
          ))}
          {open.length === 0 ? (
            <EmptyState
              title={t('guardians.none')}
              level={2}
              icon="people"
              action={<ButtonLink href="/me/children/new">{t('guardians.add')}</ButtonLink>}
            >
              {t('guardians.noneText')}
            </EmptyState>
          ) : (
            <Grid>
              {open.map(({ childId, childName, state, badges }) => (
                <ListingCard
                  key={childId}
                  level={2}
                  title={childName}
                  href={`/me/children/${childId}`}
                  facts={[
                    ...(state === 'verified' ? [] : [t(`guardians.state.${state}`)]),
                    ...(state === 'revoked' ? [] : [t('guardians.badges', { count: badges })]),
                  ]}
                />
              ))}
            </Grid>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
