import { redirect } from 'react-router'
import { addMembersHere, countMembersMissing } from '#capabilities/network/add-network-organisation.ts'
import {
  countStages,
  dueFilters,
  listNetworkOrganisations,
  networkSorts,
} from '#capabilities/network/list-network-organisations.ts'
import { isNetworkStage, networkStages } from '#capabilities/network/network-organisation.ts'
import { isOrganisationKind, organisationKinds } from '#capabilities/organisations/organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { listViewOf } from '#web/desks/list-view.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-network'
import { stageTones } from './network-in-hand.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'stage', 'sector', 'due'], sorts: networkSorts })
  const { q: terms, stage, sector, due } = view.filters
  const powers = { ...services, lead, now }
  const asked = {
    ...{ terms, stage: isNetworkStage(stage) ? stage : undefined, due: dueFilters.find((one) => one === due) },
    ...{ sector: isOrganisationKind(sector) ? sector : undefined, sort: view.sort, descending: view.descending },
    ...{ page: view.page, limit: rowsAPage },
  }
  const [found, counts, missing] = await Promise.all([
    listNetworkOrganisations(asked, powers),
    countStages(powers),
    countMembersMissing(powers),
  ])
  const added = Number(new URL(request.url).searchParams.get('added') ?? Number.NaN)
  return { base: `/${place.slug}/lead/network`, view, found, counts, missing, added, today: localParts(now).date }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const doing = (await request.formData()).get('do')
  if (doing === 'look-here') return { asks: true }
  if (doing !== 'add-here') throw new Response(null, { status: 400 })
  const { added } = await addMembersHere({ source: t('convening.here.source') }, { ...services, lead, now })
  return redirect(`/${place.slug}/lead/network?added=${added}`)
}

/** Who is in the network of the place: for those alone who lead it. */
export default function LeadNetworkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { base, view, found, counts, missing, added, today } = loaderData
  const { t, language } = useTranslation()
  const title = t('convening.title')
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <DeskPage title={title}>
      {Number.isInteger(added) && !actionData && (
        <Notice tone="good" title={t('convening.here.added', { count: added })} live />
      )}
      {actionData?.asks && (
        <Form>
          <AskFirst
            question={t('convening.here.ask')}
            yes={{ value: 'add-here', label: t('convening.here.now') }}
            no={{ href: '?', label: t('common.notYet') }}
          >
            <p>{t('convening.here.askText')}</p>
          </AskFirst>
        </Form>
      )}
      <DeskTable
        title={title}
        lead={t('convening.lead')}
        actions={
          <>
            <ButtonLink icon="plus" href={`${base}/new`}>
              {t('convening.new')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/bring`}>
              {t('convening.bring')}
            </ButtonLink>
          </>
        }
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => row.id}
        search={t('convening.search')}
        states={{
          filter: 'stage',
          label: t('convening.stageLabel'),
          of: [
            { value: undefined, label: t('convening.all'), count: all },
            ...networkStages.map((stage) => ({
              ...{ value: stage, label: t(`convening.stages.${stage}`), count: counts[stage] ?? 0 },
            })),
          ],
        }}
        more={
          <>
            <label>
              {t('convening.sector')}
              <select name="sector" defaultValue={view.filters.sector ?? ''}>
                <option value="">{t('convening.anySector')}</option>
                {organisationKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`organisations.kind.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('convening.dueLabel')}
              <select name="due" defaultValue={view.filters.due ?? ''}>
                <option value="">{t('convening.due.any')}</option>
                {dueFilters.map((due) => (
                  <option key={due} value={due}>
                    {t(`convening.due.${due}`)}
                  </option>
                ))}
              </select>
            </label>
          </>
        }
        empty={
          <EmptyState title={t('convening.none')} level={2} icon="info">
            {t('convening.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('convening.name'), names: true, breaks: true },
            cell: ({ id, name }) => <a href={`${base}/${id}`}>{name}</a>,
          },
          {
            ...{ key: 'stage', title: t('convening.stage'), oneLine: true },
            cell: ({ stage }) => <StatusTag tone={stageTones[stage]}>{t(`convening.stages.${stage}`)}</StatusTag>,
          },
          {
            ...{ key: 'sector', title: t('convening.sector'), wide: true },
            cell: ({ sector }) => (sector ? t(`organisations.kind.${sector}`) : t('convening.noSector')),
          },
          {
            ...{ key: 'next', sorts: 'due', title: t('convening.step.title') },
            cell: ({ nextStep, nextStepOn, nextStepOwner }) =>
              nextStep && nextStepOn ? (
                <>
                  {nextStep}{' '}
                  <span className="muted small">
                    {[longDate(language, new Date(nextStepOn)), nextStepOwner].filter(Boolean).join(', ')}
                  </span>{' '}
                  {nextStepOn < today && <StatusTag tone="warn">{t('convening.isLate')}</StatusTag>}
                </>
              ) : (
                t('convening.noStep')
              ),
          },
          {
            ...{ key: 'contacts', title: t('convening.contacts'), align: 'end', wide: true },
            cell: ({ contacts }) => contacts,
          },
          {
            ...{ key: 'last', sorts: 'last', title: t('convening.last'), oneLine: true, wide: true },
            cell: ({ lastEntryOn }) => longDate(language, new Date(lastEntryOn)),
          },
        ]}
      />
      {missing > 0 && !actionData && (
        <Form>
          <p>{t('convening.here.text', { count: missing })}</p>
          <ButtonGroup>
            <Button kind="quiet" name="do" value="look-here">
              {t('convening.here.look')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </DeskPage>
  )
}
