import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { type AddBookingOutcome, addBooking } from '#capabilities/events/add-booking.ts'
import { ageBands, channels, isToConfirmAtDesk } from '#capabilities/events/booking.ts'
import { longestName, longestNeeds, mostInGroup, referenceOf, toldAfter } from '#capabilities/events/booking-rules.ts'
import {
  type ConfirmTelephoneBookingOutcome,
  confirmTelephoneBooking,
} from '#capabilities/events/confirm-telephone-booking.ts'
import { type BookingOnDesk, findBookedSession } from '#capabilities/events/find-booked-session.ts'
import { listAnswers } from '#capabilities/events/list-answers.ts'
import { listBookedSessions } from '#capabilities/events/list-booked-sessions.ts'
import { listUntoldBookings } from '#capabilities/events/list-untold-bookings.ts'
import { type MoveSessionOutcome, moveBookedSession } from '#capabilities/events/move-booked-session.ts'
import { type NoteChangeToldOutcome, noteChangeTold } from '#capabilities/events/note-change-told.ts'
import { type ReleaseUnprovenOutcome, releaseUnprovenBookings } from '#capabilities/events/release-unproven-bookings.ts'
import { type RemoveBookingOutcome, removeBooking } from '#capabilities/events/remove-booking.ts'
import { type StopSessionOutcome, stopBookedSession } from '#capabilities/events/stop-booked-session.ts'
import { type UndoReleaseOutcome, undoRelease } from '#capabilities/events/undo-release.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { clockTime, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-session'

/** Of the same listing, to move people to. */
const mostOtherDates = 300

import { readGroupForm } from './group-form.ts'
import { SessionAnswers } from './session-answers.tsx'
import { TellInPerson } from './tell-in-person.tsx'

