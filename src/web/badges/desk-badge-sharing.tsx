import { redirect } from 'react-router'
import { z } from 'zod'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listBadgePartners } from '#capabilities/badges/list-badge-partners.ts'
import { type ShareBadgeRefusal, shareBadge } from '#capabilities/badges/share-badge.ts'
import { type StopSharingOutcome, stopSharingBadge } from '#capabilities/badges/stop-sharing-badge.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { requiredText } from '#web/site/fields.ts'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge-sharing'
import { sharingTones } from './sharing-tones.ts'

const schema = z.object({ partner: requiredText(200) })
const labels = { partner: 'badges.sharing.partner' } as const satisfies Record<string, MessageKey>

const notShared: Record<ShareBadgeRefusal, MessageKey> = {
  'badge-not-found': 'manage.refused.badgeNotFound',
  'badge-is-not-published': 'badges.sharing.refused.not-published',
  'partner-is-the-owner': 'badges.sharing.refused.owner',
  'partner-not-approved': 'badges.sharing.refused.unknown',
  'already-shared': 'badges.sharing.refused.already',
}
const notStopped: Record<Extract<StopSharingOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-shared': 'badges.sharing.refused.not-shared',
}

async function badgeOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { database } = visitOf({ context }).services
  const badge = isId(params.id) ? await findBadge({ id: params.id }, { database }) : undefined
  if (badge?.organisationId !== managerDesk({ context }).organisation.id) throw new Response(null, { status: 404 })
  return badge
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { organisation } = managerDesk({ context })
  const badge = await badgeOnDesk({ context, params })
  const [partners, choices] = await Promise.all([
    listBadgePartners({ badgeId: badge.id, states: ['asked', 'agreed', 'refused', 'ended'] }, { database }),
    listOrganisationChoices(badge.placeId, { database }),
  ])
  const known = new Set(
    partners.flatMap(({ state, organisationSlug }) =>
      state === 'asked' || state === 'agreed' ? organisationSlug : [],
    ),
  )
  return {
    organisation,
    badge: { id: badge.id, name: badge.name, nameCy: badge.nameCy, status: badge.status },
    partners,
    choices: choices.filter(({ slug }) => slug !== organisation.slug && !known.has(slug)).map(({ name }) => name),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const badge = await badgeOnDesk({ context, params })
  const powers = { database: visit.services.database, queue: visit.queue, manager, now: visit.now }
  const form = await request.formData()
  const here = `/organisations/${params.slug}/manage/badges/${badge.id}/sharing?saved`
  const [verb, partnerId = ''] = String(form.get('do')).split(' ')
  if (verb === 'stop') {
    if (!isId(partnerId)) return { errors: {}, typed: {}, notice: notStopped['not-shared'] }
    const outcome = await stopSharingBadge({ badgeId: badge.id, partnerId }, powers)
    return outcome.ok ? redirect(here) : { errors: {}, typed: {}, notice: notStopped[outcome.refusal] }
  }
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const choices = await listOrganisationChoices(badge.placeId, powers)
  const wanted = parsed.value.partner.toLowerCase()
  const found = choices.find(({ name, slug }) => name.toLowerCase() === wanted || slug === wanted)
  if (!found) return { errors: { partner: notShared['partner-not-approved'] }, typed: parsed.typed }
  const outcome = await shareBadge({ badgeId: badge.id, partnerSlug: found.slug }, powers)
  return outcome.ok ? redirect(here) : { errors: { partner: notShared[outcome.refusal] }, typed: parsed.typed }
}

/** Who else may give a badge: asked here, agreed to on the other desk, ended on either. */
export default function BadgeSharingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, badge, partners, choices, saved } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('badges.sharing.title')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/badges/${badge.id}`}
        label={inLanguage(language, badge.name, badge.nameCy)}
      />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead title={title} lead={t('badges.sharing.lead')} />
      <form method="post">
        <DataTable
          caption={t('badges.sharing.partners')}
          hideCaption
          rows={partners}
          rowKey={(row) => row.organisationId}
          empty={
            <EmptyState title={t('badges.sharing.none')} level={2} icon="award">
              {t('badges.sharing.noneText')}
            </EmptyState>
          }
          columns={[
            { key: 'name', title: t('badges.sharing.partner'), names: true, cell: (row) => row.organisationName },
            {
              key: 'state',
              title: t('manage.awards.state'),
              cell: (row) => (
                <StatusTag tone={sharingTones[row.state]}>{t(`badges.sharing.state.${row.state}`)}</StatusTag>
              ),
            },
            {
              key: 'since',
              title: t('badges.sharing.since'),
              cell: (row) => longDate(language, row.answeredAt ?? row.askedAt),
            },
            {
              key: 'stop',
              title: t('badges.sharing.change'),
              cell: (row) =>
                (row.state === 'asked' || row.state === 'agreed') && (
                  <Button kind="quiet" small name="do" value={`stop ${row.organisationId}`}>
                    {t(row.state === 'asked' ? 'badges.sharing.takeBack' : 'badges.sharing.stop')}
                    <span className="visually-hidden">{` ${row.organisationName}`}</span>
                  </Button>
                ),
            },
          ]}
        />
      </form>
      {badge.status === 'published' ? (
        <Section title={t('badges.sharing.ask')}>
          <Form>
            <TextInput
              {...field('partner')}
              hint={t('badges.sharing.partnerHint')}
              list="partners"
              autoComplete="off"
            />
            <datalist id="partners">
              {choices.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Button name="do" value="share">
              {t('badges.sharing.ask')}
            </Button>
          </Form>
        </Section>
      ) : (
        <p className="muted">{t('badges.sharing.refused.not-published')}</p>
      )}
    </ManageConsole>
  )
}
