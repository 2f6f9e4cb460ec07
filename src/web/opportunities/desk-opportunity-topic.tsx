import { redirect } from 'react-router'
import { listCalledOffDates } from '#capabilities/events/list-called-off-dates.ts'
import { isShown } from '#capabilities/opportunities/opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile, codesInWords } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-topic'
import { choicesFor, opportunityOnDesk } from './load-desk-opportunity.ts'
import { errorsOn, isChangedMeanwhile, refusalMessage, topicIn } from './opportunity-refusals.ts'
import { addDates, repeatFields, repeatLabels } from './topics/repeat.ts'
import { topicAfter, topicPages } from './topics/topic-pages.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const topic = topicIn(params.topic)
  const visit = visitOf({ context })
  const edit = await opportunityOnDesk({ context, params })
  const desk = `/organisations/${params.slug}/manage`
  const { searchParams } = new URL(request.url)
  const { organisation } = managerDesk({ context })
  const asked = { opportunityId: edit.opportunity.id, organisationId: organisation.id }
  return {
    ...{ organisation, topic, base: `${desk}/opportunities/${params.id}` },
    calledOff: topic === 'when' ? await listCalledOffDates(asked, { ...visit.services, now: visit.now }) : [],
    datesPath: `${desk}/bookings/${params.id}`,
    staysOff: searchParams.has('off'),
    opportunity: edit.opportunity,
    revision: edit.revisions[topic],
    typed: topicPages[topic].typedFrom(edit, visit.language),
    saved: searchParams.has('saved'),
    ...(await choicesFor(edit, { context })),
  }
}

/** How the form comes back. */
interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  /** What is wrong that no field of this page can mend. */
  notice?: MessageKey
  /** What was typed is stored, although it could not be published. */
  isSaved?: boolean
  isChanged?: boolean
  /** Dates that stand in the form now and wait to be saved. */
  added?: number
  understood?: number
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const topic = topicIn(params.topic)
  const visit = visitOf({ context })
  const { language, now } = visit
  const { manager } = managerDesk({ context })
  const edit = await opportunityOnDesk({ context, params })
  const { opportunity: known } = edit
  const powers = { database: visit.services.database, manager, now }
  const form = await request.formData()
  const doing = form.get('do')
  const here = `/organisations/${params.slug}/manage/opportunities/${known.id}`
  const { neighbourhoods, terms } = await choicesFor(edit, { context })
  if (doing === repeatFields && topic === 'when') {
    const added = addDates(form, { language, now, terms })
    return added.ok ? { errors: {}, typed: added.typed, added: added.count } : added
  }
  const read = topicPages[topic].read(form, { known, neighbourhoods, language, now, terms })
  if (!read.ok) return read
  const { typed } = read
  const { understood, content: asked, ...rest } = read.value
  const isShownToAll = isShown(known.status) || doing === 'publish'
  if (doing === 'look' || (understood?.isWorkedOut && isShownToAll))
    return { errors: {}, typed: { ...typed, ...understood?.typed }, understood: rest.sessions?.length }
  const content = asked.skills ? { ...asked, skills: await alignSkills(asked.skills, visit.services) } : asked
  const change = { opportunityId: known.id, topic, basedOn: basedOnOf(form), content, ...rest }
  const revised = await reviseOpportunity(change, powers)
  if (!revised.ok) {
    const errors = errorsOn(topic, revised.refusal, { ...known, ...content })
    const isChanged = isChangedMeanwhile(revised.refusal)
    const notice = Object.keys(errors).length > 0 ? undefined : refusalMessage(revised.refusal)
    return { errors, typed, isChanged, notice }
  }
  if (doing !== 'publish') {
    const asked = { opportunityId: known.id, organisationId: known.organisationId }
    const calledOff = rest.sessions ? await listCalledOffDates(asked, { ...visit.services, now }) : []
    const isOff = new Set(calledOff.map((at) => at.getTime()))
    // The database keeps such a date cancelled: the manager who wrote that it takes place is told why it does not.
    if (rest.sessions?.some(({ startsAt, eventStatus }) => eventStatus !== 'cancelled' && isOff.has(+startsAt)))
      return redirect(`${here}/${topic}?saved&off`)
    const next = known.status === 'draft' ? topicAfter(topic) : undefined
    return redirect(next ? `${here}/${next}?saved` : `${here}?saved`)
  }
  const published = await publishOpportunity({ opportunityId: known.id }, powers)
  if (published.ok) return redirect(`${here}?published`)
  const errors = errorsOn(topic, published.refusal, { ...known, ...content })
  return Object.keys(errors).length > 0 ? { errors, typed, isSaved: true } : redirect(`${here}?unready`)
}

