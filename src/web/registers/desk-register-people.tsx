import { redirect } from 'react-router'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import {
  type AddPeopleRefusal,
  addRegisterPeople,
  type PeopleSource,
  type UnreadLine,
} from '#capabilities/events/add-register-people.ts'
import { listRegisters } from '#capabilities/events/list-registers.ts'
import { mostOnARegister } from '#capabilities/events/register-rules.ts'
import { type RemovePersonOutcome, removeRegisterPerson } from '#capabilities/events/remove-register-person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { mostListBytes, tableOf } from '#web/awards/award-form.ts'
import { EarlierRun, earlierRun } from '#web/awards/earlier-run.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/desk-register-people'
import { registerDesk } from './register-desk.ts'
import { registerWhen } from './register-when.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { register, people, organisation, isManager, base, here, powers } = await registerDesk({ context, params })
  const asked = { organisationId: organisation.id, limit: 30 }
  const [runs, registers] = await Promise.all([listAwardRuns(asked, powers), listRegisters(asked, powers)])
  return {
    ...{ register, people, organisation, isManager, base, here },
    runs: runs.rows.map(earlierRun),
    registers: registers.rows.filter((one) => one.id !== register.id && one.listed > 0 && !one.namesRemovedAt),
    added: new URL(request.url).searchParams.get('added'),
  }
}

const addRefused: Record<AddPeopleRefusal, { field: 'people' | 'list'; message: MessageKey }> = {
  'register-not-found': { field: 'people', message: 'registers.refused.gone' },
  'names-are-removed': { field: 'people', message: 'registers.refused.namesRemoved' },
  'nobody-in-it': { field: 'people', message: 'registers.nobodyTyped' },
  'no-list-of-people': { field: 'list', message: 'manage.awards.noPeople' },
  'too-many': { field: 'people', message: 'registers.refused.tooMany' },
}

const removeRefused: Record<Extract<RemovePersonOutcome, { ok: false }>['refusal'], MessageKey> = {
  'register-not-found': 'registers.refused.gone',
  'person-not-found': 'registers.refused.notOnIt',
  'person-was-there': 'registers.refused.wasThere',
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  unread?: UnreadLine[]
  done?: { added: number; known: number }
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Answer | Response> {
  const { register, here, powers } = await registerDesk({ context, params })
  const form = await request.formData()
  const [verb, personId = ''] = String(form.get('do') ?? '').split(' ')
  if (verb === 'take-off') {
    const outcome = await removeRegisterPerson({ registerId: register.id, personId }, powers)
    return outcome.ok
      ? redirect(`${here}/people`)
      : { errors: { people: removeRefused[outcome.refusal] } as FormErrors, typed: {} }
  }
  if (verb !== '') throw new Response(null, { status: 400 })
  const { typed, errors, source } = await readSource(form)
  if (!source) return { errors, typed }
  const outcome = await addRegisterPeople({ registerId: register.id, ...source }, powers)
  if (!outcome.ok) {
    const { field, message } = addRefused[outcome.refusal]
    const problem = { message, figures: { most: mostOnARegister } }
    return { errors: { [field === 'list' && typed.people ? 'people' : field]: problem } as FormErrors, typed }
  }
  const { added, known, unread } = outcome
  if (unread.length === 0) return redirect(`${here}/people?added=${added}`)
  // What could not be read stands in the box, to be mended there; the others are on the register.
  return { errors: {}, typed: { people: unread.map(({ text }) => text).join('\n') }, unread, done: { added, known } }
}

async function readSource(form: FormData) {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  )
  const list = form.get('list')
  const file = list instanceof File && list.size > 0 ? list : undefined
  const { fromRun, fromRegister, people } = typed
  const earlier: PeopleSource[] = [
    ...(isId(fromRun) ? [{ fromRunId: fromRun }] : []),
    ...(isId(fromRegister) ? [{ fromRegisterId: fromRegister }] : []),
  ]
  if (earlier.length === 0) {
    if (!file && !typed.people) return { typed, errors: { people: addRefused['nobody-in-it'].message } as FormErrors }
    const { errors, table } = await tableOf({ typed, file })
    const isWhole = table && Object.keys(errors).length === 0
    return { typed, errors, source: isWhole ? { rows: table.rows, typed: file === undefined } : undefined }
  }
  const isOne = earlier.length === 1 && !file && !people
  const errors: FormErrors = isOne ? {} : { people: 'registers.refused.oneSource' }
  return { typed, errors, source: isOne ? earlier[0] : undefined }
}

