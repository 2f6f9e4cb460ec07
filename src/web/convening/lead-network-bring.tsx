import { importNetwork, type NetworkImported } from '#capabilities/network/import-network.ts'
import { longestSource } from '#capabilities/network/network-organisation.ts'
import { type NetworkRead, type NetworkTableRead, readNetworkTable } from '#capabilities/network/read-network-table.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { csvLine } from '#infrastructure/files/csv-line.ts'
import { tableIn } from '#infrastructure/files/table-in.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/lead-network-bring'

/** Five hundred lines with words in every column. */
const longestList = 400_000

export function loader({ context }: Route.LoaderArgs) {
  return { list: `/${leadDesk({ context }).place.slug}/lead/network` }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  table?: NetworkTableRead
  imported?: NetworkImported
}

export async function action({ context, request }: Route.ActionArgs): Promise<Answer> {
  const { services, now } = visitOf({ context })
  const { lead } = leadDesk({ context })
  const form = await request.formData()
  const doing = form.get('do')
  if (doing !== 'look' && doing !== 'keep') throw new Response(null, { status: 400 })
  const list = await listIn(form)
  const source = String(form.get('listSource') ?? '').trim()
  const typed = { list: list ?? '', listSource: source }
  if (list === undefined) return { typed, errors: { file: 'convening.list.notTable' } }
  if (!source) return { typed, errors: { listSource: 'forms.required' } }
  if (source.length > longestSource)
    return {
      typed,
      errors: { listSource: { message: 'forms.tooLong', figures: { limit: longestSource, length: source.length } } },
    }
  if (!list.trim()) return { typed, errors: { list: 'forms.required' } }
  if (list.length > longestList)
    return {
      typed,
      errors: { list: { message: 'forms.tooLong', figures: { limit: longestList, length: list.length } } },
    }
  const powers = { ...services, lead, now }
  // What was looked at is read once more: the same text says the same.
  const table = await readNetworkTable({ table: await tableIn(Buffer.from(list)), source }, powers)
  if (doing === 'look') return { typed, errors: {}, table }
  const chosen = new Map(table.read.map(({ line }) => [line, String(form.get(`same-${line}`) ?? '')]))
  return { typed, errors: {}, imported: await importNetwork({ lines: table.read, chosen }, powers) }
}

/** What was pasted, or the table in the file that was chosen as text with the same lines; none where it is no table. */
async function listIn(form: FormData): Promise<string | undefined> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return String(form.get('list') ?? '').replaceAll('\r\n', '\n')
  const { rows, problems } = await tableIn(new Uint8Array(await file.arrayBuffer()))
  if (problems.some(({ why }) => why === 'no-table')) return undefined
  const last = rows.at(-1)?.line ?? 0
  const byLine = new Map(rows.map(({ line, cells }) => [line, cells]))
  return Array.from({ length: Math.min(last, 50_000) }, (_, at) => {
    const cells = byLine.get(at + 1)
    return cells ? csvLine(cells.map((cell) => cell.replace(/\s+/g, ' '))).trimEnd() : ''
  }).join('\n')
}

const labels: FieldLabels<'listSource' | 'list' | 'file'> = {
  ...{ listSource: 'convening.list.source', list: 'convening.list.list', file: 'convening.list.file' },
}

/** A list of organisations and contacts: what was understood of it is seen first, then kept. */
export default function LeadNetworkBringPage({ loaderData: { list }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('convening.list.title')
  const { table, imported } = actionData ?? {}
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={list} label={t('convening.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      {imported && <Imported imported={imported} list={list} />}
      {table && <TableRead table={table} typed={typed} />}
      {!imported && (
        <Form encType="multipart/form-data">
          <p className="muted">{t('convening.list.lead')}</p>
          <p className="muted">{t('convening.list.columns')}</p>
          <TextInput {...field('listSource')} maxLength={longestSource} hint={t('convening.sourceHint')} />
          <TextArea {...field('list')} rows={10} />
          <UploadInput
            name="file"
            label={t(labels.file)}
            error={field('file').error}
            accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
            mostBytes={2_000_000}
            hint={t('convening.list.fileHint')}
            optional={t('common.optional')}
          />
          <Button kind={table ? 'quiet' : 'primary'} name="do" value="look">
            {t('convening.list.look')}
          </Button>
        </Form>
      )}
    </DeskPage>
  )
}

function Imported({ imported, list }: { imported: NetworkImported; list: string }) {
  const { organisations, contacts, known, undecided, refused } = imported
  const { t } = useTranslation()
  return (
    <Notice
      tone={undecided + refused > 0 ? 'warn' : 'good'}
      title={t('convening.list.made', { organisations, contacts })}
      live
    >
      {known > 0 && <p>{t('convening.list.known', { count: known })}</p>}
      {undecided > 0 && <p>{t('convening.list.undecided', { count: undecided })}</p>}
      {refused > 0 && <p>{t('convening.list.refused', { count: refused })}</p>}
      <p>
        <a href={list}>{t('convening.list.back')}</a>
      </p>
    </Notice>
  )
}

/** Line by line what was understood, and what was not. */
function TableRead({ table: { read, problems }, typed }: { table: NetworkTableRead; typed: Record<string, string> }) {
  const { t } = useTranslation()
  return (
    <>
      {read.length === 0 && <Notice tone="warn" title={t('convening.list.nothing')} live />}
      {problems.length > 0 && (
        <Section title={t('convening.list.problems')} level={2}>
          <ul>
            {problems.map(({ line, column, why }) => (
              <li key={`${line} ${why}`}>
                {[
                  t('convening.list.line', { line }),
                  ...(column ? [t(`convening.list.columnNames.${column}`)] : []),
                  t(`convening.list.why.${why}`),
                ].join(': ')}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {read.length > 0 && (
        <Section title={t('convening.list.read')} level={2}>
          <Form>
            <input type="hidden" name="list" value={typed.list} />
            <input type="hidden" name="listSource" value={typed.listSource} />
            <ul className="said-rows">
              {read.map((row) => (
                <li key={row.line}>
                  <LineRead row={row} />
                </li>
              ))}
            </ul>
            <Button name="do" value="keep">
              {t('convening.list.keep')}
            </Button>
          </Form>
        </Section>
      )}
    </>
  )
}

function LineRead({ row: { line, organisation, contact, nextStep, is, knowsContact } }: { row: NetworkRead }) {
  const { t } = useTranslation()
  const { name, sector, stage, source } = organisation
  const facts = [
    t('convening.list.line', { line }),
    ...[sector && t(`organisations.kind.${sector}`), t(`convening.stages.${stage}`), source, nextStep],
  ]
  return (
    <>
      <p>
        <strong>{name}</strong> <span className="muted">{t(`convening.list.is.${is.kind}`)}</span>
      </p>
      <p className="small muted">{facts.filter(Boolean).join(' · ')}</p>
      {contact && (
        <p className="small">
          {t('convening.list.contactIs', {
            name: [contact.name, contact.job, contact.email, contact.phone].filter(Boolean).join(', '),
            state: t(`convening.list.is.${knowsContact ? 'here' : 'new'}`),
          })}
        </p>
      )}
      {is.kind === 'perhaps' && (
        <Select
          name={`same-${line}`}
          label={t('convening.list.which', { name })}
          options={[
            { value: '', label: t('convening.list.choose') },
            ...is.of.map((one) => ({ value: one.id, label: t('convening.list.sameAs', { name: one.name }) })),
            { value: 'new', label: t('convening.list.another') },
          ]}
        />
      )}
    </>
  )
}
