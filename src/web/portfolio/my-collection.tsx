import { redirect } from 'react-router'
import { closeCollection } from '#capabilities/portfolio/close-collection.ts'
import { collectionCodeOf, collectionPinOf } from '#capabilities/portfolio/collection-code.ts'
import { type Arrangement, moveItem } from '#capabilities/portfolio/move-item.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { removeCollection } from '#capabilities/portfolio/remove-collection.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BroughtPicture } from '#web/brought/brought-parts.tsx'
import { qrPicture } from '#web/share/qr-picture.ts'
import { ShareLink } from '#web/share/share-link.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/my-collection'
import { CollectionStateTag } from './collection-state.tsx'
import { ownCollection } from './own-collection.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { collection, items, visit } = await ownCollection({ context }, params.id)
  const { services, now, language } = visit
  const { masterKey, site } = services
  const address = { collectionId: collection.id, addressNumber: collection.addressNumber }
  const path = `/portfolio/${collectionCodeOf(address, masterKey)}`
  const seen = await readCollection(collection, { ...services, now, language })
  const asked = new URL(request.url).searchParams
  return {
    collection,
    items: items.map((item) => ({
      ...item,
      badge: seen.badges.find(({ id }) => id === item.awardId),
      brought: seen.brought.find(({ id }) => id === item.broughtBadgeId),
      experience: seen.experiences.find(({ id }) => id === item.experienceId),
    })),
    shown:
      collection.state === 'open'
        ? {
            ...{ path, address: `${site.origin}${path}` },
            pin: collection.pinAsked ? collectionPinOf(address, masterKey) : undefined,
            qr: qrPicture(`${site.origin}${path}`),
          }
        : undefined,
    asks: asked.get('for') === 'remove' ? ('remove' as const) : undefined,
    told: asked.has('saved') ? ('saved' as const) : asked.has('off') ? ('closed' as const) : undefined,
  }
}

const arrangements: readonly string[] = ['up', 'down', 'out'] satisfies Arrangement[]
const isArrangement = (text: string): text is Arrangement => arrangements.includes(text)

export async function action({ context, params, request }: Route.ActionArgs) {
  const { collection, items, powers } = await ownCollection({ context }, params.id)
  const [doing = '', itemId] = String((await request.formData()).get('do') ?? '').split(' ')
  const base = `/me/portfolio/collections/${collection.id}`
  const ours = { collectionId: collection.id }
  if (doing === 'close') {
    const outcome = await closeCollection(ours, powers)
    if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-yours')
    return redirect(`${base}?off`)
  }
  if (doing === 'remove') {
    const outcome = await removeCollection(ours, powers)
    if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-yours')
    return redirect('/me/portfolio?saved')
  }
  // What is gone already, by another tab or a second press, is left alone.
  const item = items.find(({ id }) => id === itemId)
  if (!isArrangement(doing)) throw new Response(null, { status: 400 })
  const outcome = item ? await moveItem({ ...ours, itemId: item.id, to: doing }, powers) : { ok: true as const }
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-yours')
  return redirect(`${base}#items`)
}