const peopleLabels: FieldLabels = {
  people: 'registers.people',
  list: 'manage.awards.list',
  fromRun: 'manage.awards.fromRun',
  fromRegister: 'registers.fromRegister',
}

export default function RegisterPeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { register, organisation, isManager, here, runs, registers, people } = loaderData
  const { t, language } = useTranslation()
  const { errors = {}, typed = {}, unread = [], done }: Partial<Answer> = actionData ?? {}
  const { field } = useFields({ labels: peopleLabels, typed, errors })
  const title = t('registers.addPeople')
  const name = inLanguage(language, register.title, register.titleCy)
  const optional = t('common.optional')
  const hasErrors = Object.keys(errors).length > 0
  return (
    <ManageConsole
      organisation={organisation}
      title={hasErrors ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={peopleLabels} />
      {loaderData.added && !actionData && (
        <Notice tone="good" title={t('registers.added', { count: Number(loaderData.added) || 0 })} live />
      )}
      {done && (
        <Notice tone="warn" title={t('registers.unread', { count: unread.length })} live>
          <p>{t('registers.unreadText', { added: done.added, known: done.known })}</p>
          <ul>
            {unread.map((one) => (
              <li key={one.line}>
                <span dir="auto">{one.text}</span>:{' '}
                {one.problem === 'name-is-missing'
                  ? t('registers.nameMissing')
                  : t(`manage.check.problem.${one.problem}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <PageHead title={title} eyebrow={registerWhen(language, register)} lead={t('registers.addLead')} />
      <Form encType="multipart/form-data">
        <TextArea {...field('people')} hint={t('registers.peopleHint')} rows={6} />
        <UploadInput
          mostBytes={mostListBytes}
          name="list"
          label={t('manage.awards.list')}
          hint={t('registers.listHint', { most: mostOnARegister })}
          optional={optional}
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          error={field('list').error}
        />
        {registers.length > 0 && (
          <Select
            {...field('fromRegister')}
            optional={optional}
            options={[
              { value: '', label: t('registers.fromNone') },
              ...registers.map((one) => ({
                value: one.id,
                label: `${inLanguage(language, one.title, one.titleCy)}, ${registerWhen(language, one)}`,
              })),
            ]}
          />
        )}
        <EarlierRun {...field('fromRun')} runs={runs} />
        <ButtonGroup>
          <Button>{t('registers.add')}</Button>
          <ButtonLink kind="quiet" href={here}>
            {t('registers.toRegister')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
      {people.length > 0 && (
        <Section title={t('registers.onIt', { count: people.length })}>
          <Form>
            <DataTable
              caption={t('registers.onIt', { count: people.length })}
              hideCaption
              rows={people}
              rowKey={(one) => one.id}
              columns={[
                { key: 'name', title: t('registers.name'), cell: (one) => <bdi>{one.name}</bdi>, names: true },
                {
                  key: 'off',
                  title: t('registers.takeOff'),
                  cell: (one) =>
                    one.ticks.length > 0 ? (
                      t('registers.wasThere')
                    ) : (
                      <Button
                        kind="plain"
                        small
                        name="do"
                        value={`take-off ${one.id}`}
                        aria-label={t('registers.takeOffName', { name: one.name })}
                      >
                        {t('registers.takeOff')}
                      </Button>
                    ),
                  align: 'end',
                  bare: true,
                },
              ]}
            />
          </Form>
        </Section>
      )}
    </ManageConsole>
  )
}
