import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { type AddMemberOutcome, addMember } from '#capabilities/organisations/add-member.ts'
import { listIssuerKeys } from '#capabilities/organisations/find-issuer-identity.ts'
import { listMembers } from '#capabilities/organisations/find-organisation.ts'
import { reviseOrganisation } from '#capabilities/organisations/revise-organisation.ts'
import { rotateIssuerKey } from '#capabilities/organisations/rotate-issuer-key.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-profile'
import { OrganisationFields, organisationDetailsSchema } from './organisation-form.tsx'

type AddRefusal = Extract<AddMemberOutcome, { ok: false }>['refusal']
const notAdded: Record<AddRefusal, MessageKey> = {
  'last-manager': 'manage.members.lastStays',
  'no-longer-a-manager': 'manage.members.notYours',
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { database } = visit.services
  const [members, keys] = await Promise.all([
    listMembers(database, organisation.id),
    listIssuerKeys(database, organisation.slug),
  ])
  const { searchParams } = new URL(request.url)
  return { organisation, members, keys, saved: searchParams.has('saved'), left: searchParams.has('left') }
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
  if (form.get('do') === 'add') {
    const email = String(form.get('email') ?? '').trim()
    const refuse = (why: MessageKey): { errors: FormErrors; typed: undefined; email: string } => ({
      errors: { email: why },
      typed: undefined,
      email,
    })
    const person = await findPerson(database, { email })
    if (!person) return refuse('manage.members.unknown')
    const role = form.get('role') === 'manager' ? 'manager' : 'issuer'
    const outcome = await addMember({ personId: person.id, role }, powers)
    return outcome.ok ? redirect(here) : refuse(notAdded[outcome.refusal])
  }
  const parsed = parseForm(organisationDetailsSchema, form)
  if (!parsed.ok) return { ...parsed, email: '' }
  await reviseOrganisation(parsed.value, powers)
  return redirect(here)
}

export default function ProfilePage({
  loaderData: { organisation, members, keys, saved, left },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t('manage.nav.profile')
  const typed =
    actionData?.typed ??
    Object.fromEntries(
      Object.entries(organisation).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([field, key]) => ({ field, message: t(key) }))}
      />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {left && !actionData && <Notice tone="good" title={t('manage.members.left')} live />}
      <PageHead eyebrow={t(`organisations.kind.${organisation.kind}`)} title={organisation.name} />
      <Form>
        <OrganisationFields typed={typed} errors={errors} />
        <Button>{t('common.save')}</Button>
      </Form>
      <section className="stack">
        <h2>{t('manage.members.title')}</h2>
        <DataTable
          caption={t('manage.members.title')}
          hideCaption
          rows={members}
          rowKey={(row) => row.personId}
          columns={[
            { key: 'name', title: t('manage.members.name'), cell: (row) => row.name || row.email, names: true },
            { key: 'email', title: t('manage.members.email'), cell: (row) => row.email },
            {
              key: 'role',
              title: t('manage.members.role'),
              cell: (row) => t(`manage.members.${row.role === 'manager' ? 'manager' : 'issuer'}`),
            },
            {
              key: 'leave',
              title: t('manage.members.takeOut'),
              bare: true,
              oneLine: true,
              cell: (row) => (
                <ButtonLink
                  kind="quiet"
                  small
                  href={`/organisations/${organisation.slug}/manage/profile/members/${row.personId}`}
                  aria-label={t('manage.members.takeOutOne', { name: row.name || row.email })}
                >
                  {t('manage.members.takeOut')}
                </ButtonLink>
              ),
            },
          ]}
        />
        <Form>
          <TextInput
            name="email"
            type="email"
            label={t('manage.members.add')}
            hint={t('manage.members.addHint')}
            value={actionData?.email}
            error={errors.email && t(errors.email)}
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
          <Button kind="quiet" name="do" value="add">
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
