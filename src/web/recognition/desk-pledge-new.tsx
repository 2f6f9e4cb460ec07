import { redirect } from 'react-router'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { draftPledge } from '#capabilities/recognition/draft-pledge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-pledge-new'
import {
  contentOf,
  fieldOfRefusal,
  namesOf,
  PledgeFields,
  pledgeChoices,
  pledgeLabels,
  pledgeRefused,
  pledgeSchema,
} from './pledge-form.tsx'

/** The places that it takes part in, and what a pledge there can be about. */
async function placesOf({ context }: Pick<Route.LoaderArgs, 'context'>) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const standings = await listStandings(organisation.id, services)
  return standings.filter(({ standing }) => standing === 'approved')
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const places = await placesOf({ context })
  const asked = new URL(request.url).searchParams.get('place')
  const place = places.find(({ placeSlug }) => placeSlug === asked) ?? places[0]
  const today = localParts(now).date
  return {
    organisation,
    places: places.map(({ placeSlug, placeName, placeNameCy }) => ({ placeSlug, placeName, placeNameCy })),
    place: place?.placeSlug,
    names: place ? namesOf(await pledgeChoices(place.placeId, services)) : [],
    begins: {
      beginsOn: today,
      endsOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28'),
    },
  }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const form = await request.formData()
  const doing = form.get('do')
  if (doing !== 'save' && doing !== 'look') throw new Response(null, { status: 400 })
  const parsed = parseForm(pledgeSchema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const { typed } = parsed
  const place = (await placesOf({ context })).find(({ placeSlug }) => placeSlug === form.get('place'))
  if (!place) return { typed, errors: {}, notice: pledgeRefused['not-approved'] }
  const read = contentOf(parsed.value, await pledgeChoices(place.placeId, services))
  if (!read.ok) return { typed, errors: read.errors }
  const asked = { placeId: place.placeId, content: read.content }
  const outcome = await draftPledge(asked, { ...services, manager, now })
  if (outcome.ok) {
    const view = doing === 'look' ? '?for=offer' : '?saved'
    return redirect(`/organisations/${params.slug}/manage/pledges/${outcome.pledgeId}${view}`)
  }
  const field = fieldOfRefusal(outcome.refusal)
  const message = pledgeRefused[outcome.refusal]
  return field ? { typed, errors: { [field]: message } } : { typed, errors: {}, notice: message }
}

/** A pledge begins: nobody but its organisation sees it. */
export default function PledgeNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, places, place, names, begins } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? begins
  const title = t('pledges.desk.new')
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/pledges`} label={t('pledges.desk.title')} />
      <FormErrorSummary errors={errors} labels={pledgeLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      <DeskHead title={title} />
      <p className="muted">{t('pledges.desk.reviseText')}</p>
      {place === undefined ? (
        <Notice tone="warn" title={t('pledges.desk.refused.not-approved')} />
      ) : (
        <Form>
          {places.length > 1 ? (
            <Select
              name="place"
              label={t('pledges.desk.place')}
              value={typed.place ?? place}
              options={places.map((one) => ({
                value: one.placeSlug,
                label: inLanguage(language, one.placeName, one.placeNameCy),
              }))}
            />
          ) : (
            <input type="hidden" name="place" value={place} />
          )}
          <PledgeFields typed={typed} errors={errors} names={names} />
          <ButtonGroup>
            <Button name="do" value="look">
              {t('pledges.desk.look')}
            </Button>
            <Button kind="quiet" name="do" value="save">
              {t('pledges.desk.save')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </ManageConsole>
  )
}
