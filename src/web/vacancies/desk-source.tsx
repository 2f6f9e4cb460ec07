import { redirect } from 'react-router'
import { confirmVacancies, mostConfirmed, type VacanciesConfirmed } from '#capabilities/work/confirm-vacancies.ts'
import { findVacancySource } from '#capabilities/work/find-vacancy-source.ts'
import { listWaitingVacancies, type WaitingVacancy } from '#capabilities/work/list-vacancy-sources.ts'
import { type StartVacancyReadingOutcome, startVacancyReading } from '#capabilities/work/start-vacancy-reading.ts'
import { stopVacancySource } from '#capabilities/work/stop-vacancy-source.ts'
import type { VacancySource } from '#capabilities/work/vacancy-source.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { writingRefused } from '#web/work/role-form.tsx'
import type { Route } from './+types/desk-source'
import { SourceTag, sourceName } from './desk-source-list.tsx'
import { VacancyRead } from './vacancy-read.tsx'

async function sourceOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const source = isId(params.id) ? await findVacancySource({ id: params.id }, services) : undefined
  if (source?.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return { source, organisation, services, manager, now }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { source, organisation, services, now } = await sourceOnDesk({ context, params })
  const waiting = await listWaitingVacancies({ sourceId: source.id, limit: mostConfirmed }, { ...services, now })
  return { source, organisation, waiting, now }
}

interface Answer {
  asks?: 'show' | 'stop'
  /** What is ticked, as its box says it. */
  chosen?: string[]
  confirmed?: VacanciesConfirmed
  notice?: MessageKey
}

