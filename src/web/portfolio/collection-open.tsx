import { redirect } from 'react-router'
import { alwaysAsksPin, openingsFor, proposedOpening } from '#capabilities/portfolio/collection-rules.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { shareCollection } from '#capabilities/portfolio/share-collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/collection-open'
import { collectionRefused } from './collection-form.tsx'
import { CollectionPreview } from './collection-view.tsx'
import { NamedBadges, namedAmong } from './named-badges.tsx'
import { ownCollection } from './own-collection.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { collection, items, opening: revision, visit, person } = await ownCollection({ context }, params.id)
  if (items.length === 0 || collection.state === 'stopped') throw redirect(`/me/portfolio/collections/${collection.id}`)
  const { services, now, language } = visit
  const { ageBand } = person
  const awardIds = items.flatMap(({ awardId }) => awardId ?? [])
  return {
    // A collection without a name leads to these, which have one.
    named: collection.nameShown ? [] : await namedAmong({ personId: person.id, ids: awardIds }, services),
    collection,
    revision,
    seen: await readCollection(collection, { ...services, now, language }),
    days: ageBand ? openingsFor(ageBand) : undefined,
    proposed: ageBand ? proposedOpening(collection, { age: ageBand, now }) : undefined,
    alwaysPin: ageBand !== undefined && alwaysAsksPin(ageBand),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { collection, powers } = await ownCollection({ context }, params.id)
  const form = await request.formData()
  const asked = { days: Number(form.get('days')), pinAsked: form.get('pin') === 'yes', basedOn: basedOnOf(form) ?? '' }
  const outcome = await shareCollection({ collectionId: collection.id, ...asked }, powers)
  if (outcome.ok) return redirect(`/me/portfolio/collections/${collection.id}`)
  const { refusal } = outcome
  if (refusal === 'not-yours') throw noSuchPage(refusal)
  return { refused: refusal, days: String(asked.days), pinAsked: asked.pinAsked }
}

/** The look before a collection is shown to others: what they will see, for how long, and with which code. */
export default function CollectionOpenPage({ loaderData, actionData }: Route.ComponentProps) {
  const { collection, revision, seen, days, proposed, alwaysPin, named } = loaderData
  const { t } = useTranslation()
  const base = `/me/portfolio/collections/${collection.id}`
  const title = t('portfolio.open.title')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={base} label={collection.title} />
          {actionData && <Notice tone="bad" title={t(collectionRefused[actionData.refused])} live />}
          <PageHead title={title} lead={t('portfolio.open.lead')} />
          <NamedBadges badges={named} title={t('portfolio.open.named')} />
          {days ? (
            <Form>
              <RadioGroup
                name="days"
                legend={t('portfolio.open.days')}
                inline
                value={actionData?.days ?? String(proposed)}
                options={days.map((one) => ({ value: String(one), label: t(`portfolio.open.day.${one}`) }))}
              />
              {alwaysPin ? (
                <p>{t('portfolio.open.pinAlways')}</p>
              ) : (
                <Checkbox
                  name="pin"
                  label={t('portfolio.open.pin')}
                  hint={t('portfolio.open.pinHint')}
                  checked={actionData?.pinAsked ?? collection.pinAsked}
                />
              )}
              <input type="hidden" name="basedOn" value={revision} />
              <ButtonGroup>
                <Button>{t('portfolio.open.yes')}</Button>
                <ButtonLink kind="plain" href={base}>
                  {t('common.cancel')}
                </ButtonLink>
              </ButtonGroup>
            </Form>
          ) : (
            <Notice tone="info" title={t('portfolio.refused.age-is-missing')}>
              <a href={`/me/about?next=${encodeURIComponent(`${base}/open`)}`}>{t('portfolio.open.age')}</a>
            </Notice>
          )}
        </div>
        <CollectionPreview collection={seen} />
      </Wrap>
    </SitePage>
  )
}
