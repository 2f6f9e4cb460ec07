import { redirect } from 'react-router'
import { z } from 'zod'
import { listAdministrators } from '#capabilities/people/list-administrators.ts'
import { type RemoveAdministratorOutcome, removeAdministrator } from '#capabilities/people/remove-administrator.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { listRoleInvitations } from '#capabilities/places/find-role-invitation.ts'
import { type InviteLeadOutcome, inviteAdministrator, inviteLead } from '#capabilities/places/invite-lead.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { placeName } from '#capabilities/places/place.ts'
import { type RemoveLeadOutcome, removeLead } from '#capabilities/places/remove-lead.ts'
import { stopRoleInvitation } from '#capabilities/places/stop-role-invitation.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { Invitations } from '#web/lead/people.tsx'
import { says } from '#web/site/fields.ts'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/people'

/** Instead of a place: the role of an administrator. */
const everywhere = '*'
const schema = z.object({
  role: z.string({ error: says('forms.choose') }),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
})
const labels = { role: 'admin.people.role', email: 'lead.people.email' } as const

const notInvited: Record<Extract<InviteLeadOutcome, { ok: false }>['refusal'], MessageKey> = {
  'no-longer-a-lead': 'lead.people.notYours',
  'too-many-invitations': 'manage.members.tooMany',
}
type NotRemoved = Extract<RemoveAdministratorOutcome | RemoveLeadOutcome, { ok: false }>['refusal']
const notRemoved: Record<NotRemoved, MessageKey> = {
  'no-longer-a-lead': 'lead.people.notYours',
  'not-a-lead': 'lead.people.gone',
  'last-lead': 'lead.people.last',
  'not-an-administrator': 'lead.people.gone',
  'last-administrator': 'admin.people.last',
}

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now, language } = visitOf({ context })
  const powers = { database: services.database, now }
  const { searchParams } = new URL(request.url)
  const places = await listPlaces(powers)
  const [administrators, leads, invitations, ...ofPlaces] = await Promise.all([
    listAdministrators(powers),
    listPlaceLeads({}, powers),
    listRoleInvitations({ placeId: null }, powers),
    ...places.map(({ id }) => listRoleInvitations({ placeId: id }, powers)),
  ])
  const placeNameOf = (placeId: string) => {
    const place = places.find(({ id }) => id === placeId)
    return place ? placeName(place, language) : undefined
  }
  const people = [
    ...administrators.map((one) => ({ ...one, placeId: undefined, placeName: undefined })),
    ...leads.map((one) => ({ ...one, placeName: placeNameOf(one.placeId) })),
  ]
  const view = listViewOf(request, { filters: ['q'], sorts: ['role', 'name', 'email', 'seen'] })
  const found = arrangeRows(people, view, {
    pageLength: rowsAPage,
    text: (one) => [one.name, one.email, one.placeName].join(' '),
    by: {
      // Administrators before the leads of places.
      role: (one) => one.placeName ?? '',
      name: (one) => one.name || one.email,
      email: (one) => one.email,
      seen: (one) => one.lastSeenAt,
    },
  })
  return {
    places,
    view,
    found,
    invitations: [...invitations, ...ofPlaces.flat()],
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
  const { administrator } = administratorDesk({ context })
  const { database } = services
  const powers = { database, queue, administrator, by: administrator, now }
  const form = await request.formData()
  const [doing, personId = '', placeId = ''] = String(form.get('do') ?? '').split(' ')
  if (doing === 'take-back') {
    const email = String(form.get('invited') ?? '')
    const places = await listPlaces({ database })
    for (const id of [null, ...places.map((place) => place.id)])
      await stopRoleInvitation({ placeId: id, email }, powers)
    return redirect('/admin/people?done')
  }
  if (doing === 'remove-lead' || doing === 'remove-administrator') {
    if (!isId(personId) || (doing === 'remove-lead' && !isId(placeId))) throw new Response(null, { status: 400 })
    const outcome =
      doing === 'remove-lead'
        ? await removeLead({ placeId, personId }, powers)
        : await removeAdministrator({ personId }, powers)
    return outcome.ok
      ? redirect(doing === 'remove-administrator' && personId === administrator.personId ? '/me' : '/admin/people?done')
      : { errors: {}, typed: {}, notice: notRemoved[outcome.refusal] }
  }
  if (doing && doing !== 'invite') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { role, email } = parsed.value
  const place = role === everywhere ? undefined : await findPlace({ slug: role }, { database })
  if (role !== everywhere && !place) return { errors: { role: 'forms.choose' }, typed: parsed.typed }
  const outcome = place
    ? await inviteLead({ placeId: place.id, email, locale: language }, powers)
    : await inviteAdministrator({ email, locale: language }, powers)
  return outcome.ok
    ? redirect(`/admin/people?${new URLSearchParams({ email })}`)
    : { errors: { email: notInvited[outcome.refusal] }, typed: parsed.typed }
}

/** Who administrates and who leads which place: invited by mail, taken out at once. */
export default function AdminPeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { places, view, found, invitations, invited, done } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('desk.nav.people')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {invited && !actionData && <Notice tone="good" title={t('lead.people.invited', { email: invited })} live />}
      <DeskTable
        title={title}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        hasTable
        rows={found.rows}
        rowKey={(row) => `${row.personId} ${row.placeId ?? ''}`}
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
            key: 'role',
            sorts: 'role',
            title: t('admin.people.role'),
            cell: (row) =>
              row.placeName ? t('admin.people.leadOf', { place: row.placeName }) : t('desk.role.administrator'),
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
              <form method="post">
                <Button
                  small
                  kind="plain"
                  name="do"
                  value={
                    row.placeId ? `remove-lead ${row.personId} ${row.placeId}` : `remove-administrator ${row.personId}`
                  }
                  aria-label={t('manage.members.takeOutOne', { name: row.name || row.email })}
                >
                  {t('lead.people.remove')}
                </Button>
              </form>
            ),
          },
        ]}
      />
      <Invitations invitations={invitations} />
      <Section title={t('admin.people.invite')}>
        <Form>
          <Select
            {...field('role')}
            options={[
              { value: '', label: t('forms.choose') },
              ...places.map((place) => ({
                value: place.slug,
                label: t('admin.people.leadOf', { place: placeName(place, language) }),
              })),
              { value: everywhere, label: t('desk.role.administrator') },
            ]}
          />
          <TextInput {...field('email')} type="email" autoComplete="off" />
          <Button kind="quiet" name="do" value="invite">
            {t('lead.people.send')}
          </Button>
        </Form>
      </Section>
    </DeskPage>
  )
}
