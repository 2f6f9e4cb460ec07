import { redirect } from 'react-router'
import { listLeadsElsewhere } from '#capabilities/community/find-gathering.ts'
import { endsAtOf } from '#capabilities/community/gathering-rules.ts'
import { joinGathering } from '#capabilities/community/join-gathering.ts'
import { longestReason } from '#capabilities/community/library-item.ts'
import { attendanceRevision, noteAttendance } from '#capabilities/community/note-attendance.ts'
import { stopGathering } from '#capabilities/community/stop-gathering.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { backToForm } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-page'
import { gatheringInHand } from './gathering-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { found, lead, base, here } = await gatheringInHand(args)
  const saved = new URL(args.request.url).searchParams.has('saved')
  const asksWhoElse = found.isHosted && found.gathering.startsAt <= now
  const others = asksWhoElse
    ? await listLeadsElsewhere({ gatheringId: found.gathering.id }, visitOf(args).services)
    : []
  return { ...found, others, isLead: lead !== undefined, base, here, now, saved }
}

type Refusal = Extract<
  | Awaited<ReturnType<typeof joinGathering>>
  | Awaited<ReturnType<typeof noteAttendance>>
  | Awaited<ReturnType<typeof stopGathering>>,
  { ok: false }
>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'gathering-not-found': 'gatherings.refused.gathering-not-found',
  'is-over': 'gatherings.refused.is-over',
  'is-off': 'gatherings.refused.is-off',
  'not-yet': 'gatherings.refused.not-yet',
  'leads-no-place': 'gatherings.refused.leads-no-place',
  'reason-is-missing': 'forms.required',
  'too-long': 'library.refused.too-long',
  'changed-meanwhile': 'library.refused.decided-meanwhile',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { found, of: by, lead, here } = await gatheringInHand(args)
  const { id: gatheringId } = found.gathering
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back && found.isHosted) return { typed: back.typed, errors: {} }
  const reason = String(form.get('reason') ?? '').replaceAll('\r\n', '\n')
  const sequence = Number(form.get('sequence'))
  const doing = form.get('do')
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refusal }): Response | Answer => {
    if (outcome.ok) return redirect(`${here}?saved`)
    const message = refused[outcome.refusal]
    return outcome.refusal === 'reason-is-missing' || outcome.refusal === 'too-long'
      ? { typed: { reason }, errors: { reason: message } }
      : { typed: { reason }, errors: {}, notice: message }
  }
  if (lead && (doing === 'come' || doing === 'not-come'))
    return answer(await joinGathering({ gatheringId, isComing: doing === 'come' }, { ...services, lead, now }))
  switch (found.isHosted ? doing : undefined) {
    case 'look-off':
      return reason.trim()
        ? { typed: { reason }, errors: {}, asks: true }
        : { typed: {}, errors: { reason: refused['reason-is-missing'] } }
    case 'off':
      return answer(await stopGathering({ gatheringId, reason, sequence }, { ...services, queue, by, now }))
    case 'on':
      return answer(await stopGathering({ gatheringId, reason: null, sequence }, { ...services, queue, by, now }))
    case 'note': {
      const also = String(form.get('also') ?? '')
      const came = form.getAll('came[]').map(String).filter(isId)
      const basedOn = basedOnOf(form) ?? ''
      const asked = { gatheringId, came, basedOn, ...(isId(also) && { also }) }
      const outcome = answer(await noteAttendance(asked, { ...services, by, now }))
      return outcome instanceof Response ? outcome : { ...outcome, typed: { came: came.join('\n'), also } }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const labels: FieldLabels<'reason' | 'came' | 'also'> = {
  ...{ reason: 'gatherings.offReason', came: 'gatherings.attendance', also: 'gatherings.also' },
}

/** One training or meet-up: those who lead places say whether they come, its host notes who was there. */
export default function GatheringPage({ loaderData, actionData }: Route.ComponentProps) {
  const { gathering: one, people, own, isHosted, isLead, base, here, now, saved } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = inLanguage(language, one.title, one.titleCy)
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const endsAt = endsAtOf(one)
  const isOff = one.calledOffBecause !== null
  const maySay = isLead && endsAt > now && one.attendanceAt === null && (!isOff || own !== undefined)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={base} label={t('gatherings.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        aside={t(`gatherings.kind.${one.placeId === null ? 'training' : 'meetUp'}`)}
        actions={
          isHosted &&
          one.startsAt > now && (
            <ButtonLink kind="quiet" small href={`${here}/edit`}>
              {t('gatherings.edit')}
            </ButtonLink>
          )
        }
      />
      {isOff && (
        <Notice tone="warn" title={t('gatherings.off')}>
          <p className="as-written">{one.calledOffBecause}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { term: t('gatherings.when'), detail: sessionTime(language, { startsAt: one.startsAt, endsAt }, now) },
          { term: t('gatherings.where'), detail: one.venue },
          {
            term: t('gatherings.host'),
            detail: one.placeName ? inLanguage(language, one.placeName, one.placeNameCy) : t('gatherings.programme'),
          },
        ]}
      />
      <Paragraphs text={inLanguage(language, one.about, one.aboutCy)} />
      {own && own.came !== null && (
        <Notice tone="info" title={t(own.came ? 'gatherings.wasThere' : 'gatherings.wasNotThere')} />
      )}
      {maySay && (
        <Form>
          {own ? (
            <Button kind="quiet" name="do" value="not-come">
              {t('gatherings.notCome')}
            </Button>
          ) : (
            <>
              {one.placeId === null && <p className="muted">{t('gatherings.comeText')}</p>}
              <Button name="do" value="come">
                {t('gatherings.come')}
              </Button>
            </>
          )}
        </Form>
      )}
      <Section title={t('gatherings.people')} id="people">
        {people.length === 0 && <p className="muted">{t('gatherings.nobody')}</p>}
        <ul>
          {people.map(({ personId, name, placeName, placeNameCy }) => (
            <li key={personId}>
              {[name || t('meeting.former'), inLanguage(language, placeName, placeNameCy)].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
      </Section>
      {isHosted && <HostPart data={loaderData} answered={actionData} />}
    </DeskPage>
  )
}

interface PartProps {
  data: Route.ComponentProps['loaderData']
  answered: Answer | undefined
}

/** What its host alone does: call it off before, note who was there afterwards. */
function HostPart({ data: { gathering: one, people, others, here, now }, answered }: PartProps) {
  const { t, language } = useTranslation()
  const came = people.filter((person) => person.came).map(({ personId }) => personId)
  const { field, boxes } = useFields({
    ...{ labels, errors: answered?.errors ?? {} },
    typed: { ...(came.length > 0 && { came: came.join('\n') }), ...answered?.typed },
  })
  const sequence = <input type="hidden" name="sequence" value={one.sequence} />
  if (one.startsAt <= now)
    return one.calledOffBecause === null && people.length + others.length > 0 ? (
      <Section title={t('gatherings.attendance')} id="attendance">
        {one.attendanceAt && <p>{t('gatherings.notedOn', { date: longDate(language, one.attendanceAt) })}</p>}
        <Form>
          {people.length > 0 && (
            <CheckboxGroup
              {...boxes('came')}
              hint={t('gatherings.attendanceText')}
              options={people.map(({ personId, name }) => ({ value: personId, label: name || t('meeting.former') }))}
            />
          )}
          {others.length > 0 && (
            <Select
              {...field('also')}
              hint={t('gatherings.alsoHint')}
              optional={t('common.optional')}
              options={[
                { value: '', label: '–' },
                ...others.map(({ personId, name, placeName, placeNameCy }) => ({
                  value: personId,
                  label: `${name}, ${inLanguage(language, placeName, placeNameCy)}`,
                })),
              ]}
            />
          )}
          <input type="hidden" name="basedOn" value={attendanceRevision(one.attendanceAt)} />
          <Button name="do" value="note">
            {t('gatherings.attendanceSave')}
          </Button>
        </Form>
        {one.placeId === null && came.length > 0 && (
          <ButtonLink kind="quiet" href={`${here}/badge`}>
            {t('gatherings.badge')}
          </ButtonLink>
        )}
      </Section>
    ) : null
  return (
    <Form>
      {sequence}
      {one.calledOffBecause !== null ? (
        <Button kind="quiet" name="do" value="on">
          {t('gatherings.on')}
        </Button>
      ) : answered?.asks ? (
        <AskFirst
          question={t('gatherings.offAsk')}
          yes={{ value: 'off', label: t('gatherings.offNow'), danger: true }}
          no={{ keepsTyped: true, label: t('common.notYet') }}
        >
          <p>{t('gatherings.offText')}</p>
          <p className="as-written">{answered.typed.reason}</p>
          <input type="hidden" name="reason" value={answered.typed.reason ?? ''} />
        </AskFirst>
      ) : (
        <>
          <TextArea {...field('reason')} rows={2} maxLength={longestReason} />
          <Button kind="quiet" name="do" value="look-off">
            {t('gatherings.offLook')}
          </Button>
        </>
      )}
    </Form>
  )
}
