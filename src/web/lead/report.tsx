import { redirect } from 'react-router'
import { z } from 'zod'
import { countStuck } from '#capabilities/impact/count-stuck.ts'
import { findOpenReport, listReports } from '#capabilities/impact/find-report.ts'
import { listSnapshots } from '#capabilities/impact/list-snapshots.ts'
import { measurePeriod } from '#capabilities/impact/measure-period.ts'
import { type SendReportOutcome, sendReport, updateReport } from '#capabilities/impact/send-report.ts'
import { letterOfReport } from '#capabilities/impact/tell-report.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { longDate, monthAndYear } from '#infrastructure/words/formats.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/report'
import { ReportView } from './report-view.tsx'

const labels = { note: 'report.note', noteCy: 'report.noteCy', to: 'report.to' } as const

const schema = z.object({
  note: z.string().max(4000).default(''),
  noteCy: z.string().max(4000).default(''),
  to: z.string().max(4000).default(''),
  from: z.string().default(''),
})

const addressesIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean)
const isAddress = (text: string) => z.email().safeParse(text).success

const refused: Record<Extract<SendReportOutcome, { ok: false }>['refusal'], MessageKey> = {
  'sent-meanwhile': 'report.sentMeanwhile',
  'too-many-addresses': 'report.tooMany',
}

async function reportInHand({ services: { database }, now }: Visit, placeId: string) {
  const open = await findOpenReport({ placeId }, { database, now })
  const stuck = await countStuck({ placeId }, { database, now })
  const figures = await measurePeriod({ placeId, from: open.from, until: now, stuck }, { database })
  return { ...open, until: now, figures }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = leadDesk({ context })
  const { database } = visit.services
  const { searchParams } = new URL(request.url)
  const [report, sent, snapshots, leads] = await Promise.all([
    reportInHand(visit, place.id),
    listReports({ placeId: place.id, limit: 26 }, { database }),
    listSnapshots({ placeId: place.id, limit: 24 }, { database }),
    listPlaceLeads({ placeId: place.id }, { database }),
  ])
  const shownIn = searchParams.get('in')
  return {
    place,
    report,
    sent,
    snapshots,
    usualTo: sent[0]?.sentTo?.join('\n') ?? leads.map(({ email }) => email).join('\n'),
    shownIn: isLanguage(shownIn) ? shownIn : visit.language,
    saved: searchParams.has('saved'),
    justSent: searchParams.has('sent'),
  }
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
  preview?: { subject: string; heading: string; paragraphs: string[]; action: string | undefined; footer: string }
  to?: string[]
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { services, queue, now, language } = visit
  const { place, lead } = leadDesk({ context })
  const form = await request.formData()
  const doing = form.get('do') ?? 'save'
  if (doing !== 'save' && doing !== 'preview' && doing !== 'send') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const words = { note: value.note, noteCy: value.noteCy }
  const here = `/${place.slug}/lead/report`
  // Kept whatever is pressed: nothing that was written waits for being sent.
  if (doing !== 'send') await updateReport(words, { database: services.database, lead, now })
  if (doing === 'save') return redirect(`${here}?saved`)
  const to = addressesIn(value.to)
  const wrong = to.find((address) => !isAddress(address))
  if (to.length === 0) return { errors: { to: 'report.noAddress' }, typed }
  if (wrong) return { errors: { to: { message: 'report.badAddress', figures: { address: wrong } } }, typed }
  const report = await reportInHand(visit, place.id)
  if (doing === 'preview') {
    const letter = letterOfReport(
      { ...report, ...words, id: '', placeId: place.id, sentAt: null, sentTo: null },
      { place, language },
    )
    const from = report.from.toISOString()
    return { errors: {}, typed: { ...typed, from }, to, preview: { ...letter, action: letter.action?.label } }
  }
  const from = new Date(value.from)
  if (Number.isNaN(from.getTime())) throw new Response(null, { status: 400 })
  const outcome = await sendReport(
    { words, figures: report.figures, from, to, locale: language },
    { ...services, queue, lead, now },
  )
  return outcome.ok ? redirect(`${here}?sent`) : { errors: {}, typed, notice: refused[outcome.refusal] }
}

