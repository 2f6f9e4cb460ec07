import { redirect } from 'react-router'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { type KeepOpportunityOutcome, keepOpportunity } from '#capabilities/following/keep-opportunity.ts'
import { listSaved } from '#capabilities/following/list-saved.ts'
import { removeSaved } from '#capabilities/following/remove-saved.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-saved'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { database } = services
  const { person } = signedInDesk({ context })
  const saved = await listSaved({ personId: person.id }, { database, now })
  const badges = await badgesOfOpportunities(
    saved.map((one) => one.id),
    { database },
  )
  const changed = new URL(request.url).searchParams
  const about = changed.get('added') ?? changed.get('removed') ?? ''
  const changedOne = isId(about) ? await findOpportunity({ id: about }, { database, now }) : undefined
  return {
    saved: saved.map(publicOpportunity),
    badges: Object.fromEntries(
      [...badges].map(([id, some]) => [id, some.map(({ name, nameCy, artwork }) => ({ name, nameCy, artwork }))]),
    ),
    changed: changedOne && changedOne.status !== 'draft' ? publicOpportunity(changedOne) : undefined,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { database } = services
  const form = await request.formData()
  const opportunityId = String(form.get('opportunity') ?? '')
  if (!isId(opportunityId)) return redirect('/me/saved')
  if (form.get('do') === 'remove') {
    await removeSaved({ opportunityId }, { database, signedIn })
    return redirect(`/me/saved?removed=${opportunityId}`)
  }
  const outcome = await keepOpportunity({ opportunityId }, { database, signedIn, now })
  return outcome.ok ? redirect(`/me/saved?added=${opportunityId}`) : { refused: notKept[outcome.refusal] }
}

const notKept: Record<Extract<KeepOpportunityOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-many': 'following.saved.tooMany',
  'not-there': 'following.saved.notThere',
}

export default function SavedPage({ loaderData: { saved, badges, changed }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = t('following.saved.title')
  const isKept = changed !== undefined && saved.some((one) => one.id === changed.id)
  const what = changed && inLanguage(language, changed.title, changed.titleCy)
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {actionData && <Notice tone="warn" title={t(actionData.refused)} live />}
          {changed && !actionData && (
            <Notice tone="good" title={t(isKept ? 'following.saved.added' : 'following.saved.removed', { what })} live>
              {isKept ? (
                <a href={`/${changed.placeSlug}/opportunities/${changed.slug}`}>
                  {t('following.saved.goOn', { what })}
                </a>
              ) : (
                <SaveAgain opportunityId={changed.id} />
              )}
            </Notice>
          )}
          <PageHead title={title} lead={t('following.saved.lead')} />
          {saved.length === 0 ? (
            <EmptyState
              title={t('following.saved.none')}
              icon="bookmark"
              level={2}
              action={<ButtonLink href="/search">{t('me.noneAction')}</ButtonLink>}
            >
              {t('following.saved.noneText')}
            </EmptyState>
          ) : (
            <SceneRows>
              {saved.map((one) => (
                <OpportunityRow
                  key={one.id}
                  opportunity={one}
                  badges={badges[one.id] ?? []}
                  level={2}
                  action={
                    <Form>
                      <input type="hidden" name="opportunity" value={one.id} />
                      <Button kind="plain" small name="do" value="remove">
                        {t('following.saved.remove')}
                        <span className="visually-hidden">: {inLanguage(language, one.title, one.titleCy)}</span>
                      </Button>
                    </Form>
                  }
                />
              ))}
            </SceneRows>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

function SaveAgain({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation()
  return (
    <Form>
      <input type="hidden" name="opportunity" value={opportunityId} />
      <Button kind="plain" small>
        {t('following.saved.undo')}
      </Button>
    </Form>
  )
}
