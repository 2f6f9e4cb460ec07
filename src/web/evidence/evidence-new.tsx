import { redirect } from 'react-router'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { startEvidence } from '#capabilities/evidence/start-evidence.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/evidence-new'

/** The badge that takes evidence, or 404. */
async function badgeAsked({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { database } = visitOf({ context }).services
  const id = new URL(request.url).searchParams.get('badge') ?? ''
  const badge = isId(id) ? await findBadge({ id }, { database }) : undefined
  if (!badge?.evidenceRequired || badge.status !== 'published') throw new Response(null, { status: 404 })
  return badge
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const badge = await badgeAsked({ context, request })
  const { name, nameCy, criteria, criteriaCy, evidenceGuidance, evidenceGuidanceCy } = badge
  const { slug, placeSlug, organisationName } = badge
  return { name, nameCy, criteria, criteriaCy, evidenceGuidance, evidenceGuidanceCy, slug, placeSlug, organisationName }
}

export async function action({ context, request }: Route.ActionArgs) {
  const badge = await badgeAsked({ context, request })
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const outcome = await startEvidence({ badgeId: badge.id }, { database: services.database, signedIn, now })
  if (outcome.ok) return redirect(`/me/evidence/${outcome.pieceId}`)
  return afterRefusal[outcome.refusal](badge.id)
}

/** How old they are is asked first, once. */
const afterRefusal = {
  'age-is-not-known': (badgeId: string) =>
    redirect(`/me/about?next=${encodeURIComponent(`/me/evidence/new?badge=${badgeId}`)}`),
  'badge-takes-no-evidence': (): Response => {
    throw new Response(null, { status: 404 })
  },
} as const

export default function EvidenceNewPage({ loaderData: badge }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const name = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={t('evidence.new', { badge: name })} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/${badge.placeSlug}/badges/${badge.slug}`} label={name} />
          <PageHead
            title={t('evidence.new', { badge: name })}
            lead={t('evidence.newLead', { organisation: badge.organisationName })}
          />
          <section className="stack">
            <h2>{t('badges.earnIt')}</h2>
            <Paragraphs text={inLanguage(language, badge.criteria, badge.criteriaCy)} />
            {badge.evidenceGuidance && (
              <Paragraphs text={inLanguage(language, badge.evidenceGuidance, badge.evidenceGuidanceCy)} />
            )}
          </section>
          <Form>
            <Button>{t('evidence.begin')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
