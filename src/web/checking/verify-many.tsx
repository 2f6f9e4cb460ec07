import { mostBadgeBytes } from '#capabilities/awards/award-format.ts'
import { checkManyBadges } from '#capabilities/awards/check-many-badges.ts'
import { type CheckedLine, checkingMs, mostChecked } from '#capabilities/awards/submitted-list-rules.ts'
import { verdictOutcomes } from '#capabilities/awards/ui/check-verdict.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import type { VerdictOutcome } from '#design/cards/verdict.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import type { Tone } from '#design/ui/tone.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { csvText, dayOf } from '#web/desks/csv-answer.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/verify-many'

interface Answer {
  lines?: CheckedLine[]
  typed: Record<string, string>
  errors: FormErrors
}

export async function action({ context, request }: Route.ActionArgs): Promise<Answer> {
  const { services, now, language } = visitOf({ context })
  const form = await request.formData()
  const list = String(form.get('list') ?? '')
  const files = form.getAll('files').filter((one): one is File => one instanceof File && one.size > 0)
  const powers = { ...services, now, language, patience: AbortSignal.timeout(checkingMs) }
  const checked = await checkManyBadges({ list, files }, powers)
  const typed = { list }
  if (checked.ok) return { typed, errors: {}, lines: checked.lines }
  const figures = { limit: mostChecked, count: checked.count }
  return { typed, errors: { list: { message: explanation[checked.refusal], figures } } }
}

const explanation = { nothing: 'check.many.nothing', 'too-many': 'check.many.tooMany' } as const

const labels: FieldLabels<'list' | 'files'> = { list: 'check.many.list', files: 'check.many.files' }

/** Many badges at once, as an employer who hires has them: a table of verdicts, of which nothing is kept. */
export default function VerifyManyPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('check.many.title')
  const isWrong = Object.keys(errors).length > 0
  const lines = actionData?.lines
  return (
    <SitePage
      title={isWrong ? t('common.errorTitle', { title }) : title}
      description={t('check.many.lead', { most: mostChecked })}
      current="check"
    >
      <Wrap narrow={!lines}>
        <div className="page stack stack-l">
          <BackLink href="/verify" label={t('check.title')} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={title} lead={lines ? undefined : t('check.many.lead', { most: mostChecked })} />
          {lines ? (
            <Checked lines={lines} />
          ) : (
            <Form encType="multipart/form-data">
              <TextArea {...field('list')} rows={8} hint={t('check.many.listHint')} />
              <UploadInput
                mostBytes={mostBadgeBytes}
                name="files"
                label={t('check.many.files')}
                hint={t('check.many.filesHint')}
                accept=".png,.svg,.pdf,.json,.jsonld,.jwt,image/png,image/svg+xml,application/pdf,application/json"
                multiple
              />
              <p className="muted">{t('check.many.keeps')}</p>
              <Button>{t('check.many.button')}</Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

const tones: Record<VerdictOutcome, Tone> = { genuine: 'good', lapsed: 'warn', unknown: 'plain', false: 'bad' }

function Checked({ lines }: { lines: CheckedLine[] }) {
  const { t, language } = useTranslation()
  const verdictOf = ({ verdict, problem, isNameless }: CheckedLine) =>
    isNameless
      ? t('check.nameless')
      : verdict
        ? t(`check.verdict.${verdict}`)
        : t(`check.many.problem.${problem ?? 'not-checked'}`)
  const genuine = lines.filter((one) => one.verdict === 'genuine' && !one.isNameless).length
  const date = (day: Date | undefined) => day && longDate(language, day)
  const headings = {
    given: t('check.many.given'),
    verdict: t('check.result'),
    why: t('check.means'),
    name: t('check.name'),
    issuer: t('check.issuer'),
    awarded: t('check.awarded'),
    validUntil: t('check.validUntil'),
  }
  const issuerOf = ({ issuer, isFromHere, isNameless }: CheckedLine) =>
    issuer &&
    t(isFromHere ? 'check.issuerHere' : isNameless ? 'check.issuerNameless' : 'check.issuerElsewhere', { name: issuer })
  const table = csvText(
    Object.values(headings),
    lines.map((one) => [
      ...[one.given, verdictOf(one), one.why, one.name, issuerOf(one)],
      ...[one.awarded && dayOf(one.awarded), one.validUntil && dayOf(one.validUntil)],
    ]),
  )
  return (
    <>
      <p className="lead" role="status">
        {`${t('check.many.checked', { count: lines.length })} ${t('check.many.genuine', { count: genuine })}`}
      </p>
      <DataTable
        caption={t('check.many.table')}
        hideCaption
        rows={[...lines.entries()]}
        rowKey={([at]) => String(at)}
        columns={[
          {
            ...{ key: 'given', title: headings.given, names: true, breaks: true },
            cell: ([, one]) => one.given,
          },
          {
            ...{ key: 'verdict', title: headings.verdict },
            cell: ([, one]) => (
              <div>
                <StatusTag tone={one.verdict && !one.isNameless ? tones[verdictOutcomes[one.verdict]] : 'plain'}>
                  {verdictOf(one)}
                </StatusTag>
                {one.why && <p className="small">{one.why}</p>}
              </div>
            ),
          },
          { key: 'name', title: headings.name, cell: ([, one]) => one.name },
          {
            ...{ key: 'issuer', title: headings.issuer },
            cell: ([, one]) => issuerOf(one),
          },
          { key: 'awarded', title: headings.awarded, cell: ([, one]) => date(one.awarded) },
          { key: 'until', title: headings.validUntil, cell: ([, one]) => date(one.validUntil) },
        ]}
      />
      <ButtonGroup>
        {/* The table itself: it was kept nowhere that it could be fetched from. */}
        <ButtonLink
          kind="quiet"
          download="badges.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(table)}`}
        >
          {t('check.many.csv')}
        </ButtonLink>
        <ButtonLink kind="quiet" href="/verify/many">
          {t('check.many.again')}
        </ButtonLink>
      </ButtonGroup>
    </>
  )
}
