import { redirect } from 'react-router'
import { listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { writeDeskCode } from '#capabilities/guardians/guardian-code.ts'
import { longestChildName } from '#capabilities/guardians/guardian-rules.ts'
import { type RemoveChildOutcome, removeChild } from '#capabilities/guardians/remove-child.ts'
import { type UpdateChildOutcome, updateChild } from '#capabilities/guardians/update-child.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { childInCare, signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/child'

/** Ages for which something can be found from here: asked each time, since no age is kept. */
const ages = [5, 7, 9, 11, 12] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { database } = services
  const { person } = signedInDesk({ context })
  const { child } = await childInCare({ context }, params.id)
  const { searchParams } = new URL(request.url)
  const after = readCursor(searchParams.get('after'))
  const [place, page, waiting, waitingAtAddress] = await Promise.all([
    findPlace({ id: child.placeId }, { database }),
    listAwards({ personId: child.childId, after, limit: 24 }, { database }),
    listNotKeptFor({ personId: child.childId, emails: [], limit: 50 }, { database }),
    listNotKeptFor({ personId: person.id, emails: person.emails, limit: 50 }, { database }),
  ])
  return {
    child: { ...child, deskCode: child.state === 'waiting' ? writeDeskCode(child.deskCode) : undefined },
    place,
    page,
    waiting: waiting.length + waitingAtAddress.length,
    isPaged: after !== undefined,
    isSaved: searchParams.has('saved'),
  }
}

type Refusal = Extract<UpdateChildOutcome | RemoveChildOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'child-not-found': 'guardians.refused.gone',
  'child-needs-a-name': 'guardians.refused.name',
  'name-is-too-long': 'guardians.refused.name',
  'child-has-badges': 'guardians.refused.badges',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { child } = await childInCare({ context }, params.id)
  const { childId } = child
  const powers = { ...services, signedIn, now }
  const form = await request.formData()
  const name = String(form.get('name') ?? '')
  switch (form.get('do')) {
    case 'rename': {
      const outcome = await updateChild({ childId, name }, powers)
      if (outcome.ok) return redirect(`/me/children/${childId}?saved`)
      return { refusal: refusals[outcome.refusal], name, asks: false }
    }
    case 'remove':
      return { refusal: undefined, name: undefined, asks: true }
    case 'remove-yes': {
      const outcome = await removeChild({ childId }, powers)
      if (outcome.ok) return redirect('/me/children')
      return { refusal: refusals[outcome.refusal], name: undefined, asks: false }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** One child in a guardian's care: what is kept, what comes next, and how it is handed over. */
export default function ChildPage({ loaderData, actionData }: Route.ComponentProps) {
  const { child, place, page, waiting, isPaged, isSaved } = loaderData
  const { t, language } = useTranslation()
  const title = child.childName
  const here = `/me/children/${child.childId}`
  const { refusal } = actionData ?? {}
  return (
    <SitePage title={refusal ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/children" label={t('guardians.title')} />
          {refusal && (
            <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'name', message: t(refusal) }]} />
          )}
          {isSaved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead
            title={title}
            lead={
              child.verifiedBy
                ? t(`guardians.child.verifiedBy.${child.verifiedBy}`, { organisation: child.organisationName })
                : undefined
            }
          />
          {child.deskCode && (
            <Notice tone="info" title={t('guardians.child.waitingTitle')}>
              <p>{t('guardians.child.waitingText')}</p>
              <p>
                {t('guardians.child.code')}: <strong className="code">{child.deskCode}</strong>
              </p>
            </Notice>
          )}
          {actionData?.asks && (
            <Form>
              <AskFirst
                question={t('guardians.child.removeAsk')}
                yes={{ value: 'remove-yes', label: t('guardians.child.removeYes'), danger: true }}
                no={{ href: here, label: t('guardians.child.removeNo') }}
              />
            </Form>
          )}
          {waiting > 0 && child.state === 'verified' && (
            <Notice tone="info" title={t('guardians.child.waiting', { count: waiting })}>
              <ButtonLink href="/me/keep">{t('guardians.child.whose')}</ButtonLink>
            </Notice>
          )}
        </div>
        <Section title={t('guardians.child.badges')}>
          {page.rows.length === 0 ? (
            <EmptyState title={t('guardians.child.noBadges')} icon="award">
              {t('guardians.child.noBadgesText')}
            </EmptyState>
          ) : (
            <Grid>
              {page.rows.map((award) => (
                <ListingCard
                  key={award.id}
                  title={inLanguage(language, award.badgeName, award.badgeNameCy)}
                  href={`/me/awards/${award.id}`}
                  subtitle={award.organisationName}
                  art={<BadgeArt design={award.artwork} alt="" size="medium" />}
                  facts={[
                    longDate(language, award.awardedAt),
                    ...(award.revokedAt ? [t('manage.awards.stateName.withdrawn')] : []),
                  ]}
                />
              ))}
            </Grid>
          )}
          <Pagination
            label={t('common.pages')}
            previous={isPaged ? { href: here, label: t('common.first') } : undefined}
            next={page.next ? { href: `${here}?after=${page.next}`, label: t('common.next') } : undefined}
          />
        </Section>
        {place && (
          <Section title={t('guardians.child.find', { place: inLanguage(language, place.name, place.nameCy) })}>
            <ButtonGroup>
              {ages.map((age) => (
                <ButtonLink key={age} kind="quiet" href={`/${place.slug}/opportunities?age=${age}`}>
                  {t('guardians.child.age', { age })}
                </ButtonLink>
              ))}
            </ButtonGroup>
          </Section>
        )}
        {child.state === 'verified' && (
          <Section title={t('guardians.child.handOver')}>
            <div className="stack">
              <p>{t('guardians.child.handOverText')}</p>
              <p>
                <ButtonLink kind="quiet" href={`${here}/hand-over`}>
                  {t('guardians.child.handOver')}
                </ButtonLink>
              </p>
            </div>
          </Section>
        )}
        <Section title={t('me.settings')}>
          <div className="stack">
            <Form>
              <TextInput
                name="name"
                label={t('guardians.child.rename')}
                value={actionData?.name ?? child.childName}
                error={refusal && t(refusal)}
                maxLength={longestChildName}
              />
              <p>
                <Button kind="quiet" name="do" value="rename">
                  {t('guardians.child.renameSave')}
                </Button>
              </p>
            </Form>
            {page.rows.length === 0 && !isPaged && (
              <Disclosure summary={t('guardians.child.remove')}>
                <Form>
                  <p>{t('guardians.child.removeText')}</p>
                  <p>
                    <Button kind="danger" name="do" value="remove">
                      {t('guardians.child.remove')}
                    </Button>
                  </p>
                </Form>
              </Disclosure>
            )}
          </div>
        </Section>
      </Wrap>
    </SitePage>
  )
}