const refusedReading: Record<Extract<StartVacancyReadingOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-here': 'vacancies.sources.refused.gone',
  'is-busy': 'vacancies.sources.refused.is-busy',
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { source, services, manager, now } = await sourceOnDesk({ context, params })
  const powers = { ...services, manager, now }
  const sourceId = source.id
  const list = `/organisations/${params.slug}/manage/vacancies/sources`
  const form = await request.formData()
  const chosen = form.getAll('vacancy').map(String)
  switch (form.get('do')) {
    case 'read': {
      const outcome = await startVacancyReading({ sourceId }, powers)
      return outcome.ok ? redirect(`${list}/${sourceId}`) : { notice: refusedReading[outcome.refusal] }
    }
    case 'look':
      return chosen.length === 0 ? { notice: 'vacancies.sources.noneTicked' } : { asks: 'show', chosen }
    case 'show':
      return { confirmed: await confirmVacancies({ chosen: chosen.flatMap(readBox) }, powers) }
    case 'stop':
      return { asks: 'stop' }
    case 'stop-yes': {
      const outcome = await stopVacancySource({ sourceId }, powers)
      if (outcome.ok) return redirect(list)
      throw noSuchPage(outcome.refusal)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** What a box carries: which, and what was read of it. */
const boxOf = ({ id, revision }: Pick<WaitingVacancy, 'id' | 'revision'>) => `${id} ${revision}`

function readBox(value: string) {
  const [vacancyId, revision = ''] = value.split(' ')
  return isId(vacancyId) ? [{ vacancyId, revision }] : []
}

const whyNotShown: Record<VacanciesConfirmed['refused'][number]['refusal'], MessageKey> = {
  ...writingRefused,
  'closes-too-soon': 'vacancies.refused.closes-too-soon',
  'closes-too-late': 'vacancies.refused.closes-too-late',
  'apply-is-missing': 'vacancies.refused.apply-is-missing',
  'no-safeguarding': 'vacancies.refused.no-safeguarding',
}

/** One source: how its last reading went, and what it brought that nobody has shown yet. */
export default function DeskSourcePage({ loaderData, actionData }: Route.ComponentProps) {
  const { source, organisation, waiting, now } = loaderData
  const { t, language } = useTranslation()
  const title = sourceName(source)
  const list = `/organisations/${organisation.slug}/manage/vacancies/sources`
  const { asks, chosen = [], confirmed, notice } = actionData ?? {}
  const ticked = waiting.filter((one) => chosen.includes(boxOf(one)))
  // What the source said otherwise in the meantime is read again before it is shown.
  const isAsking = asks === 'show' && ticked.length > 0
  const isOutdated = asks === 'show' && ticked.length === 0
  const shown = isAsking ? ticked : waiting
  return (
    <ManageConsole organisation={organisation} title={notice ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={list} label={t('vacancies.sources.title')} />
      {notice && <Notice tone="bad" title={t(notice)} live />}
      {isOutdated && <Notice tone="bad" title={t('pledges.desk.refused.changed-meanwhile')} live />}
      <DeskHead title={title} aside={<SourceTag source={source} />} />
      {confirmed && <Confirmed confirmed={confirmed} />}
      <LastReading source={source} now={now} />
      {waiting.length > 0 && (
        <Section title={t('vacancies.sources.toShow', { count: waiting.length })} level={2}>
          <Form>
            {isAsking ? (
              <AskFirst
                question={t('vacancies.sources.showAsk', { count: shown.length })}
                yes={{ value: 'show', label: t('vacancies.sources.showNow') }}
                no={{ label: t('common.notYet') }}
              >
                <p>{t('vacancies.desk.publishText')}</p>
                {shown.map((one) => (
                  <input key={one.id} type="hidden" name="vacancy" value={boxOf(one)} />
                ))}
              </AskFirst>
            ) : (
              <p className="muted">{t('vacancies.sources.toShowText')}</p>
            )}
            <DataTable
              caption={t('vacancies.sources.toShow', { count: shown.length })}
              hideCaption
              rows={shown}
              rowKey={({ id }) => id}
              {...(!isAsking && {
                selection: {
                  ...{ name: 'vacancy', value: boxOf, title: t('vacancies.sources.choose') },
                  label: (one: WaitingVacancy) => t('vacancies.sources.chooseOne', { title: one.title }),
                  chosen: () => true,
                },
              })}
              columns={[
                {
                  ...{ key: 'title', title: t('vacancies.form.title'), names: true },
                  cell: (one) => (
                    <a href={`/organisations/${organisation.slug}/manage/vacancies/${one.id}`}>
                      {(one.sourceSays ?? one).title}
                    </a>
                  ),
                },
                {
                  ...{ key: 'says', title: t('vacancies.sources.says'), bare: true },
                  cell: (one) => (
                    <VacancyRead content={one.sourceSays ?? one} isNamed={false}>
                      {one.sourceSays && one.state === 'public' && (
                        <p className="small">{t('vacancies.sources.saysOtherwise', { title: one.title })}</p>
                      )}
                    </VacancyRead>
                  ),
                },
              ]}
            />
            {!isAsking && (
              <Button name="do" value="look">
                {t('vacancies.sources.show')}
              </Button>
            )}
          </Form>
        </Section>
      )}
      {source.problems.length > 0 && (
        <Section title={t('vacancies.bring.problems')} level={2}>
          <ul>
            {source.problems.map(({ where, why }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once, on the server
              <li key={at}>{`${where}: ${t(`vacancies.sources.why.${why}`)}`}</li>
            ))}
          </ul>
        </Section>
      )}
      <Form>
        {asks === 'stop' ? (
          <AskFirst
            question={t('vacancies.sources.stopAsk')}
            yes={{ value: 'stop-yes', label: t('vacancies.sources.stop'), danger: true }}
            no={{ label: t('common.cancel') }}
          >
            <p>{t('vacancies.sources.stopText')}</p>
          </AskFirst>
        ) : (
          <div className="row">
            <Button kind="quiet" name="do" value="read">
              {t('vacancies.sources.readNow')}
            </Button>
            <Button kind="quiet" name="do" value="stop">
              {t('vacancies.sources.stop')}
            </Button>
          </div>
        )}
      </Form>
      <p className="small muted">
        {t('vacancies.sources.nextRead', { when: dayAndTime(language, source.nextReadAt, now) })}
      </p>
    </ManageConsole>
  )
}

function LastReading({ source, now }: { source: VacancySource; now: Date }) {
  const { t, language } = useTranslation()
  if (source.askedAt) return <Notice tone="info" title={t('vacancies.sources.reading')} />
  if (source.problem) return <Notice tone="warn" title={t(`vacancies.sources.problem.${source.problem}`)} />
  return (
    source.readAt && (
      <p>{t('vacancies.sources.found', { count: source.found, when: dayAndTime(language, source.readAt, now) })}</p>
    )
  )
}

function Confirmed({ confirmed: { shown, refused } }: { confirmed: VacanciesConfirmed }) {
  const { t } = useTranslation()
  const reasons = Map.groupBy(refused, ({ refusal }) => whyNotShown[refusal])
  return (
    <Notice tone={shown > 0 ? 'good' : 'warn'} title={t('vacancies.sources.shown', { count: shown })} live>
      {[...reasons].map(([why, { length: count }]) => (
        <p key={why}>{`${t('vacancies.bring.refused', { count })}. ${t(why)}`}</p>
      ))}
    </Notice>
  )
}
