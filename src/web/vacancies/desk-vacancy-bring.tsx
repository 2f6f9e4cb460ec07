import { importVacancies, type VacanciesImported } from '#capabilities/work/import-vacancies.ts'
import { readVacancyTable, type VacancyTableRead } from '#capabilities/work/read-vacancy-table.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { decodeText } from '#infrastructure/files/decode-text.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import { approvedIn } from '#web/work/approved-in.ts'
import type { Route } from './+types/desk-vacancy-bring'
import { VacancyRead } from './vacancy-read.tsx'

/** A hundred lines with long descriptions. */
const longestList = 400_000

export async function loader({ context }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  return { organisation, standings: await approvedIn(organisation.id, visitOf({ context }).services) }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  table?: VacancyTableRead
  imported?: VacanciesImported
}

export async function action({ context, request }: Route.ActionArgs): Promise<Answer> {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const form = await request.formData()
  const doing = form.get('do')
  if (doing !== 'look' && doing !== 'keep') throw new Response(null, { status: 400 })
  const list = await listIn(form)
  if (list === undefined) return { typed: {}, errors: { file: 'vacancies.bring.notText' } }
  const typed = { list, place: String(form.get('place') ?? '') }
  if (!list.trim()) return { typed, errors: { list: 'forms.required' } }
  if (list.length > longestList)
    return {
      typed,
      errors: { list: { message: 'forms.tooLong', figures: { limit: longestList, length: list.length } } },
    }
  const standings = await approvedIn(organisation.id, services)
  if (standings.length === 0) return { typed, errors: {}, notice: 'pledges.desk.refused.not-approved' }
  const placeId = placeOf(form, standings)
  // What was looked at is read once more: the same text says the same.
  const table = await readVacancyTable({ placeId, bytes: Buffer.from(list) }, { ...services, now })
  if (doing === 'look') return { typed, errors: {}, table }
  const imported = await importVacancies({ placeId, lines: table.read }, { ...services, manager, now })
  return { typed, errors: {}, imported }
}

/** What was pasted, or stands in the file that was chosen; none where that file is no text. */
async function listIn(form: FormData): Promise<string | undefined> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return String(form.get('list') ?? '').replaceAll('\r\n', '\n')
  const { text } = decodeText(new Uint8Array(await file.arrayBuffer()))
  return text.includes('\0') ? undefined : text.replaceAll('\r\n', '\n')
}

const labels: FieldLabels<'list' | 'file'> = { list: 'vacancies.bring.list', file: 'vacancies.bring.file' }

/** A list of vacancies: what was understood of it is seen first, then kept as drafts. */
export default function DeskVacancyBringPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, standings } = loaderData
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('vacancies.bring.title')
  const base = `/organisations/${organisation.slug}/manage/vacancies`
  const { table, imported } = actionData ?? {}
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={base} label={t('desk.nav.vacancies')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      <DeskHead title={title} />
      {imported && <Imported imported={imported} base={base} />}
      {table && <TableRead table={table} />}
      {table && table.read.length > 0 && (
        <Form>
          <input type="hidden" name="list" value={typed.list} />
          <input type="hidden" name="place" value={typed.place} />
          <Button name="do" value="keep">
            {t('vacancies.bring.keep')}
          </Button>
        </Form>
      )}
      {!imported && (
        <Form encType="multipart/form-data">
          <p className="muted">{t('vacancies.bring.lead')}</p>
          <p className="muted">{t('vacancies.bring.columns')}</p>
          <PlaceChoice standings={standings} value={typed.place} />
          <TextArea {...field('list')} rows={10} hint={t('vacancies.bring.listHint')} />
          <UploadInput
            name="file"
            label={t(labels.file)}
            error={field('file').error}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            mostBytes={longestList}
            hint={t('vacancies.bring.fileHint')}
            optional={t('common.optional')}
          />
          <Button kind={table ? 'quiet' : 'primary'} name="do" value="look">
            {t('vacancies.bring.look')}
          </Button>
        </Form>
      )}
    </ManageConsole>
  )
}

function Imported({ imported: { made, known, refused }, base }: { imported: VacanciesImported; base: string }) {
  const { t } = useTranslation()
  return (
    <Notice tone={made > 0 ? 'good' : 'info'} title={t('vacancies.bring.made', { count: made })} live>
      {known > 0 && <p>{t('vacancies.bring.known', { count: known })}</p>}
      {refused > 0 && <p>{t('vacancies.bring.refused', { count: refused })}</p>}
      <p>
        {t('vacancies.bring.madeText')} <a href={`${base}?state=draft`}>{t('vacancies.bring.back')}</a>
      </p>
    </Notice>
  )
}

/** Line by line what was understood, and what was not. */
function TableRead({ table: { read, problems } }: { table: VacancyTableRead }) {
  const { t, language } = useTranslation()
  return (
    <>
      {read.length === 0 && <Notice tone="warn" title={t('vacancies.bring.nothing')} live />}
      {problems.length > 0 && (
        <Section title={t('vacancies.bring.problems')} level={2}>
          <ul>
            {problems.map(({ line, why }) => (
              <li key={`${line} ${why}`}>
                {`${t('vacancies.bring.line', { line })}: ${t(`vacancies.bring.why.${why}`)}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {read.length > 0 && (
        <Section title={t('vacancies.bring.read')} level={2}>
          <p className="muted">{t('vacancies.bring.readText')}</p>
          <ul className="said-rows">
            {read.map(({ line, content, unknownSkills }) => (
              <li key={line}>
                <VacancyRead content={content}>
                  {unknownSkills.length > 0 && (
                    <p className="small">
                      {t('vacancies.bring.unknown', { names: new Intl.ListFormat(language).format(unknownSkills) })}
                    </p>
                  )}
                </VacancyRead>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