export default function OpportunityTopicPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, topic, base, opportunity, neighbourhoods, badges, revision, saved } = loaderData
  const { calledOff, datesPath, staysOff } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const { Fields, labels, codes } = topicPages[topic]
  const errors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? loaderData.typed
  const title = t(`manage.topic.${topic}.title`)
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const names = new Map([
    ...neighbourhoods.map((one) => [one.id, inLanguage(language, one.name, one.nameCy)] as const),
    ...badges.map(({ id, name }) => [id, name] as const),
  ])
  const inWords = codesInWords(codes)
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={base} label={inLanguage(language, opportunity.title, opportunity.titleCy)} />
      <FormErrorSummary errors={errors} labels={{ ...labels, ...repeatLabels }} />
      {opportunity.status === 'archived' && <Notice tone="warn" title={t('manage.refused.opportunityArchived')} live />}
      {actionData?.notice && !actionData.isChanged && opportunity.status !== 'archived' && (
        <Notice tone="bad" title={t(actionData.notice)} live />
      )}
      {actionData?.isSaved && <Notice tone="info" title={t('manage.savedAsDraft')} live />}
      {actionData?.isChanged && (
        <ChangedMeanwhile
          labels={labels}
          saved={loaderData.typed}
          typed={typed}
          inWords={(field, value) => names.get(value) ?? inWords(t, field, value)}
        />
      )}
      {actionData?.added !== undefined && (
        <Notice tone="info" title={t('manage.repeat.added', { count: actionData.added })} live />
      )}
      {actionData?.understood !== undefined && (
        <Notice tone="info" title={t('manage.understoodDates', { count: actionData.understood })} live>
          {t('manage.understoodText')}
        </Notice>
      )}
      {saved && !actionData && !staysOff && <Notice tone="good" title={t('common.saved')} live />}
      {calledOff.length > 0 && <CalledOff dates={calledOff} path={datesPath} isKept={staysOff && !actionData} />}
      <PageHead title={title} lead={t(`manage.topic.${topic}.lead`)} />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        <Fields
          typed={typed}
          errors={errors}
          neighbourhoods={neighbourhoods}
          badges={badges}
          hasTerms={loaderData.terms.length > 0}
        />
        {opportunity.status !== 'archived' && (
          <FormBar>
            <Button name="do" value="save">
              {t(opportunity.status === 'draft' && topicAfter(topic) ? 'manage.saveAndGoOn' : 'common.save')}
            </Button>
            {opportunity.status === 'draft' && (
              <Button kind="quiet" name="do" value="publish">
                {t('manage.saveAndPublish')}
              </Button>
            )}
          </FormBar>
        )}
      </Form>
    </ManageConsole>
  )
}

/** Dates that the form cannot bring back, and where they are. */
function CalledOff({ dates, path, isKept }: { dates: Date[]; path: string; isKept: boolean }) {
  const { t, language } = useTranslation()
  return (
    <Notice
      tone={isKept ? 'warn' : 'info'}
      title={t(isKept ? 'manage.calledOff.kept' : 'manage.calledOff.title', { count: dates.length })}
      live={isKept}
    >
      <p>{t('manage.calledOff.text')}</p>
      <ul>
        {dates.map((at) => (
          <li key={at.toISOString()}>
            <a href={`${path}/${at.toISOString()}`}>{dayAndTime(language, at)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