/** One collection of the learner's: who sees it, and what is in it. */
export default function MyCollectionPage({ loaderData }: Route.ComponentProps) {
  const { collection, items, shown, asks, told } = loaderData
  const { t } = useTranslation()
  const base = `/me/portfolio/collections/${collection.id}`
  return (
    <SitePage title={collection.title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {told === 'saved' && <Notice tone="good" title={t('common.saved')} live />}
          {told === 'closed' && <Notice tone="good" title={t('portfolio.address.closed')} live />}
          {collection.stoppedReason && (
            <Notice tone="warn" title={t('portfolio.stoppedText', { reason: collection.stoppedReason })} />
          )}
          <PageHead title={collection.title} lead={collection.about} />
          <CollectionStateTag collection={collection} />
          <ButtonGroup>
            {items.length > 0 && collection.state !== 'stopped' && (
              <ButtonLink kind={shown ? 'quiet' : 'primary'} href={`${base}/open`}>
                {t(collection.state === 'private' ? 'portfolio.open.button' : 'portfolio.open.changeEnd')}
              </ButtonLink>
            )}
            <ButtonLink kind="quiet" href={`${base}/words`}>
              {t('portfolio.content.change')}
            </ButtonLink>
          </ButtonGroup>
          {shown && <Address collection={collection} shown={shown} />}
        </div>
        <Section title={t('portfolio.items.title')} id="items">
          <div className="stack">
            {items.length === 0 ? (
              <EmptyState
                title={t('portfolio.items.none')}
                icon="award"
                action={<ButtonLink href={`${base}/add`}>{t('portfolio.items.add')}</ButtonLink>}
              >
                {t('portfolio.items.noneText')}
              </EmptyState>
            ) : (
              <>
                <Items items={items} />
                <ButtonGroup>
                  <ButtonLink kind="quiet" href={`${base}/add`}>
                    {t('portfolio.items.add')}
                  </ButtonLink>
                </ButtonGroup>
              </>
            )}
          </div>
        </Section>
        {items.length > 0 && (
          <Section title={t('portfolio.take.title')}>
            <p>{t('portfolio.take.text')}</p>
            <ul className="stack stack-s">
              <li>
                <a href={`${base}/cv.pdf`}>{t('portfolio.take.cv')}</a>
                <br />
                <span className="small muted">{t('portfolio.take.cvText')}</span>
              </li>
              <li>
                <a href={`${base}/resume.json`} download>
                  {t('portfolio.take.resume')}
                </a>
              </li>
            </ul>
          </Section>
        )}
        <div className="section">
          {asks === 'remove' ? (
            <Form>
              <AskFirst
                question={t('portfolio.removeAsk')}
                yes={{ value: 'remove', label: t('portfolio.remove'), danger: true }}
                no={{ href: base, label: t('common.cancel') }}
              >
                <p>{t('portfolio.removeText')}</p>
              </AskFirst>
            </Form>
          ) : (
            <a href={`${base}?for=remove`}>{t('portfolio.remove')}</a>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** How others get to it, and how it is switched off. */
function Address({ collection, shown }: Pick<Loaded, 'collection'> & { shown: NonNullable<Loaded['shown']> }) {
  const { t } = useTranslation()
  return (
    <section className="card stack">
      <h2>{t('portfolio.address.title')}</h2>
      <Columns kind="aside">
        <Stack>
          <p>{t('portfolio.address.text')}</p>
          <p className="break-anywhere">
            <a href={shown.path}>{shown.address}</a>
          </p>
          <ShareLink title={collection.title} path={shown.path} />
          {shown.pin && (
            <p>
              {t('portfolio.address.pin')}
              <br />
              <strong className="reference">{shown.pin}</strong>
            </p>
          )}
          <p>
            {t('portfolio.views', { count: collection.views })}
            <br />
            <span className="small muted">{t('portfolio.address.views')}</span>
          </p>
          <Form>
            <p className="small muted">{t('portfolio.address.closeText')}</p>
            <Button kind="danger" name="do" value="close">
              {t('portfolio.address.close')}
            </Button>
          </Form>
        </Stack>
        <img className="door-qr" src={shown.qr} alt={t('portfolio.address.qr')} />
      </Columns>
    </section>
  )
}

/** In the order in which others see it. */
function Items({ items }: Pick<Loaded, 'items'>) {
  const { t, language } = useTranslation()
  return (
    <form method="post">
      <ol className="bare stack stack-s">
        {items.map(({ id, badge, brought, experience }, at) => {
          const name = badge
            ? inLanguage(language, badge.badgeName, badge.badgeNameCy)
            : (brought?.name ?? experience?.title ?? '')
          const press = (to: Arrangement) => (
            <Button
              kind="quiet"
              small
              name="do"
              value={`${to} ${id}`}
              aria-label={`${t(`portfolio.items.${to}`)}: ${name}`}
            >
              {t(`portfolio.items.${to}`)}
            </Button>
          )
          return (
            <li key={id}>
              <ListingCard
                title={name}
                href={
                  badge
                    ? `/me/awards/${badge.id}`
                    : `/me/portfolio/${brought ? 'brought' : 'experience'}/${brought?.id ?? experience?.id ?? ''}`
                }
                subtitle={badge?.organisationName ?? brought?.issuerName ?? t('portfolio.experience.title')}
                art={
                  badge ? (
                    <BadgeArt design={badge.artwork} alt="" size="small" />
                  ) : (
                    brought && <BroughtPicture picture={brought.picture} />
                  )
                }
                footer={
                  <ButtonGroup>
                    {at > 0 && press('up')}
                    {at < items.length - 1 && press('down')}
                    {press('out')}
                  </ButtonGroup>
                }
              />
            </li>
          )
        })}
      </ol>
    </form>
  )
}
