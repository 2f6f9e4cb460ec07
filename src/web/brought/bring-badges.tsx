import { mostBadgeBytes } from '#capabilities/awards/award-format.ts'
import { type BroughtLine, bringBadges } from '#capabilities/brought/bring-badges.ts'
import { mostExportBytes } from '#capabilities/brought/brought-badge.ts'
import { type ReadHandedIn, readHandedIn } from '#capabilities/brought/read-handed-in.ts'
import { takeBringTurn } from '#capabilities/brought/take-bring-turn.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/bring-badges'
import { StandingTag } from './brought-parts.tsx'

export function loader({ context }: Route.LoaderArgs) {
  signedInDesk({ context })
  return null
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now, language } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const sent = form.getAll('files').filter((one): one is File => one instanceof File && one.size > 0)
  const text = String(form.get('badge') ?? '')
  if (sent.length === 0 && !text.trim()) return { typed: text, wrong: 'nothing' as const }
  const turn = await takeBringTurn({ ...services, signedIn, now })
  if (!turn.ok) return { typed: text, wrong: 'too-often' as const, count: turn.waitMinutes }
  const large = sent.filter(({ size }) => size > mostExportBytes)
  const small = sent.filter(({ size }) => size <= mostExportBytes)
  const files = await Promise.all(
    small.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  const { handed, unread } = await readHandedIn({ files, text })
  const outcome = await bringBadges({ handed }, { ...services, signedIn, now, language })
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-yours')
  const lines = [
    ...outcome.lines,
    ...unread.slice(0, mostUnreadShown).map(unreadLine),
    ...large.map(({ name }) => unreadLine({ from: name, refusal: 'too-large' })),
  ]
  return { typed: '', lines }
}

/** A learner who sent a whole folder needs no longer list of what was no badge. */
const mostUnreadShown = 100

const unreadLine = ({ from, refusal }: ReadHandedIn['unread'][number]) => ({
  ok: false as const,
  from,
  refusal,
  name: undefined,
})

/** Badges of other sites are handed in, and what became of each is told. */
export default function BringBadgesPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('portfolio.brought.bringTitle')
  const { wrong, count = 0, lines, typed }: Answer = actionData ?? {}
  const error =
    wrong && (wrong === 'nothing' ? t('portfolio.brought.nothing') : t('portfolio.shared.tooOften', { count }))
  return (
    <SitePage title={error ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {error && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'files', message: error }]} />}
          {lines && <Result lines={lines} />}
          <PageHead title={title} lead={t('portfolio.brought.bringLead')} />
          <Form encType="multipart/form-data">
            <UploadInput
              mostBytes={mostExportBytes}
              name="files"
              label={t('portfolio.brought.files')}
              hint={t('portfolio.brought.filesHint', { most: mostBadgeBytes / 1_000_000 })}
              error={error}
              multiple
            />
            <TextArea
              name="badge"
              label={t('portfolio.brought.paste')}
              hint={t('portfolio.brought.pasteHint')}
              rows={4}
              value={typed}
            />
            <Button>{t('portfolio.brought.do')}</Button>
          </Form>
          <Disclosure summary={t('portfolio.brought.how')}>
            <ul className="stack stack-s">
              <li>{t('portfolio.brought.howOpenBadges')}</li>
              <li>{t('portfolio.brought.howCredly')}</li>
              <li>{t('portfolio.brought.howCanvas')}</li>
            </ul>
          </Disclosure>
        </div>
      </Wrap>
    </SitePage>
  )
}

type Lines = (BroughtLine | ReturnType<typeof unreadLine>)[]

interface Answer {
  typed?: string
  wrong?: 'nothing' | 'too-often'
  count?: number
  lines?: Lines
}

/** One line for each badge that was handed in: the page says of none that it is lost without saying why. */
function Result({ lines }: { lines: Lines }) {
  const { t } = useTranslation()
  const count = lines.filter(({ ok }) => ok).length
  return (
    <section className="stack">
      <Notice
        tone={count > 0 ? 'good' : 'warn'}
        title={count > 0 ? t('portfolio.brought.kept', { count }) : t('portfolio.brought.keptNone')}
        live
      />
      <h2>{t('portfolio.brought.result')}</h2>
      <SummaryList
        lines
        rows={lines.map((line) => ({
          term: (
            <span className="break-anywhere">
              {line.ok ? <a href={`/me/portfolio/brought/${line.id}`}>{line.name}</a> : (line.name ?? line.from)}
            </span>
          ),
          detail: line.ok ? <Kept {...line} /> : t(`portfolio.brought.refused.${line.refusal}`),
        }))}
      />
    </section>
  )
}

function Kept({ counts, from, standing }: Extract<BroughtLine, { ok: true }>) {
  const { t } = useTranslation()
  return (
    <div className="stack stack-s">
      <p>
        <StandingTag standing={standing} genuineAt={null} />
      </p>
      {standing !== 'good' && <p>{t(`portfolio.brought.standingText.${standing}`)}</p>}
      <p className="muted break-anywhere">{t('portfolio.brought.from', { from })}</p>
      {counts && <p>{t('portfolio.brought.counts')}</p>}
    </div>
  )
}
