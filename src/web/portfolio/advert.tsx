import { redirect } from 'react-router'
import { findUsualPlace } from '#capabilities/awards/find-usual-place.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { longestAdvert } from '#capabilities/work/advert-rules.ts'
import { skillKey } from '#capabilities/work/asked-skill.ts'
import { type ReadSkill, readAdvert } from '#capabilities/work/read-advert.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { EvidenceRows, type OwnMatch } from '#web/work/skill-evidence.tsx'
import type { Route } from './+types/advert'
import { collectionRefused } from './collection-form.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, language } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const [places, usual] = await Promise.all([listPlaces(services), findUsualPlace(person.id, services)])
  return {
    places: places.map(({ slug, name, nameCy }) => ({ value: slug, label: inLanguage(language, name, nameCy) })),
    usual: usual ?? places[0]?.slug ?? '',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const typed = Object.fromEntries(['title', 'advert', 'place'].map((name) => [name, String(form.get(name) ?? '')]))
  const { advert = '', title = '', place = '' } = typed
  const powers = { ...services, signedIn, now }
  const ids = (name: string) => form.getAll(name).map(String).filter(isId).slice(0, mostItems)
  if (form.get('do') === 'collect') {
    const content = { title: title.trim() || String(form.get('called') ?? ''), about: '', nameShown: true }
    const begun = await startCollection({ content }, powers)
    if (!begun.ok) {
      const { refusal } = begun
      if (refusal === 'not-yours') throw noSuchPage(refusal)
      return { typed, wrong: collectionRefused[refusal] }
    }
    const { collectionId } = begun
    const added = { awardIds: ids('award'), broughtBadgeIds: ids('brought') }
    const outcome = await addToCollection({ collectionId, ...added }, powers)
    // They are no more than a collection holds.
    if (!outcome.ok) throw noSuchPage(outcome.refusal)
    return redirect(`/me/portfolio/collections/${collectionId}?saved`)
  }
  if (form.has('do')) throw new Response(null, { status: 400 })
  if (!advert.trim()) return { typed, wrong: 'portfolio.advert.nothing' as const }
  if (advert.length > longestAdvert) return { typed, wrong: 'portfolio.advert.tooLong' as const }
  const found = await findPlace({ slug: place }, services)
  if (!found) return { typed, wrong: 'portfolio.advert.noPlace' as const }
  const asked = await readAdvert({ placeId: found.id, personId: person.id, text: advert }, powers)
  return { typed, asked }
}

/** What an advert asks for, beside what the learner's badges show: read for this answer, kept nowhere. */
export default function AdvertPage({ loaderData: { places, usual }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('portfolio.advert.title')
  const { typed, wrong, asked }: { typed?: Record<string, string>; wrong?: Wrong; asked?: ReadSkill[] } =
    actionData ?? {}
  const error = wrong && t(wrong, { most: longestAdvert })
  const place = typed?.place || usual
  return (
    <SitePage title={error ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {error && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'advert', message: error }]} />}
          <PageHead title={title} lead={t('portfolio.advert.lead')} />
          {asked && asked.length > 0 && <InShort asked={asked} />}
        </div>
        {asked && <Answer asked={asked} title={typed?.title ?? ''} placeSlug={place} />}
        <Section title={t(asked ? 'portfolio.advert.again' : 'portfolio.advert.form')}>
          <Form>
            <TextInput
              name="title"
              label={t('portfolio.advert.job')}
              optional={t('common.optional')}
              value={typed?.title}
              maxLength={80}
            />
            <TextArea
              name="advert"
              label={t('portfolio.advert.text')}
              hint={t('portfolio.advert.hint')}
              rows={asked ? 6 : 12}
              value={typed?.advert}
              error={error}
            />
            {places.length > 1 && (
              <Select name="place" label={t('portfolio.advert.place')} options={places} value={place} />
            )}
            {places.length === 1 && <input type="hidden" name="place" value={place} />}
            <Button>{t('portfolio.advert.read')}</Button>
          </Form>
        </Section>
      </Wrap>
    </SitePage>
  )
}

type Wrong =
  | 'portfolio.advert.nothing'
  | 'portfolio.advert.tooLong'
  | 'portfolio.advert.noPlace'
  | (typeof collectionRefused)[keyof typeof collectionRefused]

function InShort({ asked }: { asked: ReadSkill[] }) {
  const { t } = useTranslation()
  const shown = asked.filter(({ own }) => own.length > 0).length
  return (
    <Notice tone={shown > 0 ? 'good' : 'info'} title={t('work.match.shown', { shown, all: asked.length })} live>
      {t('portfolio.advert.private')}
    </Notice>
  )
}

function Answer({ asked, title, placeSlug }: { asked: ReadSkill[]; title: string; placeSlug: string }) {
  const { t } = useTranslation()
  if (asked.length === 0)
    return (
      <EmptyState title={t('portfolio.advert.none')} level={2} icon="search">
        {t('portfolio.advert.noneText')}
      </EmptyState>
    )
  const shown = asked.filter(({ own }) => own.length > 0)
  const missing = asked.filter(({ own }) => own.length === 0)
  const rows = {
    placeSlug,
    askedBy: Object.fromEntries(asked.map(({ skill, sentence }) => [skillKey(skill), sentence])),
  }
  return (
    <>
      {shown.length > 0 && (
        <Section title={t('portfolio.advert.have')}>
          <div className="stack stack-l">
            <EvidenceRows evidence={shown} own={matchIn(shown)} isShort {...rows} />
            <Collect shown={shown} title={title} />
          </div>
        </Section>
      )}
      {missing.length > 0 && (
        <Section title={t('portfolio.advert.missing')}>
          <EvidenceRows evidence={missing} own={undefined} {...rows} />
        </Section>
      )}
    </>
  )
}

const matchIn = (shown: ReadSkill[]): OwnMatch =>
  Object.fromEntries(shown.map(({ skill, own }) => [skillKey(skill), own]))

/** A collection of the badges that show what is asked for, theirs alone until they open it. */
function Collect({ shown, title }: { shown: ReadSkill[]; title: string }) {
  const { t } = useTranslation()
  const badges = [...new Map(shown.flatMap(({ own }) => own).map((one) => [one.id, one])).values()].slice(0, mostItems)
  return (
    <Form>
      <input type="hidden" name="title" value={title} />
      <input type="hidden" name="called" value={t('portfolio.advert.called')} />
      {badges.map(({ id, isFromElsewhere }) => (
        <input key={id} type="hidden" name={isFromElsewhere ? 'brought' : 'award'} value={id} />
      ))}
      <Button name="do" value="collect">
        {t('portfolio.advert.collect', { count: badges.length })}
      </Button>
    </Form>
  )
}
