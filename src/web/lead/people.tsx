import { redirect } from 'react-router'
import { z } from 'zod'
import { listRoleInvitations } from '#capabilities/places/find-role-invitation.ts'
import { type InviteLeadOutcome, inviteLead } from '#capabilities/places/invite-lead.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { placeName } from '#capabilities/places/place.ts'
import { type RemoveLeadOutcome, removeLead } from '#capabilities/places/remove-lead.ts'
import { stopRoleInvitation } from '#capabilities/places/stop-role-invitation.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { says } from '#web/site/fields.ts'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/people'

const invitedSchema = z.object({
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
})
const labels = { email: 'lead.people.email' } as const

const notInvited: Record<Extract<InviteLeadOutcome, { ok: false }>['refusal'], MessageKey> = {
  'no-longer-a-lead': 'lead.people.notYours',
  'too-many-invitations': 'manage.members.tooMany',
}
const notRemoved: Record<Extract<RemoveLeadOutcome, { ok: false }>['refusal'], MessageKey> = {
  'no-longer-a-lead': 'lead.people.notYours',
  'not-a-lead': 'lead.people.gone',
  'last-lead': 'lead.people.last',
}

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { database: services.database, now }
  const { searchParams } = new URL(request.url)
  const [leads, invitations] = await Promise.all([
    listPlaceLeads({ placeId: place.id }, powers),
    listRoleInvitations({ placeId: place.id }, powers),
  ])
  const asked = searchParams.get('remove')
  const view = listViewOf(request, { filters: ['q'], sorts: ['name', 'email', 'since', 'seen'] })
  const found = arrangeRows(leads, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.name} ${one.email}`,
    by: {
      name: (one) => one.name || one.email,
      email: (one) => one.email,
      since: (one) => one.since,
      seen: (one) => one.lastSeenAt,
    },
  })
  return {
    place,
    view,
    found,
    invitations,
    ownId: lead.personId,
    toRemove: leads.find(({ personId }) => personId === asked),
    invited: searchParams.get('email'),
    done: searchParams.has('done'),
  }
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now, language } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { database: services.database, queue, by: lead, now }
  const form = await request.formData()
  const here = `/${place.slug}/lead/people`
  const doing = form.get('do')
  if (doing === 'take-back') {
    await stopRoleInvitation({ placeId: place.id, email: String(form.get('invited') ?? '') }, powers)
    return redirect(`${here}?done`)
  }
  if (doing === 'remove') {
    const personId = String(form.get('person') ?? '')
    if (!isId(personId)) throw new Response(null, { status: 400 })
    const outcome = await removeLead({ placeId: place.id, personId }, powers)
    if (!outcome.ok) return { errors: {}, typed: {}, notice: notRemoved[outcome.refusal] }
    return redirect(personId === lead.personId ? '/me' : `${here}?done`)
  }
  if (doing !== null && doing !== 'invite') throw new Response(null, { status: 400 })
  const parsed = parseForm(invitedSchema, form)
  if (!parsed.ok) return parsed
  const outcome = await inviteLead({ placeId: place.id, email: parsed.value.email, locale: language }, powers)
  if (outcome.ok) return redirect(`${here}?${new URLSearchParams({ email: parsed.value.email })}`)
  return { errors: { email: notInvited[outcome.refusal] }, typed: parsed.typed }
}

/** Who leads the place: invited by mail, taken out at once. */
export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, view, found, invitations, ownId, toRemove, invited, done } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const here = `/${place.slug}/lead/people`
  const title = t('desk.nav.people')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {invited && !actionData && <Notice tone="good" title={t('lead.people.invited', { email: invited })} live />}
      {toRemove && !actionData && (
        <Notice
          tone="warn"
          title={t(toRemove.personId === ownId ? 'lead.people.leaveTitle' : 'lead.people.removeTitle', {
            name: toRemove.name || toRemove.email,
          })}
        >
          <p>{t('lead.people.removeText')}</p>
          <Form>
            <input type="hidden" name="person" value={toRemove.personId} />
            <ButtonGroup>
              <Button kind="danger" name="do" value="remove">
                {t(toRemove.personId === ownId ? 'lead.people.leave' : 'lead.people.remove')}
              </Button>
              <a href={here}>{t('common.cancel')}</a>
            </ButtonGroup>
          </Form>
        </Notice>
      )}
      <DeskTable
        title={title}
        lead={t('lead.people.leadsOf', { place: placeName(place, language) })}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        hasTable
        rows={found.rows}
        rowKey={(row) => row.personId}
        empty={<p className="muted">{t('lead.people.none')}</p>}
        columns={[
          {
            key: 'name',
            sorts: 'name',
            title: t('manage.members.name'),
            names: true,
            cell: (row) => row.name || row.email,
          },
          { key: 'email', sorts: 'email', title: t('manage.members.email'), cell: (row) => row.email },
          {
            key: 'since',
            sorts: 'since',
            title: t('manage.members.since'),
            oneLine: true,
            cell: (row) => longDate(language, row.since),
          },
          {
            key: 'seen',
            sorts: 'seen',
            title: t('lead.people.seen'),
            oneLine: true,
            cell: (row) => (row.lastSeenAt ? longDate(language, row.lastSeenAt) : '–'),
          },
          {
            key: 'remove',
            title: t('lead.people.remove'),
            bare: true,

            cell: (row) => (
              <a
                href={`${here}?remove=${row.personId}`}
                aria-label={
                  row.personId === ownId ? undefined : t('manage.members.takeOutOne', { name: row.name || row.email })
                }
              >
                {t(row.personId === ownId ? 'lead.people.leave' : 'lead.people.remove')}
              </a>
            ),
          },
        ]}
      />
      <Invitations invitations={invitations} />
      <Section title={t('lead.people.invite')}>
        <Form>
          <p>{t('lead.people.inviteText')}</p>
          <TextInput {...field('email')} type="email" autoComplete="off" />
          <Button kind="quiet" name="do" value="invite">
            {t('lead.people.send')}
          </Button>
        </Form>
      </Section>
    </DeskPage>
  )
}

/** Who was asked and has not answered. */
export function Invitations({ invitations }: { invitations: { id: string; email: string; invitedAt: Date }[] }) {
  const { t, language } = useTranslation()
  if (invitations.length === 0) return null
  return (
    <Section title={t('lead.people.asked')}>
      <DataTable
        caption={t('lead.people.asked')}
        hideCaption
        rows={invitations}
        rowKey={(row) => row.id}
        columns={[
          { key: 'email', title: t('manage.members.email'), names: true, cell: (row) => row.email },
          {
            key: 'at',
            title: t('lead.people.askedOn'),
            oneLine: true,
            cell: (row) => longDate(language, row.invitedAt),
          },
          {
            key: 'back',
            title: t('lead.people.takeBack'),
            bare: true,
            cell: (row) => (
              <form method="post">
                <input type="hidden" name="invited" value={row.email} />
                <Button kind="quiet" small name="do" value="take-back">
                  {t('lead.people.takeBack')}
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Section>
  )
}
