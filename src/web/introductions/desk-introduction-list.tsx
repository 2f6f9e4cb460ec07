import { redirect } from 'react-router'
import { listIntroducedVacancies, listIntroductions } from '#capabilities/introductions/list-introductions.ts'
import type { PublicIntroduction } from '#capabilities/introductions/public-introduction.ts'
import { hideIntroductions } from '#capabilities/organisations/hide-introductions.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { approvedIn } from '#web/work/approved-in.ts'
import type { Route } from './+types/desk-introduction-list'
import { introductionTones } from './introduction-tones.ts'

const rowsAPage = 40

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const asked = new URL(request.url).searchParams
  const after = readCursor(asked.get('after'))
  const isAnswered = asked.get('state') === 'answered'
  const wanted = asked.get('vacancy') ?? ''
  const vacancyId = isId(wanted) ? wanted : undefined
  const [page, places, vacancies] = await Promise.all([
    listIntroductions(
      { organisationId: organisation.id, isAnswered, vacancyId, limit: rowsAPage, ...(after && { after }) },
      { ...services, now },
    ),
    approvedIn(organisation.id, services),
    listIntroducedVacancies({ organisationId: organisation.id }, { ...services, now }),
  ])
  return {
    ...{ organisation, page, isAnswered, vacancies, vacancyId, isPaged: after !== undefined },
    isHidden: organisation.introductionsHiddenAt !== null,
    gap: places.length === 0 ? ('place' as const) : safeguardingGapOf(organisation, now) && ('safeguarding' as const),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const doing = (await request.formData()).get('do')
  if (doing === 'hide') return { asks: true }
  if (doing !== 'hide-yes' && doing !== 'show') throw new Response(null, { status: 400 })
  await hideIntroductions({ isHidden: doing === 'hide-yes' }, { ...services, manager, now })
  return redirect(`/organisations/${organisation.slug}/manage/introductions`)
}

/** Those who introduced themselves to an organisation, in the order in which they did. */
export default function DeskIntroductionListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, page, isAnswered, vacancies, vacancyId, isPaged, isHidden, gap } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/introductions`
  const filters: Record<string, string> = {
    ...(isAnswered && { state: 'answered' }),
    ...(vacancyId && { vacancy: vacancyId }),
  }
  const list = { path: here, filters }
  const title = t('introductions.desk.title')
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <DeskHead title={title} />
      <p className="muted">{t('introductions.desk.lead')}</p>
      {isHidden && <Notice tone="warn" title={t('introductions.desk.hidden')} />}
      {gap === 'place' && <Notice tone="warn" title={t('introductions.desk.noPlace')} />}
      {gap === 'safeguarding' && (
        <Notice tone="warn" title={t('introductions.desk.notSafe')}>
          <a href={`${base}/profile`}>{t('manage.nav.profile')}</a>
        </Notice>
      )}
      {vacancies.length > 0 && (
        <Form method="get">
          {isAnswered && <input type="hidden" name="state" value="answered" />}
          <Select
            name="vacancy"
            label={t('introductions.desk.vacancy')}
            value={vacancyId ?? ''}
            options={[
              { value: '', label: t('introductions.desk.anyVacancy') },
              ...vacancies.map(({ id, title: english, titleCy }) => ({
                value: id,
                label: inLanguage(language, english, titleCy),
              })),
            ]}
          />
          <Button kind="quiet">{t('common.apply')}</Button>
        </Form>
      )}
      <p>
        <a href={isAnswered ? here : `${here}?state=answered`}>
          {t(isAnswered ? 'introductions.desk.toWaiting' : 'introductions.desk.toAnswered')}
        </a>
      </p>
      {page.rows.length === 0 ? (
        <EmptyState
          title={t(isAnswered ? 'introductions.desk.noneAnswered' : 'introductions.desk.none')}
          icon="hourglass"
        >
          {t('introductions.desk.noneText')}
        </EmptyState>
      ) : (
        <SummaryList
          lines
          rows={page.rows.map((one) => ({
            term: (
              <a href={`${here}/${one.id}`}>
                <bdi>{one.name ?? t('asks.noName')}</bdi>
              </a>
            ),
            detail: <IntroductionRow introduction={one} />,
          }))}
        />
      )}
      <Pagination
        label={t('common.pages')}
        previous={isPaged ? { href: withFilter(list, {}), label: t('common.first') } : undefined}
        next={page.next ? { href: withFilter(list, { after: page.next }), label: t('common.next') } : undefined}
      />
      <Form>
        {actionData?.asks ? (
          <AskFirst
            question={t('introductions.desk.hideAsk')}
            yes={{ value: 'hide-yes', label: t('introductions.desk.hide') }}
            no={{ label: t('common.cancel') }}
          >
            <p>{t('introductions.desk.hideText')}</p>
          </AskFirst>
        ) : (
          <Button kind="quiet" name="do" value={isHidden ? 'show' : 'hide'}>
            {t(isHidden ? 'introductions.desk.show' : 'introductions.desk.hide')}
          </Button>
        )}
      </Form>
    </ManageConsole>
  )
}

function IntroductionRow({ introduction: one }: { introduction: PublicIntroduction }) {
  const { t, language } = useTranslation()
  const about = one.vacancyTitle ? inLanguage(language, one.vacancyTitle, one.vacancyTitleCy) : undefined
  const until = longDate(language, one.endsAt)
  return (
    <>
      {about && <strong>{about}. </strong>}
      {one.sentAt && t('asks.desk.sentUntil', { sent: longDate(language, one.sentAt), until })}{' '}
      {one.answeredAt ? (
        <StatusTag tone={introductionTones[one.state]}>{t(`introductions.desk.state.${one.state}`)}</StatusTag>
      ) : (
        !one.readAt && <StatusTag tone="info">{t('asks.desk.new')}</StatusTag>
      )}
    </>
  )
}