async function sessionAt({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { organisation, issuer, manager } = issuerDesk({ context })
  const startsAt = new Date(params.at)
  const known = isId(params.id) && !Number.isNaN(startsAt.getTime())
  const asked = { opportunityId: params.id, startsAt, organisationId: organisation.id }
  const found = known ? await findBookedSession(asked, visit.services) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const base = `/organisations/${organisation.slug}/manage`
  return { visit, organisation, issuer, manager, found, base }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { visit, organisation, manager, found, base } = await sessionAt({ context, params })
  const { services, now } = visit
  const { rows } = await listBookedSessions(
    { organisationId: organisation.id, opportunityId: found.opportunityId, limit: mostOtherDates },
    { ...services, now },
  )
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('q')?.toUpperCase()
  return {
    ...{ organisation, isManager: manager !== undefined, base, now, requestId: randomUUID() },
    saved: searchParams.has('saved'),
    released: releasedIn(searchParams, found.bookings),
    // What nobody confirmed by mail holds nothing; who has a telephone alone may still be rung.
    found: {
      ...found,
      bookings: found.bookings.filter(
        ({ state, email }) => email === null || (state !== 'lapsed' && state !== 'asked'),
      ),
    },
    asked,
    untold: await listUntoldBookings({ ...found, organisationId: organisation.id }, services),
    answers:
      found.endsAt <= now ? await listAnswers({ ...found, organisationId: organisation.id }, services) : undefined,
    toldAt: found.session?.differsSince ? toldAfter(found.session.differsSince) : undefined,
    otherDates: rows.filter(
      (one) => !one.isOff && !one.isAdrift && one.startsAt > now && one.startsAt.getTime() !== found.startsAt.getTime(),
    ),
  }
}

type Refusal = Extract<
  | AddBookingOutcome
  | ConfirmTelephoneBookingOutcome
  | MoveSessionOutcome
  | NoteChangeToldOutcome
  | ReleaseUnprovenOutcome
  | RemoveBookingOutcome
  | StopSessionOutcome
  | UndoReleaseOutcome,
  { ok: false }
>['refusal']

const refusals: Record<Refusal, { field: string; message: MessageKey }> = {
  'session-not-found': { field: 'people', message: 'bookings.refused.gone' },
  'session-is-over': { field: 'people', message: 'bookings.refused.gone' },
  'no-such-channel': { field: 'channel', message: 'forms.choose' },
  'nobody-comes': { field: 'people', message: 'bookings.refused.nobodyComes' },
  'too-many-people': { field: 'people', message: 'bookings.refused.groupTooMany' },
  'too-few-seats': { field: 'people', message: 'bookings.refused.tooFew' },
  'listing-is-off': { field: 'to', message: 'bookings.desk.wholeOffText' },
  'booking-not-found': { field: 'reason', message: 'bookings.refused.over' },
  'booking-has-ended': { field: 'reason', message: 'bookings.refused.over' },
  'date-is-not-listed': { field: 'to', message: 'bookings.refused.gone' },
  'date-has-bookings': { field: 'to', message: 'bookings.refused.dateTaken' },
}

/** What was released together just now, and when: as long as none of it was brought back. */
function releasedIn(searchParams: URLSearchParams, bookings: BookingOnDesk[]) {
  const at = searchParams.get('released')
  const count = bookings.filter(({ state, endedAt }) => state === 'removed' && endedAt?.toISOString() === at).length
  return at && count > 0 ? { at, count } : undefined
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  /** The booking that is to be taken away: asked first, since its booker is written to. */
  asksFor?: string
  /** Whether all that nobody confirmed is to be released: asked first. */
  asksForAll?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { visit, issuer, manager, found, base } = await sessionAt({ context, params })
  const { services, now, language } = visit
  const form = await request.formData()
  const [verb = '', subject = ''] = String(form.get('do') ?? '').split(' ')
  const here = `${base}/bookings/${found.opportunityId}/${found.startsAt.toISOString()}`
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refusal; left?: number }, to = here) => {
    if (outcome.ok) return redirect(`${to}?saved`)
    const { field, message } = refusals[outcome.refusal]
    return { errors: { [field]: { message, figures: { count: outcome.left ?? 0, most: mostInGroup } } }, typed }
  }
  const sessionId = found.session?.id
  switch (verb) {
    case 'add-group': {
      const read = readGroupForm(form)
      if (!read.asked) return { errors: read.errors, typed: read.typed }
      const { opportunityId, startsAt } = found
      const outcome = await addBooking(
        { ...read.asked, opportunityId, startsAt, language },
        { ...services, issuer, now },
      )
      return answer(outcome)
    }
    case 'confirm': {
      if (!sessionId || !isId(subject)) throw new Response(null, { status: 400 })
      return answer(await confirmTelephoneBooking({ bookingId: subject, sessionId }, { ...services, issuer, now }))
    }
    case 'told': {
      if (!isId(subject)) throw new Response(null, { status: 400 })
      return answer(await noteChangeTold({ bookingId: subject, issuer }, { ...services, now }))
    }
    case 'release': {
      if (!sessionId || !isId(subject)) throw new Response(null, { status: 400 })
      // Pressed once: nobody is written to, and it can be confirmed again.
      const one = found.bookings.find(({ id }) => id === subject)
      if (!one || !isToConfirmAtDesk(one)) throw new Response(null, { status: 400 })
      return answer(await removeBooking({ bookingId: subject, sessionId, reason: '' }, { ...services, issuer, now }))
    }
    case 'release-all':
      return { errors: {}, typed, asksForAll: true }
    case 'release-all-now': {
      if (!sessionId) throw new Response(null, { status: 400 })
      const outcome = await releaseUnprovenBookings({ sessionId }, { ...services, issuer, now })
      return outcome.ok ? redirect(`${here}?released=${now.toISOString()}`) : answer(outcome)
    }
    case 'bring-back': {
      const releasedAt = new Date(subject)
      if (!sessionId || Number.isNaN(releasedAt.getTime())) throw new Response(null, { status: 400 })
      return answer(await undoRelease({ sessionId, releasedAt }, { ...services, issuer, now }))
    }
    case 'take-away': {
      if (!isId(subject)) throw new Response(null, { status: 400 })
      return { errors: {}, typed, asksFor: subject }
    }
    case 'take-away-now': {
      const reason = String(form.get('reason') ?? '').trim()
      if (reason.length > longestNeeds)
        return {
          errors: { reason: { message: 'forms.tooLong', figures: { limit: longestNeeds, length: reason.length } } },
          typed,
          asksFor: subject,
        }
      if (!sessionId || !isId(subject)) throw new Response(null, { status: 400 })
      return answer(await removeBooking({ bookingId: subject, sessionId, reason }, { ...services, issuer, now }))
    }
    case 'call-off-date':
    case 'on-again': {
      if (!manager) throw new Response(null, { status: 403 })
      if (!sessionId) throw new Response(null, { status: 400 })
      const isOff = verb === 'call-off-date'
      return answer(await stopBookedSession({ sessionId, isOff }, { ...services, manager, now }))
    }
    case 'move-date': {
      if (!manager) throw new Response(null, { status: 403 })
      const startsAt = new Date(String(form.get('to') ?? ''))
      if (Number.isNaN(startsAt.getTime())) return { errors: { to: 'forms.choose' }, typed }
      if (!sessionId) throw new Response(null, { status: 400 })
      const outcome = await moveBookedSession({ sessionId, startsAt }, { ...services, manager, now })
      return answer(outcome, `${base}/bookings/${found.opportunityId}/${startsAt.toISOString()}`)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const labels: FieldLabels = {
  name: 'bookings.desk.contact',
  email: 'bookings.email',
  phone: 'bookings.phone',
  people: 'bookings.desk.names',
  age: 'bookings.otherAge',
  channel: 'bookings.how',
  reason: 'bookings.desk.reason',
  to: 'bookings.desk.newDate',
  wait: 'bookings.wait',
}

const tones = {
  held: 'info',
  asked: 'warn',
  booked: 'good',
  waiting: 'warn',
  offered: 'info',
  lapsed: 'plain',
  cancelled: 'plain',
  removed: 'plain',
} as const

type ToRing = BookingOnDesk & { state: 'held' | 'asked' | 'waiting' }
const isToRing = (one: BookingOnDesk): one is ToRing => isToConfirmAtDesk(one) && one.endedAt === null
/** By telephone, and nobody has confirmed it: whether it still waits or has run out. */
const isUnproven = (one: BookingOnDesk): boolean =>
  isToConfirmAtDesk(one) && one.phone !== null && one.provenAt === null && one.state !== 'removed'

export default function DeskSessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, base, found, now, saved, toldAt, otherDates, requestId, asked } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field, choice, tick } = useFields({ labels, typed, errors })
  const { bookings, session, terms, isOff, isWholeOff, isAdrift, registerId } = found
  const name = inLanguage(language, found.title, found.titleCy)
  const title = sessionTime(language, found, now)
  const here = `${base}/bookings/${found.opportunityId}/${found.startsAt.toISOString()}`
  const isOver = found.startsAt <= now
  const offered = channels.filter((one) => (one === 'online' ? terms.onlineSeats : terms.inPersonSeats) !== null)
  const matching = asked ? bookings.filter((one) => referenceOf(one.id) === asked) : []
  const shown = matching.length > 0 ? matching : bookings
  const unproven = isOver ? [] : bookings.filter(isUnproven)
  const ranOut = unproven.filter(({ state }) => state === 'lapsed')
  const { released } = loaderData
  const going = bookings.find(({ id }) => id === actionData?.asksFor)
  return (
    <ManageConsole
      organisation={organisation}
      title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title: name }) : `${name}: ${title}`}
      isManager={isManager}
    >
      <BackLink href={`${base}/bookings`} label={t('bookings.desk.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead
        eyebrow={name}
        title={title}
        lead={t('bookings.desk.figures', {
          taken: (session?.inPersonTaken ?? 0) + (session?.onlineTaken ?? 0),
          seats: found.seats,
          waiting: session?.waiting ?? 0,
        })}
        actions={
          <ButtonGroup>
            <ButtonLink
              kind="quiet"
              icon="list"
              href={registerId ? `${base}/registers/${registerId}` : `${base}/registers/new`}
            >
              {t(registerId ? 'bookings.desk.register' : 'registers.open')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={listingPath(found)}>
              {t('manage.seePublic')}
            </ButtonLink>
            {found.isOn && !isOff && !isOver && (
              <ButtonLink
                kind="quiet"
                href={`/${found.placeSlug}/poster/${found.slug}?at=${found.startsAt.toISOString()}`}
              >
                {t('events.poster.linkDate')}
              </ButtonLink>
            )}
          </ButtonGroup>
        }
      />
      {isAdrift && (
        <Notice tone="bad" title={t('bookings.desk.adriftTitle')}>
          {t('bookings.desk.adriftText')}
        </Notice>
      )}
      {isOff && (
        <Notice tone="warn" title={t('bookings.off')}>
          {isWholeOff && isManager && (
            <p>
              {t('bookings.desk.wholeOffText')}{' '}
              <a href={`${base}/opportunities/${found.opportunityId}/when`}>{t('bookings.desk.wholeOffLink')}</a>
            </p>
          )}
        </Notice>
      )}
      {toldAt && !isAdrift && (
        <Notice tone="info" title={t('bookings.desk.toldAt', { at: clockTime(language, toldAt) })} />
      )}
      <TellInPerson bookings={loaderData.untold} />
      {released && !actionData && (
        <Form>
          <Notice tone="good" title={t('bookings.desk.released', { count: released.count })} live>
            <p>{t('bookings.desk.releasedText')}</p>
            <Button kind="quiet" name="do" value={`bring-back ${released.at}`}>
              {t('bookings.desk.bringBack')}
            </Button>
          </Notice>
        </Form>
      )}
      {bookings.some(isToRing) && !isOver && (
        <Notice tone="warn" title={t('bookings.desk.ringTitle')}>
          <p>{t('bookings.desk.ringText')}</p>
        </Notice>
      )}
      {ranOut.length > 0 && (
        <Notice tone="warn" title={t('bookings.desk.ranOut', { count: ranOut.length })}>
          <p>{t('bookings.desk.ranOutText')}</p>
        </Notice>
      )}
      {unproven.length > 0 && (
        <Form>
          {actionData?.asksForAll ? (
            <AskFirst
              question={t('bookings.desk.askAll', { count: unproven.length })}
              yes={{ value: 'release-all-now', label: t('bookings.desk.releaseAll'), danger: true }}
              no={{ href: here, label: t('bookings.cancelNo') }}
            >
              <p>{t('bookings.desk.askAllText')}</p>
            </AskFirst>
          ) : (
            <Button kind="quiet" name="do" value="release-all">
              {t('bookings.desk.releaseAll')}
            </Button>
          )}
        </Form>
      )}
      {going && (
        <Form>
          <Notice tone="warn" title={t('bookings.desk.askTitle', { name: going.name })} live>
            <p>{t(going.email ? 'bookings.desk.askMail' : 'bookings.desk.askRing')}</p>
            {going.email && (
              <TextInput
                {...field('reason')}
                hint={t('bookings.desk.reasonHint')}
                optional={t('common.optional')}
                maxLength={longestNeeds}
              />
            )}
            <ButtonGroup>
              <Button kind="danger" name="do" value={`take-away-now ${going.id}`}>
                {t('bookings.desk.take-away')}
              </Button>
              <ButtonLink kind="plain" href={here}>
                {t('bookings.cancelNo')}
              </ButtonLink>
            </ButtonGroup>
          </Notice>
        </Form>
      )}
      <Form>
        <DataTable
          caption={t('bookings.desk.whoBooked')}
          rows={shown}
          rowKey={(one) => one.id}
          stands={(one) => matching.includes(one)}
          empty={
            <EmptyState title={t('bookings.desk.nobody')} level={2} icon="people">
              {t('bookings.desk.nobodyText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'people',
              title: t('bookings.people'),
              names: true,
              cell: (one) => one.people.map((each) => `${each.name} (${t(`bookings.ageBand.${each.age}`)})`).join(', '),
            },
            {
              key: 'reach',
              title: t('bookings.desk.contact'),
              cell: (one) =>
                [one.name, one.email, one.phone, one.cardAwardId && t('bookings.desk.byCard')]
                  .filter(Boolean)
                  .join(', '),
            },
            { key: 'needs', title: t('bookings.desk.needs'), cell: (one) => one.needs ?? '' },
            {
              key: 'state',
              title: t('registers.state.label'),
              cell: (one) =>
                isToRing(one) ? (
                  <StatusTag tone="warn">{t(`bookings.desk.byPhone.${one.state}`)}</StatusTag>
                ) : (
                  <StatusTag tone={tones[one.state]}>{t(`bookings.desk.state.${one.state}`)}</StatusTag>
                ),
            },
            { key: 'reference', title: t('bookings.reference'), cell: (one) => referenceOf(one.id), oneLine: true },
            {
              key: 'act',
              title: t('bookings.desk.act'),
              bare: true,
              cell: (one) =>
                isToConfirmAtDesk(one) && found.endsAt > now ? (
                  <ButtonGroup>
                    <Button kind="quiet" small name="do" value={`confirm ${one.id}`}>
                      {t('bookings.desk.confirm')}
                      <span className="visually-hidden">{` ${one.name}`}</span>
                    </Button>
                    {!one.endedAt && (
                      <Button kind="plain" small name="do" value={`release ${one.id}`}>
                        {t('bookings.desk.release')}
                        <span className="visually-hidden">{` ${one.name}`}</span>
                      </Button>
                    )}
                  </ButtonGroup>
                ) : one.endedAt || isOver ? (
                  ''
                ) : (
                  <Button kind="plain" small name="do" value={`take-away ${one.id}`}>
                    {t('bookings.desk.take-away')}
                    <span className="visually-hidden">{` ${one.name}`}</span>
                  </Button>
                ),
            },
          ]}
        />
      </Form>
      {!isOver && !isOff && (
        <Section title={t('bookings.desk.add')}>
          <Disclosure summary={t('bookings.desk.addText')} open={Boolean(typed.people)}>
            <Form>
              <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
              <TextInput {...field('name')} maxLength={longestName} />
              <TextInput {...field('email')} type="email" optional={t('common.optional')} />
              <TextInput {...field('phone')} type="tel" width={20} optional={t('common.optional')} />
              <TextArea {...field('people')} rows={6} hint={t('bookings.desk.namesHint')} />
              <RadioGroup
                {...choice('age')}
                inline
                options={ageBands.map((band) => ({ value: band, label: t(`bookings.ageBand.${band}`) }))}
              />
              {offered.length > 1 ? (
                <RadioGroup
                  {...choice('channel')}
                  inline
                  options={offered.map((one) => ({ value: one, label: t(`bookings.channel.${one}`) }))}
                />
              ) : (
                <input type="hidden" name="channel" value={offered[0]} />
              )}
              <Checkbox {...tick('wait')} />
              <Button name="do" value="add-group">
                {t('bookings.desk.book')}
              </Button>
            </Form>
          </Disclosure>
        </Section>
      )}
      {isManager && session && !isOver && (
        <Section title={t('bookings.desk.change')}>
          <Form>
            <p className="muted">{t('bookings.desk.changeText')}</p>
            {otherDates.length > 0 && (
              <>
                <Select
                  {...field('to')}
                  options={otherDates.map((one) => ({
                    value: one.startsAt.toISOString(),
                    label: sessionTime(language, one, now),
                  }))}
                />
                <p>
                  <Button kind="quiet" name="do" value="move-date">
                    {t('bookings.desk.move')}
                  </Button>
                </p>
              </>
            )}
            {!isWholeOff && (
              <Button kind={isOff ? 'quiet' : 'danger'} name="do" value={isOff ? 'on-again' : 'call-off-date'}>
                {t(isOff ? 'bookings.desk.onAgain' : 'bookings.desk.callOff')}
              </Button>
            )}
          </Form>
        </Section>
      )}
      {loaderData.answers && <SessionAnswers answers={loaderData.answers} />}
    </ManageConsole>
  )
}
