import { redirect } from 'react-router'
import { z } from 'zod'
import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import { listInvitations } from '#capabilities/organisations/find-invitation.ts'
import { listIssuerKeys } from '#capabilities/organisations/find-issuer-identity.ts'
import { listMembers, organisationRevision } from '#capabilities/organisations/find-organisation.ts'
import type { Invitation } from '#capabilities/organisations/invitation.ts'
import { type InviteMemberOutcome, inviteMember } from '#capabilities/organisations/invite-member.ts'
import { reviseOrganisation } from '#capabilities/organisations/revise-organisation.ts'
import { rotateIssuerKey } from '#capabilities/organisations/rotate-issuer-key.ts'
import { stopInvitation } from '#capabilities/organisations/stop-invitation.ts'
import { organisationUses } from '#capabilities/photos/photo.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { sortOf } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { SavedViews } from '#web/desks/saved-views.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-profile'
import { OrganisationFields, organisationDetailsSchema, organisationLabels } from './organisation-form.tsx'

type Refusal = Extract<InviteMemberOutcome, { ok: false }>['refusal']
const notInvited: Record<Refusal, MessageKey> = {
  'organisation-not-approved': 'manage.members.notApproved',
  'no-longer-a-manager': 'manage.members.notYours',
  'too-many-invitations': 'manage.members.tooMany',
}

const { name: _name, kind: _kind, ...organisationDetailsLabels } = organisationLabels
const profileLabels: FieldLabels = { ...organisationLabels, email: 'manage.members.add', role: 'manage.members.role' }

const invitationSchema = z.object({
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  role: z.enum(['manager', 'issuer'], { error: says('forms.choose') }),
})

