import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { feedKinds } from '#capabilities/feeds/feed.ts'
import { startFeed } from '#capabilities/feeds/start-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { FileInput } from '#design/forms/file-input.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { RouteHandle } from '../access.ts'
import { feedForm, hoursOf, mostFileBytes, repeats } from '../forms/feed-form.ts'
import { parseForm } from '../forms/parse-form.ts'
import { ThemeSelect } from '../forms/theme-select.tsx'
import { requireCityLead } from '../session-gate.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds.new'

export const handle: RouteHandle = { access: 'city-lead' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = await requireCityLead(visit, request, params.place)
  const { rows } = await listOrganisations(visit.services.database, { placeId: place.id, limit: 500 })
  return { place, organisations: rows.map(({ id, name }) => ({ value: id, label: name })) }
}

const explanation = {
  'organisation-not-approved': { organisation: 'forms.choose' },
  'no-source': { addresses: 'feeds.noSource' },
} as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = await requireCityLead(visit, request, params.place)
  const { database, queue } = visit.services
  const form = await request.formData()
  const parsed = parseForm(feedForm, form)
  if (!parsed.ok) return { errors: parsed.errors, typed: parsed.typed }
  const file = form.get('file')
  const given = file instanceof File && file.size > 0 ? file : undefined
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const refuse = (errors: Record<string, string>) => ({ errors, typed })
  if (given && given.size > mostFileBytes) return refuse({ file: 'feeds.fileTooLarge' })
  const { organisation, listingKind, theme, ageMin, withinMiles, includePast, repeat, ...rest } = parsed.value
  const outcome = await startFeed(
    {
      ...rest,
      organisationId: organisation,
      file: given && { name: given.name, bytes: Buffer.from(await given.arrayBuffer()) },
      mapping: {},
      defaults: { kind: listingKind, theme, ageMin, withinMiles, includePast },
      everyHours: hoursOf[repeat],
    },
    { database, lead, now: visit.now },
  )
  if (!outcome.ok) return refuse(explanation[outcome.refusal])
  const here = `/${place.slug}/lead/feeds/${outcome.feedId}`
  // Which column is what is asked before a table is read.
  if (rest.kind === 'table') return redirect(`${here}/columns`)
  await startFeedRun({ feedId: outcome.feedId, doing: 'read' }, { database, queue, lead, now: visit.now })
  return redirect(here)
}

export default function NewFeedPage({ loaderData: { place, organisations }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: Record<string, string> = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) => [
    { value: '', label: t('forms.choose') },
    ...values.map((value) => ({ value, label: label(value) })),
  ]
  const title = t('feeds.add')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/lead/feeds`} label={t('feeds.title')} />
          <ErrorSummary
            title={t('common.errorSummary')}
            errors={Object.entries(errors).map(([name, key]) => ({ field: name, message: t(key) }))}
          />
          <PageHead title={title} lead={t('feeds.addLead')} />
          {organisations.length === 0 ? (
            <EmptyState title={t('feeds.noOrganisation')}>{t('feeds.noOrganisationText')}</EmptyState>
          ) : (
            <Form encType="multipart/form-data">
              <TextInput {...field('name')} label={t('feeds.name')} hint={t('feeds.nameHint')} />
              <RadioGroup
                {...field('kind')}
                legend={t('feeds.kindLabel')}
                options={feedKinds.map((kind) => ({
                  value: kind,
                  label: t(`feeds.kind.${kind}`),
                  hint: t(`feeds.kindHint.${kind}`),
                }))}
              />
              <TextArea {...field('addresses')} label={t('feeds.addresses')} hint={t('feeds.addressesHint')} rows={2} />
              <FileInput
                name="file"
                error={errors.file && t(errors.file)}
                label={t('feeds.file')}
                hint={t('feeds.fileHint')}
                accept=".csv,.json,.ics,.xml,text/csv,application/json,text/calendar"
              />
              <Select
                {...field('organisation')}
                label={t('opportunities.organisationLabel')}
                hint={t('feeds.organisationHint')}
                options={[{ value: '', label: t('forms.choose') }, ...organisations]}
              />
              <h2>{t('feeds.defaults')}</h2>
              <Select
                {...field('listingKind')}
                label={t('opportunities.kindLabel')}
                options={choices(opportunityKinds, (kind) => t(`opportunities.kind.${kind}`))}
              />
              <ThemeSelect {...field('theme')} />
              <TextInput
                {...field('ageMin')}
                value={typed.ageMin ?? '18'}
                label={t('feeds.ageMin')}
                hint={t('feeds.ageMinHint')}
                inputMode="numeric"
                width={2}
              />
              <h2>{t('feeds.scope')}</h2>
              <TextInput
                {...field('withinMiles')}
                value={typed.withinMiles ?? '15'}
                label={t('feeds.withinMiles')}
                inputMode="numeric"
                width={4}
              />
              <Checkbox
                name="includePast"
                value="on"
                label={t('feeds.includePast')}
                checked={typed.includePast === 'on'}
              />
              <RadioGroup
                {...field('repeat')}
                value={typed.repeat ?? 'daily'}
                legend={t('feeds.repeatLabel')}
                inline
                options={repeats.map((one) => ({ value: one, label: t(`feeds.repeat.${one}`) }))}
              />
              <Checkbox name="takesIn" value="on" label={t('feeds.takesIn')} checked={typed.takesIn === 'on'} />
              <Button>{t('feeds.addButton')}</Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
