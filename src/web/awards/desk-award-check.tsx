import { redirect } from 'react-router'
import type { AwardList } from '#capabilities/awards/award-list.ts'
import { type CheckedPerson, checkAwardList, listGivenTo } from '#capabilities/awards/check-award-list.ts'
import { findAwardList } from '#capabilities/awards/find-award-list.ts'
import { type CheckedListRefusal, issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { prepareAwardLetter } from '#capabilities/awards/prepare-award-letter.ts'
import { removeAwardList } from '#capabilities/awards/remove-award-list.ts'
import { reviseAwardList } from '#capabilities/awards/revise-award-list.ts'
import { languageIn, openIn } from '#capabilities/awards/understand-list-rules.ts'
import type { Badge } from '#capabilities/badges/badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
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
import { readColumns, readMended } from './check-form.ts'
import { CheckedPeople } from './checked-people.tsx'
import { ListColumns } from './list-columns.tsx'

const peopleAPage = 200

/** A rule and a register propose people; a run is given again. */
function sourceOf({ earningRuleId, registerId, fromRunId }: AwardList): 'rule' | 'register' | 'run' | undefined {
  if (earningRuleId !== null) return 'rule'
  if (registerId !== null) return 'register'
  return fromRunId === null ? undefined : 'run'
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database, site } = services
  const list = isId(params.id)
    ? await findAwardList({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!list) throw new Response(null, { status: 404 })
  if (list.awardedAt) throw redirect(`/organisations/${organisation.slug}/manage/runs/${list.id}`)
  const checked = await checkAwardList(list, { database, now })
  const { people, columns } = checked
  const ready = listGivenTo(checked)
  const open = openIn(checked)
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('show')
  const show =
    open.length > 0 && (asked === 'open' || (asked !== 'all' && people.length > peopleAPage)) ? 'open' : 'all'
  const listed = show === 'open' ? open : people
  const page = Math.max(1, Math.floor(Number(searchParams.get('page'))) || 1)
  const badge = await findBadge({ id: list.badgeId }, { database })
  const first = ready.find((one) => one.email)
  return {
    organisation,
    isManager: manager !== undefined,
    badge: badge && { name: badge.name, nameCy: badge.nameCy, artwork: badge.artwork },
    list: {
      ...{ id: list.id, fileName: list.fileName, from: sourceOf(list), notify: list.notify },
      ...{ locale: list.locale, firstCells: list.rows[0]?.cells ?? [] },
    },
    columns,
    mail: badge && first && list.notify ? mailTo(first, { list, badge, organisation, origin: site.origin }) : undefined,
    counts: {
      mail: ready.filter((one) => one.email).length,
      code: ready.filter((one) => !one.email).length,
      open: open.length,
      asked: open.filter((one) => one.perhapsSame && !one.problem).length,
      holds: people.filter((one) => one.holdsSince && !one.isLeftOut).length,
      out: people.filter((one) => one.isLeftOut).length,
      repeats: people.filter((one) => one.repeats !== undefined).length,
    },
    people: listed.slice((page - 1) * peopleAPage, page * peopleAPage),
    total: people.length,
    show: show as 'open' | 'all',
    editing: Number(searchParams.get('line')) || undefined,
    page,
    hasMore: listed.length > page * peopleAPage,
  }
}

interface MailContext {
  list: AwardList
  badge: Badge
  organisation: { name: string }
  origin: string
}

/** The mail as the first of the list will get it; what comes next for them is added when it goes. */
function mailTo(person: CheckedPerson, { list, badge, organisation, origin }: MailContext) {
  const language = languageIn(person.extras) ?? list.locale
  const { subject, heading, paragraphs } = prepareAwardLetter({
    language,
    learner: person.name || null,
    badge: inLanguage(language, badge.name, badge.nameCy),
    organisation: organisation.name,
    note: person.extras.note || null,
    whatNext: [],
    url: origin,
  })
  return { to: person.name || person.email, language, subject, heading, paragraphs }
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
  const powers = { database, issuer, now: visit.now }
  const revise = (change: Omit<Parameters<typeof reviseAwardList>[0], 'listId'>) =>
    reviseAwardList({ listId: list.id, ...change }, powers)
  const checked = await checkAwardList(list, powers)
  // Whichever button is pressed: what was typed in a line is kept.
  const mended = readMended(form, checked.people)
  const open = openIn(checked).filter((one) => !mended[String(one.line)])
  const of = (some: CheckedPerson[], as: 'left-out' | 'another-person') =>
    Object.fromEntries(some.map((one) => [one.line, { as }] as const))
  switch (verb) {
    case 'columns':
      await revise({ columns: readColumns(form) })
      return redirect(here)
    case 'leave-out':
      await revise({ mended: { ...mended, ...of(open, 'left-out') } })
      return redirect(here)
    case 'all-others': {
      const asked = open.filter((one) => one.perhapsSame && !one.problem)
      await revise({ mended: { ...mended, ...of(asked, 'another-person') } })
      return redirect(here)
    }
    case 'again':
      await revise({ mended: { ...mended, [line]: { as: 'as-written' } } })
      return redirect(here)
    case 'discard':
      await removeAwardList({ listId: list.id }, { database, issuer })
      return redirect(`${base}/awards/new?badge=${list.badgeId}`)
    case 'save':
      await revise({ mended })
      return redirect(here)
    case 'award': {
      await revise({ mended })
      const outcome = await issueCheckedList({ listId: list.id }, { ...visit.services, issuer, now: visit.now })
      return outcome.ok ? redirect(`${base}/runs/${outcome.runId}`) : { refusal: explanation[outcome.refusal] }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function CheckAwardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, list, columns, counts, people, total, show, editing, page, hasMore } = loaderData
  const { t } = useTranslation()
  const ready = counts.mail + counts.code
  const title = t('manage.check.title', { count: ready + counts.open })
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
          <ListColumns fileName={list.fileName} from={list.from} columns={columns} firstCells={list.firstCells} />
          {counts.open > 0 && <p>{t('manage.check.mendText')}</p>}
        </Stack>
        <CheckAside data={loaderData} />
      </Columns>
      <CheckedPeople
        {...{ people, total, show, editing, page, hasMore }}
        openCount={counts.open}
        askedCount={counts.asked}
        locale={list.locale}
        notify={list.notify}
        here={`${base}/awards/lists/${list.id}`}
      />
      <div className="way-back">
        <p>
          {counts.open > 0
            ? t('manage.check.toMend', { count: counts.open })
            : ready > 0
              ? t('manage.check.undoPromise')
              : t('manage.check.nobodyReady')}
        </p>
        <ButtonGroup>
          <Button kind="quiet" name="do" value="discard" form="mend">
            {t('manage.check.discard')}
          </Button>
          {counts.open === 0 && ready > 0 && (
            <Button icon="award" name="do" value="award" form="mend">
              {t('manage.check.give', { count: ready })}
            </Button>
          )}
        </ButtonGroup>
      </div>
    </ManageConsole>
  )
}

/** The badge, the mail that brings it, and how many get it. */
function CheckAside({ data: { badge, counts, list, mail } }: { data: Route.ComponentProps['loaderData'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const lines = [
    counts.mail > 0 && t('manage.check.summaryMail', { count: counts.mail }),
    counts.code > 0 && t('manage.check.summaryCode', { count: counts.code }),
    counts.open > 0 && t('manage.check.toMend', { count: counts.open }),
    counts.holds > 0 && t('manage.check.summaryHolds', { count: counts.holds }),
    counts.repeats > 0 && t('manage.check.summaryRepeats', { count: counts.repeats }),
    counts.out > 0 && t('manage.check.summaryOut', { count: counts.out }),
  ]
  return (
    <Stack>
      {badge && (
        <>
          <BadgeArt design={badge.artwork} alt="" size="large" />
          <p>
            <strong>{inLanguage(language, badge.name, badge.nameCy)}</strong>
          </p>
        </>
      )}
      <ul>{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
      {!list.notify && <p>{t('manage.check.noMail')}</p>}
      {mail && (
        <Disclosure summary={t('manage.check.mailTo', { name: mail.to })}>
          <div className="stack stack-s" lang={mail.language}>
            <p>
              <strong>{mail.subject}</strong>
            </p>
            {mail.paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </Disclosure>
      )}
    </Stack>
  )
}