/** Beyond that a list is searched, not read. */
const shortList = 10

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { database } = visit.services
  const [members, invitations, keys] = await Promise.all([
    listMembers(organisation.id, { database }),
    listInvitations(organisation.id, { database, now: visit.now }),
    listIssuerKeys(organisation.slug, { database }),
  ])
  const { searchParams } = new URL(request.url)
  const view = listViewOf(request, { filters: ['q'], sorts: ['name', 'email', 'role'] })
  const found = arrangeRows(members, view, {
    pageLength: members.length,
    text: (one) => `${one.name} ${one.email}`,
    by: { name: (one) => one.name || one.email, email: (one) => one.email, role: (one) => one.role },
  })
  return {
    organisation,
    view,
    members: found.rows,
    isLong: members.length > shortList,
    invitations,
    keys,
    saved: searchParams.has('saved'),
    left: searchParams.has('left'),
    invited: searchParams.get('email'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { database, masterKey } = visit.services
  const powers = { database, manager, now: visit.now }
  const form = await request.formData()
  const here = `/organisations/${params.slug}/manage/profile?saved`
  if (form.get('do') === 'rotate') {
    await rotateIssuerKey({ ...powers, masterKey })
    return redirect(here)
  }
  if (form.get('do') === 'invite') {
    const parsed = parseForm(invitationSchema, form)
    const email = String(form.get('email') ?? '').trim()
    if (!parsed.ok) return { errors: parsed.errors, typed: undefined, email, isChanged: false }
    const outcome = await inviteMember({ ...parsed.value, locale: visit.language }, { ...powers, queue: visit.queue })
    if (outcome.ok)
      return redirect(`/organisations/${params.slug}/manage/profile?${new URLSearchParams({ email })}#members`)
    return { errors: { email: notInvited[outcome.refusal] } as FormErrors, typed: undefined, email, isChanged: false }
  }
  if (form.get('do') === 'take-back') {
    await stopInvitation({ email: String(form.get('invited') ?? '') }, powers)
    return redirect(here)
  }
  const parsed = parseForm(organisationDetailsSchema, form)
  if (!parsed.ok) return { ...parsed, email: '', isChanged: false }
  const outcome = await reviseOrganisation({ change: parsed.value, basedOn: basedOnOf(form) }, powers)
  if (!outcome.ok) return { errors: {} as FormErrors, typed: parsed.typed, email: '', isChanged: true }
  // What is for under-18s is hidden, or shown again, before the page answers.
  await holdOpportunities({ organisationId: manager.organisationId }, { ...powers, queue: visit.queue })
  return redirect(here)
}

export default function ProfilePage({
  loaderData: { organisation, view, members, isLong, invitations, keys, saved, left, invited },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t('manage.nav.profile')
  const stored = Object.fromEntries(
    Object.entries(organisation).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const sent = actionData?.typed && { typed: actionData.typed, isChanged: actionData.isChanged }
  const typed = sent?.typed ?? stored
  const sortBy = (column: string) => {
    const sort = sortOf(view, column)
    return { ...sort, href: `${sort.href}#members` }
  }
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <FormErrorSummary errors={errors} labels={profileLabels} />
      {sent?.isChanged && <ChangedMeanwhile labels={organisationDetailsLabels} saved={stored} typed={sent.typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {left && !actionData && <Notice tone="good" title={t('manage.members.left')} live />}
      <PageHead eyebrow={t(`organisations.kind.${organisation.kind}`)} title={organisation.name} />
      <ButtonGroup>
        <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/giving`}>
          {t('organisations.giving')}
        </ButtonLink>
        {organisationUses.map((use) => (
          <ButtonLink
            key={use}
            kind="quiet"
            icon="image"
            href={`/organisations/${organisation.slug}/manage/profile/pictures/${use}`}
          >
            {t(`photos.link.${use}`)}
          </ButtonLink>
        ))}
      </ButtonGroup>
      <Form>
        <BasedOn revision={organisationRevision(organisation)} answered={sent} />
        <OrganisationFields typed={typed} errors={errors} />
        <Button>{t('common.save')}</Button>
      </Form>
      <section className="stack" id="members">
        <h2>{t('manage.members.title')}</h2>
        {isLong && (
          <SearchBox
            action={`${view.path}#members`}
            label={t('desk.list.search')}
            variant="list"
            fields={[{ name: 'q', label: t('desk.list.search'), value: view.filters.q }]}
            submit={t('common.search')}
          />
        )}
        {isLong && <SavedViews path={view.path} filters={view.filters} />}
        <DataTable
          caption={t('manage.members.title')}
          hideCaption
          cards="rows"
          rows={members}
          rowKey={(row) => row.personId}
          empty={
            <p>
              {t('desk.list.nothingFits')} <a href={`${view.path}#members`}>{t('desk.list.showAll')}</a>
            </p>
          }
          columns={[
            {
              key: 'name',
              title: t('manage.members.name'),
              names: true,
              sort: sortBy('name'),
              cell: (row) => row.name || row.email,
            },
            {
              ...{ key: 'email', title: t('manage.members.email'), sort: sortBy('email') },
              cell: (row) => row.email,
            },
            {
              key: 'role',
              sort: sortBy('role'),
              title: t('manage.members.role'),
              cell: (row) => t(`manage.members.${row.role === 'manager' ? 'manager' : 'issuer'}`),
            },
            {
              key: 'leave',
              title: t('manage.members.takeOut'),
              bare: true,
              cell: (row) => (
                <a
                  href={`/organisations/${organisation.slug}/manage/profile/members/${row.personId}`}
                  aria-label={t('manage.members.takeOutOne', { name: row.name || row.email })}
                >
                  {t('manage.members.takeOut')}
                </a>
              ),
            },
          ]}
        />
        {invited && !actionData && <Notice tone="info" title={t('manage.members.invited', { email: invited })} live />}
        {invitations.length > 0 && <Invitations invitations={invitations} />}
        <Form>
          <TextInput
            name="email"
            type="email"
            label={t('manage.members.add')}
            hint={t('manage.members.addHint')}
            value={actionData?.email}
            error={errors.email && problemIn(t, errors.email)}
            autoComplete="off"
          />
          <RadioGroup
            name="role"
            legend={t('manage.members.role')}
            inline
            value="issuer"
            options={[
              { value: 'issuer', label: t('manage.members.issuer') },
              { value: 'manager', label: t('manage.members.manager') },
            ]}
          />
          <Button kind="quiet" name="do" value="invite">
            {t('manage.members.addButton')}
          </Button>
        </Form>
      </section>
      <section className="stack">
        <h2>{t('manage.keys.title')}</h2>
        <p>{t('manage.keys.text', { count: keys.length })}</p>
        <Form>
          <Button kind="quiet" name="do" value="rotate">
            {t('manage.keys.rotate')}
          </Button>
        </Form>
      </section>
    </ManageConsole>
  )
}

/** Whom the organisation has asked: their addresses as they were typed, and nothing else. */
function Invitations({ invitations }: { invitations: Invitation[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('manage.members.waiting')}
      rows={invitations}
      rowKey={(row) => row.id}
      columns={[
        { key: 'email', title: t('manage.members.email'), cell: (row) => row.email, names: true },
        { key: 'role', title: t('manage.members.role'), cell: (row) => t(`manage.members.${row.role}`) },
        {
          key: 'sent',
          title: t('manage.members.sentOn'),
          cell: (row) => longDate(language, row.invitedAt),
          oneLine: true,
        },
        {
          key: 'back',
          title: t('manage.members.takeBack'),
          bare: true,
          cell: (row) => (
            <Form>
              <input type="hidden" name="invited" value={row.email} />
              <Button
                kind="quiet"
                small
                name="do"
                value="take-back"
                aria-label={t('manage.members.takeBackOne', { email: row.email })}
              >
                {t('manage.members.takeBack')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}
