import { redirect } from 'react-router'
import { type StartFeedOutcome, startFeed } from '#capabilities/feeds/start-feed.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/feed-new'
import { type FeedDesk, feedDesk, placesToFill, powersOf, readNow } from './feed-desk.ts'
import { FeedFields, feedLabels } from './feed-fields.tsx'
import { feedForm, hoursOf, leadsFeedForm, mostFileBytes } from './feed-form.ts'
import { listTitle } from './feed-list.tsx'

async function loadNewFeed(desk: FeedDesk) {
  const { visit, owner } = desk
  const organisations = owner.place
    ? (await listOrganisations({ placeId: owner.place.id, limit: 500 }, { database: visit.services.database })).rows
    : []
  return {
    owner,
    standings: await placesToFill(desk),
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
  }
}

type Refusal = Extract<StartFeedOutcome, { ok: false }>['refusal']

const explanation: Record<Refusal, FormErrors> = {
  'organisation-not-approved': { organisation: 'forms.choose' },
  'no-source': { addresses: 'feeds.noSource' },
  'too-many-feeds': { name: 'feeds.refused.too-many-feeds' },
}

async function actOnNewFeed(desk: FeedDesk) {
  const form = await desk.request.formData()
  const parsed = desk.owner.organisation ? parseForm(feedForm, form) : parseForm(leadsFeedForm, form)
  if (!parsed.ok) return { errors: parsed.errors, typed: parsed.typed }
  const given = fileIn(form)
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const refuse = (errors: FormErrors) => ({ errors, typed })
  if (given && given.size > mostFileBytes) return refuse({ file: 'feeds.fileTooLarge' })
  const { listingKind, theme, ageMin, withinMiles, includePast, repeat, kind, name, addresses, takesIn } = parsed.value
  const outcome = await startFeed(
    {
      ...(await whoseOf(desk, form)),
      kind,
      name,
      addresses,
      takesIn,
      file: given && { name: given.name, bytes: Buffer.from(await given.arrayBuffer()) },
      mapping: {},
      defaults: { kind: listingKind, theme, ageMin, withinMiles, includePast },
      everyHours: hoursOf[repeat],
    },
    powersOf(desk),
  )
  if (!outcome.ok) return refuse(explanation[outcome.refusal])
  const here = `${desk.owner.base}/${outcome.feedId}`
  // Which column is what is asked before a table is read.
  if (kind === 'table') return redirect(`${here}/columns`)
  await readNow(desk, outcome.feedId)
  return redirect(here)
}

/** The file that came with a form, if one did. */
export function fileIn(form: FormData): File | undefined {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file : undefined
}

async function whoseOf(desk: FeedDesk, form: FormData): Promise<{ organisationId: string; placeId: string }> {
  const { organisation, place } = desk.owner
  if (organisation) return { organisationId: organisation.id, placeId: placeOf(form, await placesToFill(desk)) }
  return { organisationId: String(form.get('organisation') ?? ''), placeId: place?.id ?? '' }
}

interface FeedNewProps extends Awaited<ReturnType<typeof loadNewFeed>> {
  actionData: { errors: FormErrors; typed: Record<string, string> } | undefined
}

/** Sets a source up. */
function FeedNew({ owner, standings, organisations, actionData }: FeedNewProps) {
  const { t } = useTranslation()
  const { errors = {}, typed = {} } = actionData ?? {}
  const title = t('feeds.add')
  const { organisation } = owner
  const isNobody = organisation ? standings.length === 0 : organisations.length === 0
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: owner.base, label: t(listTitle(owner)) }}
    >
      <FormErrorSummary errors={errors} labels={feedLabels} />
      <PageHead title={title} lead={t('feeds.addLead')} />
      {organisation && <p>{t('feeds.allOurs', { organisation: organisation.name })}</p>}
      {isNobody ? (
        <EmptyState title={t(organisation ? 'feeds.noPlace' : 'feeds.noOrganisation')} level={2}>
          {t(organisation ? 'feeds.noPlaceText' : 'feeds.noOrganisationText')}
        </EmptyState>
      ) : (
        <Form encType="multipart/form-data">
          <FeedFields
            typed={typed}
            errors={errors}
            whose={
              organisation ? (
                <PlaceChoice standings={standings} />
              ) : (
                <Select
                  name="organisation"
                  value={typed.organisation}
                  error={errors.organisation && problemIn(t, errors.organisation)}
                  label={t('opportunities.organisationLabel')}
                  hint={t('feeds.organisationHint')}
                  options={[{ value: '', label: t('forms.choose') }, ...organisations]}
                />
              )
            }
          />
          <Button>{t('feeds.addButton')}</Button>
        </Form>
      )}
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadNewFeed(feedDesk(asked))

export const action = (asked: Route.ActionArgs) => actOnNewFeed(feedDesk(asked))

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedNew {...loaderData} actionData={actionData} />
}
