import { type BreakdownRow, breakdowns, listBreakdown } from '#capabilities/impact/list-breakdown.ts'
import { listSnapshots } from '#capabilities/impact/list-snapshots.ts'
import { queryOf } from '#capabilities/impact/take-snapshots.ts'
import { CountedFigure } from '#capabilities/impact/ui/counted-figure.tsx'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { longDate, monthAndYear, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/breakdown'
import { monthInHand } from './month-in-hand.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place } = leadDesk({ context })
  const { database } = services
  const { searchParams } = new URL(request.url)
  const by = breakdowns.find((one) => one === searchParams.get('by')) ?? 'organisation'
  const { key, from, until } = monthInHand(searchParams.get('month'), now)
  const snapshots = await listSnapshots({ placeId: place.id, limit: 24 }, { database })
  const frozen = snapshots.find(({ month }) => month.startsWith(key))
  const rows = frozen?.figures.month[by] ?? (await listBreakdown({ placeId: place.id, from, until, by }, { database }))
  return {
    place,
    by,
    month: key,
    months: snapshots.map((one) => one.month.slice(0, 7)),
    thisMonth: monthInHand(null, now).key,
    takenAt: frozen?.takenAt ?? null,
    query: frozen?.figures.query ?? queryOf(from, until),
    rows,
  }
}

/** Badges of one month by organisation, theme, neighbourhood or age: issued, seen, kept and shown apart. */
export default function BreakdownPage({ loaderData }: Route.ComponentProps) {
  const { place, by, month, months, thisMonth, takenAt, query, rows } = loaderData
  const { t, language } = useTranslation()
  const base = `/${place.slug}/lead`
  const count = (value: number | null | undefined) => {
    if (value === undefined) return t('report.notCountedThen')
    return value === null ? t('impact.hidden') : wholeNumber(language, value)
  }
  const nameOf = (row: BreakdownRow) => {
    if (row.name) return inLanguage(language, row.name, row.nameCy)
    if (row.key === '') return t('report.unknown')
    return by === 'theme'
      ? t(`common.theme.${row.key}` as 'common.theme.arts')
      : t(`me.age.${row.key}` as 'me.age.13-15')
  }
  const monthName = (key: string) => monthAndYear(language, new Date(`${key}-01T12:00:00Z`))
  const title = t('report.breakdown')
  const point = t('report.point', { by: t(`report.by.${by}`), month: monthName(month) })
  return (
    <DeskPage title={title}>
      <BackLink href={`${base}/report`} label={t('desk.nav.report')} />
      <DeskHead
        title={title}
        aside={takenAt ? t('report.frozen', { date: longDate(language, takenAt) }) : t('report.live')}
      />
      <FilterTabs
        label={t('report.byLabel')}
        tabs={breakdowns.map((one) => ({
          href: `${base}/breakdown?by=${one}&month=${month}`,
          label: t(`report.by.${one}`),
          current: one === by,
        }))}
      />
      <form className="row no-print" action={`${base}/breakdown`}>
        <input type="hidden" name="by" value={by} />
        <label>
          {t('impact.month')}{' '}
          <select name="month" defaultValue={month}>
            {[...new Set([thisMonth, month, ...months])].map((one) => (
              <option key={one} value={one}>
                {monthName(one)}
              </option>
            ))}
          </select>
        </label>{' '}
        <button type="submit" className="button button-quiet button-small">
          {t('report.showMonth')}
        </button>
      </form>
      {rows.length === 0 ? (
        <p className="muted">{t('report.monthEmpty')}</p>
      ) : (
        <CountedFigure
          point={point}
          source={
            <>
              {t('impact.hiddenNote')} {t('report.seenMeans')} {t('report.query')} <code>{query}</code>
            </>
          }
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', title: t(`report.by.${by}`), names: true, cell: nameOf },
            { key: 'issued', title: t('report.issued'), align: 'end', cell: (row) => count(row.issued) },
            { key: 'seen', title: t('report.seen'), align: 'end', cell: (row) => count(row.seen) },
            { key: 'kept', title: t('report.kept'), align: 'end', cell: (row) => count(row.kept) },
            { key: 'shown', title: t('report.shown'), align: 'end', cell: (row) => count(row.shown) },
          ]}
        >
          <HorizontalBars
            bars={rows.slice(0, 20).map((row) => ({
              label: nameOf(row),
              ...(row.issued === null ? {} : { value: row.issued }),
              text: count(row.issued),
            }))}
          />
        </CountedFigure>
      )}
    </DeskPage>
  )
}
