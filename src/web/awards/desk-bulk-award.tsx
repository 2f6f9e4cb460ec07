import { data } from 'react-router'
import {
  type BulkAward,
  type BulkAwardLine,
  findBulkAward,
  listRefusedLines,
} from '#capabilities/awards/find-bulk-award.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Progress } from '#design/cards/progress.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-bulk-award'
import { awardRefusalWords } from './award-refusals.ts'

const secondsBetweenLooks = 3
/** More are in the file. */
const refusedShown = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = visit.services
  const bulkAward = isId(params.id)
    ? await findBulkAward({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!bulkAward) throw new Response(null, { status: 404 })
  const refused = await listRefusedLines({ id: bulkAward.id, limit: refusedShown }, { database })
  // Without script the browser looks again by itself, until the reader says stop: a page that moves on is hard to read.
  const follows = !bulkAward.finishedAt && new URL(request.url).searchParams.get('follow') !== 'no'
  const headers: Record<string, string> = follows ? { refresh: String(secondsBetweenLooks) } : {}
  return data({ organisation, isManager: manager !== undefined, bulkAward, refused, follows }, { headers })
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

export default function BulkAwardPage({
  loaderData: { organisation, isManager, bulkAward, refused, follows },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const badge = inLanguage(language, bulkAward.badgeName, bulkAward.badgeNameCy)
  const base = `/organisations/${organisation.slug}/manage`
  const done = bulkAward.given + bulkAward.refused
  const number = (count: number) => wholeNumber(language, count)
  return (
    <ManageConsole organisation={organisation} title={t('manage.bulk.title', { badge })} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <PageHead title={t('manage.bulk.title', { badge })} />
      {bulkAward.finishedAt ? (
        <Ending bulkAward={bulkAward} results={`${base}/bulk-awards/${bulkAward.id}/results.csv`} />
      ) : (
        <>
          <Progress
            label={t('manage.bulk.progress')}
            text={t('manage.bulk.of', { done: number(done), total: number(bulkAward.total) })}
            value={done}
            max={bulkAward.total}
          />
          <p>{t('manage.bulk.leave')}</p>
          <ButtonLink kind="plain" href={follows ? '?follow=no' : '?follow=yes'}>
            {t(follows ? 'manage.bulk.stopLooking' : 'manage.bulk.lookAgain')}
          </ButtonLink>
        </>
      )}
      {refused.length > 0 && <RefusedLines lines={refused} />}
    </ManageConsole>
  )
}

function Ending({ bulkAward, results }: { bulkAward: BulkAward; results: string }) {
  const { t } = useTranslation()
  const { given, refused, refusal } = bulkAward
  return (
    <>
      <Notice
        tone={refusal || refused > 0 ? 'warn' : 'good'}
        title={
          refused > 0
            ? t('manage.refused.title', { given, count: refused })
            : t('manage.awards.given', { count: given })
        }
        live
      >
        {refusal ? t(awardRefusalWords[refusal]) : t('manage.awards.givenText')}
      </Notice>
      <ButtonLink href={results}>{t('manage.bulk.download')}</ButtonLink>
    </>
  )
}

function RefusedLines({ lines }: { lines: BulkAwardLine[] }) {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('manage.refused.caption')}
      rows={lines}
      rowKey={(row) => String(row.position)}
      columns={[
        { key: 'line', title: t('manage.refused.line'), cell: (row) => String(row.position + 1) },
        {
          key: 'who',
          title: t('manage.awards.learner'),
          cell: (row) => [row.name, row.email].filter(Boolean).join(', ') || '–',
          names: true,
        },
        { key: 'why', title: t('manage.refused.why'), cell: (row) => row.refusal && t(awardRefusalWords[row.refusal]) },
      ]}
    />
  )
}