export default function ReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, report, sent, snapshots, usualTo, shownIn, saved, justSent } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { note: report.note, noteCy: report.noteCy, to: usualTo }
  const { field } = useFields({ labels, typed, errors })
  const base = `/${place.slug}/lead`
  const title = t('desk.nav.report')
  const hasErrors = Object.keys(errors).length > 0
  return (
    <DeskPage title={hasErrors ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {justSent && !actionData && <Notice tone="good" title={t('report.isSent')} live />}
      <DeskHead
        title={title}
        actions={
          <ButtonGroup>
            <ButtonLink kind="quiet" href={`${base}/impact.csv`}>
              {t('report.csv')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/breakdown`}>
              {t('report.breakdown')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/attendance`}>
              {t('attendance.title')}
            </ButtonLink>
          </ButtonGroup>
        }
      />
      {actionData?.preview ? (
        <Section title={t('report.preview')}>
          <div className="stack">
            <p>{t('report.goesTo', { addresses: actionData.to?.join(', ') })}</p>
            <LetterPreview {...actionData.preview} />
            <Form>
              {['note', 'noteCy', 'to', 'from'].map((name) => (
                <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
              ))}
              <ButtonGroup>
                <Button name="do" value="send">
                  {t('report.sendNow')}
                </Button>
                <a href={`${base}/report`}>{t('common.cancel')}</a>
              </ButtonGroup>
            </Form>
          </div>
        </Section>
      ) : (
        <>
          <FilterTabs
            label={t('report.readIn')}
            tabs={(['en', 'cy'] as const).map((one) => ({
              href: `${base}/report?in=${one}`,
              label: t(`common.language.${one}`),
              current: shownIn === one,
            }))}
          />
          <ReportView report={report} place={place} language={shownIn} base={base} />
          <Section title={t('report.yourWords')} id="words">
            <Form>
              <TextArea {...field('note')} hint={t('report.noteHint')} rows={4} optional={t('common.optional')} />
              <TextArea {...field('noteCy')} rows={4} optional={t('common.optional')} lang="cy" />
              <TextArea {...field('to')} hint={t('report.toHint')} rows={3} />
              <ButtonGroup>
                <Button name="do" value="preview">
                  {t('report.seeMail')}
                </Button>
                <Button kind="quiet" name="do" value="save">
                  {t('common.save')}
                </Button>
              </ButtonGroup>
            </Form>
          </Section>
        </>
      )}
      <Section title={t('report.sentOnes')}>
        <DataTable
          caption={t('report.sentOnes')}
          hideCaption
          rows={sent}
          rowKey={(row) => row.id}
          empty={<p className="muted">{t('report.sentNone')}</p>}
          columns={[
            {
              key: 'when',
              title: t('report.sentOn'),
              names: true,
              cell: (row) => (
                <a href={`${base}/report/${row.id}`}>{row.sentAt ? longDate(language, row.sentAt) : ''}</a>
              ),
            },
            {
              key: 'period',
              title: t('report.reaches'),
              cell: (row) =>
                t('report.period', {
                  from: longDate(language, row.from),
                  until: longDate(language, row.until ?? row.from),
                }),
            },
            { key: 'to', title: t('report.to'), cell: (row) => row.sentTo?.join(', ') },
          ]}
        />
      </Section>
      <Section title={t('report.snapshots')}>
        <DataTable
          caption={t('report.snapshots')}
          hideCaption
          rows={snapshots}
          rowKey={(row) => row.month}
          empty={<p className="muted">{t('report.snapshotsNone')}</p>}
          columns={[
            {
              key: 'month',
              title: t('impact.month'),
              names: true,
              cell: (row) => (
                <a href={`${base}/breakdown?month=${row.month.slice(0, 7)}`}>
                  {monthAndYear(language, new Date(`${row.month}T12:00:00Z`))}
                </a>
              ),
            },
            {
              key: 'issued',
              title: t('report.issuedSoFar'),
              align: 'end',
              cell: (row) => row.figures.totals.badgesIssued ?? t('impact.hidden'),
            },
            { key: 'taken', title: t('report.frozenOn'), cell: (row) => longDate(language, row.takenAt) },
          ]}
        />
      </Section>
    </DeskPage>
  )
}
