import { redirect } from 'react-router'
import type { FeedDefaults } from '#capabilities/feeds/feed.ts'
import { type UpdateDefaultsOutcome, updateDefaults } from '#capabilities/feeds/update-defaults.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/feed-defaults'
import { type FeedDesk, feedDesk, ownFeedOnDesk, powersOf } from './feed-desk.ts'
import { DefaultFields, defaultInWords, defaultsLabels, feedLabels } from './feed-fields.tsx'
import { feedDefaultsForm } from './feed-form.ts'

async function loadDefaults(desk: FeedDesk, id: string) {
  return { owner: desk.owner, feed: await ownFeedOnDesk(desk, id) }
}

type Refusal = Extract<UpdateDefaultsOutcome, { ok: false }>['refusal']

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  refusal?: Refusal
}

async function actOnDefaults(desk: FeedDesk, id: string): Promise<Response | Answer> {
  const feed = await ownFeedOnDesk(desk, id)
  const form = await desk.request.formData()
  const parsed = parseForm(feedDefaultsForm, form)
  if (!parsed.ok) return { errors: parsed.errors, typed: parsed.typed }
  const { listingKind: kind, ...rest } = parsed.value
  const outcome = await updateDefaults(
    { feedId: feed.id, defaults: { kind, ...rest }, basedOn: basedOnOf(form) },
    powersOf(desk),
  )
  if (!outcome.ok) return { errors: {}, typed: parsed.typed, refusal: outcome.refusal }
  return redirect(`${desk.owner.base}/${feed.id}?saved#defaults`)
}

/** As the form holds it. */
function typedOf({ kind, theme, ageMin, withinMiles, includePast }: FeedDefaults): Record<string, string> {
  return {
    listingKind: kind,
    theme,
    ageMin: String(ageMin),
    withinMiles: String(withinMiles),
    ...(includePast ? { includePast: 'on' } : {}),
  }
}

interface FeedDefaultsPageProps extends Awaited<ReturnType<typeof loadDefaults>> {
  actionData: Answer | undefined
}

/** What holds for the listings of a source, said anew. */
function FeedDefaultsPage({ owner, feed, actionData }: FeedDefaultsPageProps) {
  const { t } = useTranslation()
  const { errors = {}, typed = typedOf(feed.defaults), refusal } = actionData ?? {}
  const isChanged = refusal === 'changed-meanwhile'
  const title = t('feeds.defaultsTitle')
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${feed.id}`, label: feed.name }}
    >
      <FormErrorSummary errors={errors} labels={feedLabels} />
      {isChanged && actionData && (
        <ChangedMeanwhile
          labels={defaultsLabels}
          saved={typedOf(feed.defaults)}
          typed={actionData.typed}
          inWords={(field, value) => defaultInWords(t, field, value)}
        />
      )}
      {refusal && !isChanged && <Notice tone="warn" title={t(`feeds.refused.${refusal}`)} live />}
      <PageHead title={title} lead={t('feeds.defaultsLead')} />
      <Form>
        <BasedOn revision={revisionOf(feed.defaults)} answered={actionData && { typed: actionData.typed, isChanged }} />
        <DefaultFields typed={typed} errors={errors} />
        <Button>{t('common.save')}</Button>
      </Form>
    </DeskFrame>
  )
}

interface DefaultsNowProps {
  defaults: FeedDefaults
  /** Where they are changed; absent for those who only look. */
  change: string | undefined
  saved: boolean
}

/** What holds for the listings of a source now. */
export function DefaultsNow({ defaults, change, saved }: DefaultsNowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Section title={t('feeds.defaultsTitle')} id="defaults">
      <div className="stack">
        {saved && <Notice tone="good" title={t('feeds.defaultsSaved')} live />}
        <SummaryList
          lines
          rows={[
            { term: t('opportunities.kindLabel'), detail: t(`opportunities.kind.${defaults.kind}`) },
            { term: t('opportunities.themeLabel'), detail: t(`common.theme.${defaults.theme}`) },
            { term: t('feeds.ageMin'), detail: wholeNumber(language, defaults.ageMin) },
            {
              term: t('feeds.distance'),
              detail: t('feeds.upToMiles', {
                count: defaults.withinMiles,
                shown: wholeNumber(language, defaults.withinMiles),
              }),
            },
            { term: t('feeds.past'), detail: t(defaults.includePast ? 'feeds.pastTaken' : 'feeds.pastLeft') },
          ]}
        />
        {change && (
          <p>
            <ButtonLink kind="quiet" href={change}>
              {t('feeds.defaultsChange')}
            </ButtonLink>
          </p>
        )}
      </div>
    </Section>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadDefaults(feedDesk(asked), asked.params.id)

export const action = (asked: Route.ActionArgs) => actOnDefaults(feedDesk(asked), asked.params.id)

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedDefaultsPage {...loaderData} actionData={actionData} />
}
