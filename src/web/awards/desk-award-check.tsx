import { redirect } from 'react-router'
import { findAwardList } from '#capabilities/awards/find-award-list.ts'
import { type CheckedListRefusal, issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { removeAwardList } from '#capabilities/awards/remove-award-list.ts'
import { reviseAwardList } from '#capabilities/awards/revise-award-list.ts'
import { openIn, readyIn, understandList } from '#capabilities/awards/understand-list-rules.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award-check'
import { awardRefusalWords } from './award-refusals.ts'
import { AwardSteps } from './award-steps.tsx'
import { mostToMend, readColumns, readMended } from './check-form.ts'
import { CheckedPeople } from './checked-people.tsx'
import { ListColumns } from './list-columns.tsx'
import { ToMend } from './to-mend.tsx'

const peopleAPage = 200

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database } = services
  const list = isId(params.id)
    ? await findAwardList({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!list) throw new Response(null, { status: 404 })
  if (list.awardedAt) throw redirect(`/organisations/${organisation.slug}/manage/runs/${list.id}`)
  const understood = understandList(list)
  const ready = readyIn(understood)
  const open = openIn(understood)
  const page = Math.max(1, Math.floor(Number(new URL(request.url).searchParams.get('page'))) || 1)
  const badge = await findBadge({ id: list.badgeId }, { database })
  return {
    organisation,
    isManager: manager !== undefined,
    badge: badge && { name: badge.name, nameCy: badge.nameCy, artwork: badge.artwork },
    list: { id: list.id, fileName: list.fileName, notify: list.notify, firstCells: list.rows[0]?.cells ?? [] },
    columns: understood.columns,
    byMail: ready.filter((one) => one.email).length,
    byCode: ready.filter((one) => !one.email).length,
    open: open.slice(0, mostToMend),
    openCount: open.length,
    people: understood.people.slice((page - 1) * peopleAPage, page * peopleAPage),
    total: understood.people.length,
    page,
    hasMore: understood.people.length > page * peopleAPage,
  }
}

const explanation: Record<CheckedListRefusal, MessageKey> = {
  ...awardRefusalWords,
  'list-not-found': 'manage.check.gone',
  'lines-to-mend': 'manage.check.mendText',
  'nobody-is-ready': 'manage.check.nobodyReady',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { database } = visit.services
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/awards/lists/${params.id}`
  const list = isId(params.id)
    ? await findAwardList({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  const form = await request.formData()
  const [verb, line = ''] = String(form.get('do') ?? '').split(' ')
  // Thrown away by the first of two clicks.
  if (!list && verb === 'discard') return redirect(`${base}/awards/new`)
  if (!list) throw new Response(null, { status: 404 })
  const revise = (change: Omit<Parameters<typeof reviseAwardList>[0], 'listId'>) =>
    reviseAwardList({ listId: list.id, ...change }, { database, issuer })
  const open = openIn(understandList(list))
  switch (verb) {
    case 'columns':
      await revise({ columns: readColumns(form) })
      return redirect(here)
    case 'leave-out':
      await revise({ mended: Object.fromEntries(open.map((one) => [one.line, { as: 'left-out' as const }])) })
      return redirect(here)
    case 'again':
      await revise({ mended: { [line]: { as: 'as-written' } } })
      return redirect(here)
    case 'discard':
      await removeAwardList({ listId: list.id }, { database, issuer })
      return redirect(`${base}/awards/new?badge=${list.badgeId}`)
    case 'save':
      await revise({ mended: readMended(form, open) })
      return redirect(here)
    case 'award': {
      const outcome = await issueCheckedList({ listId: list.id }, { ...visit.services, issuer, now: visit.now })
      return outcome.ok ? redirect(`${base}/runs/${outcome.runId}`) : { refusal: explanation[outcome.refusal] }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function CheckAwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, badge, list, columns, byMail, byCode, open, openCount } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const ready = byMail + byCode
  const title = t('manage.check.title', { count: ready + openCount })
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`${base}/awards/new`} label={t('manage.check.back')} />
      <AwardSteps at="check" />
      {actionData && <Notice tone="bad" title={t(actionData.refusal)} live />}
      <PageHead title={title} />
      <Columns kind="aside">
        <Stack>
          <ListColumns fileName={list.fileName} columns={columns} firstCells={list.firstCells} />
          {openCount > 0 && <ToMend open={open} count={openCount} />}
          <CheckedPeople {...loaderData} notify={list.notify} here={`${base}/awards/lists/${list.id}`} />
        </Stack>
        <Stack>
          {badge && (
            <>
              <BadgeArt design={badge.artwork} alt="" size="large" />
              <p>
                <strong>{inLanguage(language, badge.name, badge.nameCy)}</strong>
              </p>
            </>
          )}
          <ul>
            {byMail > 0 && <li>{t('manage.check.summaryMail', { count: byMail })}</li>}
            {byCode > 0 && <li>{t('manage.check.summaryCode', { count: byCode })}</li>}
            {openCount > 0 && <li>{t('manage.check.toMend', { count: openCount })}</li>}
          </ul>
          {!list.notify && <p>{t('manage.check.noMail')}</p>}
        </Stack>
      </Columns>
      <Form>
        {openCount === 0 && ready > 0 && <p>{t('manage.check.signed')}</p>}
        {openCount === 0 && ready === 0 && <p>{t('manage.check.nobodyReady')}</p>}
        <ButtonGroup>
          {openCount === 0 && ready > 0 && (
            <Button icon="award" name="do" value="award">
              {t('manage.check.give', { count: ready })}
            </Button>
          )}
          <Button kind="quiet" name="do" value="discard">
            {t('manage.check.discard')}
          </Button>
          {openCount > 0 && (
            <ButtonLink kind="plain" href="#mend">
              {t('manage.check.toMend', { count: openCount })}
            </ButtonLink>
          )}
        </ButtonGroup>
      </Form>
    </ManageConsole>
  )
}
