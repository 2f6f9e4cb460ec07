import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { bookingClientOf, bookingCodeOf } from '#capabilities/events/booking-code.ts'
import { listBookableSessions } from '#capabilities/events/list-bookable-sessions.ts'
import { takeSeats } from '#capabilities/events/take-seats.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown, listingPath } from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { agesInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { clientAddressHeader, networkOf } from '#infrastructure/client-address.ts'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { keepToOwnAddress } from '#web/opportunities/own-address.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { type FieldLabels, FormErrorSummary, problemIn, useFields } from '#web/site/form-fields.tsx'
import { signedInPerhaps } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/book-page'
import { otherRows, readBookForm, refusedAt } from './book-form.ts'
import { BookedAlready } from './booked-already.tsx'
import { bookedCookie, bookedHere } from './booked-cookie.ts'
import { CardFields } from './card-fields.tsx'
import { seatsInWords } from './seat-words.ts'

const mostSessions = 12

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now, person } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const found = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { database, now })
  if (!found || !isShown(found.status)) throw new Response(null, { status: 404 })
  keepToOwnAddress(found, request)
  const children = await childrenOf(visit)
  const bookable = await listBookableSessions({ opportunityId: found.id, limit: mostSessions }, { database, now })
  return {
    place,
    opportunity: publicOpportunity(found),
    sessions: bookable?.sessions ?? [],
    mostPeople: bookable?.mostPeople ?? 1,
    now,
    asked: new URL(request.url).searchParams.get('at') ?? undefined,
    requestId: randomUUID(),
    person: person && { name: person.name, email: person.email },
    children,
  }
}

/** Children in the care of the visitor, who can come along. */
async function childrenOf({ services, now, person }: Visit) {
  if (!person) return []
  const all = await listChildren({ guardianId: person.id }, { ...services, now })
  return all.filter(({ state }) => state === 'verified').map(({ childId, childName }) => ({ childId, childName }))
}

/** Never kept: each form has an id of its own. */
export const headers = () => ({ 'cache-control': 'no-store' })

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  mayWait: boolean
  /** The page of the booking that there is already. */
  earlier?: string
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { services, now, language } = visit
  const place = await loadPlace(visit, params.place)
  const found = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { ...services, now })
  if (!found || !isShown(found.status)) throw new Response(null, { status: 404 })
  keepToOwnAddress(found, request)
  const form = await request.formData()
  const { typed, errors, asked, agesAt } = readBookForm(form, await childrenOf(visit))
  if (!asked) return { errors, typed, mayWait: false }
  const verbs = new Set(String(form.get('do') ?? '').split(' '))
  const mayWait = verbs.has('wait')
  // Where both are asked, the answer to the first question stays.
  const isSecond = verbs.has('second') || form.get('isSecond') === 'yes'
  const signedIn = signedInPerhaps({ context })
  const ownBookingIds = bookedHere(request, services)
  const clientKey = bookingClientOf(networkOf(request.headers.get(clientAddressHeader) ?? ''), services.masterKey)
  const outcome = await takeSeats(
    { ...asked, opportunityId: found.id, language, mayWait, isSecond },
    { ...services, signedIn, clientKey, ownBookingIds, now },
  )
  const pageOf = (bookingId: string) => `/bookings/${bookingCodeOf(bookingId, services.masterKey)}`
  if (outcome.ok) {
    const remembered = new Set([outcome.bookingId, ...ownBookingIds])
    return redirect(pageOf(outcome.bookingId), { headers: { 'set-cookie': bookedCookie([...remembered], services) } })
  }
  const { message, ...said } = refusedAt[outcome.refusal]
  // What a card has booked already is said at the card.
  const field = outcome.refusal === 'booked-already' && asked.card ? 'cardCode' : said.field
  const at = 'misfit' in outcome && outcome.misfit !== undefined ? (agesAt[outcome.misfit] ?? field) : field
  const figures = {
    minutes: 'waitMinutes' in outcome ? outcome.waitMinutes : 0,
    count: 'left' in outcome ? (outcome.left ?? 0) : 0,
  }
  const isFull = outcome.refusal === 'no-seat-left' || outcome.refusal === 'too-few-seats'
  return {
    errors: { [at]: { message, figures } },
    typed: isSecond ? { ...typed, isSecond: 'yes' } : typed,
    mayWait: isFull,
    ...(outcome.refusal === 'booked-already' && { earlier: pageOf(outcome.bookingId) }),
  }
}

const labels: FieldLabels = {
  at: 'bookings.which',
  channel: 'bookings.how',
  name: 'bookings.name',
  email: 'bookings.email',
  phone: 'bookings.phone',
  cardCode: 'bookings.card.code',
  pin: 'claim.card.pin',
  age: 'bookings.age',
  comes: 'bookings.comes',
  guardian: 'bookings.guardian',
  needs: 'bookings.needs',
  children: 'guardians.booking.children',
  ...(Object.fromEntries(
    otherRows.flatMap((row) => [
      [`name${row}`, 'bookings.otherName'],
      [`age${row}`, 'bookings.otherAge'],
    ]),
  ) as Record<string, MessageKey>),
}

const bands = ['under-13', '13-to-17', 'adult'] as const

export default function BookPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, opportunity, sessions, mostPeople, now, asked, requestId, person, children } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const [first] = sessions
  const begun: Record<string, string> = {
    at:
      sessions.find((one) => one.startsAt.toISOString() === asked)?.startsAt.toISOString() ??
      first?.startsAt.toISOString() ??
      '',
    channel: first?.seats[0]?.channel ?? 'in-person',
    comes: 'yes',
    ...(person && { name: person.name, email: person.email }),
  }
  const typed: Record<string, string> = actionData?.typed ?? begun
  const { field, choice, tick, boxes } = useFields({ labels, typed, errors })
  const title = t('bookings.title')
  const name = inLanguage(language, opportunity.title, opportunity.titleCy)
  const here = listingPath(opportunity)
  const others = otherRows.slice(0, mostPeople)
  const isOthersOpen = others.some((row) => typed[`name${row}`] || errors[`name${row}`] || errors[`age${row}`])
  const ages = bands.map((band) => ({ value: band, label: t(`bookings.ageBand.${band}`) }))
  const ticksWrong = (['comes', 'guardian'] as const).flatMap((one) => {
    const problem = errors[one]
    return problem ? [problemIn(t, problem)] : []
  })
  return (
    <SitePage
      title={actionData ? t('common.errorTitle', { title }) : title}
      place={place}
      current={opportunity.audience === 'network' ? 'events' : 'learn'}
      unlisted
    >
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={here} label={name} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead eyebrow={name} title={title} lead={agesInWords(opportunity, t)} />
          {sessions.length === 0 ? (
            <EmptyState title={t('bookings.none')} level={2} icon="calendar">
              <p>{t('bookings.noneText')}</p>
              <ButtonLink kind="quiet" href={here}>
                {name}
              </ButtonLink>
            </EmptyState>
          ) : (
            <Form>
              <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
              {typed.isSecond && <input type="hidden" name="isSecond" value="yes" />}
              {actionData?.earlier && (
                <BookedAlready earlier={actionData.earlier} again={typed.cardCode ? undefined : 'second'} />
              )}
              {actionData?.mayWait && (
                <Notice tone="warn" title={t('bookings.fullNow')} live>
                  <p>{t('bookings.fullText')}</p>
                  <Button kind="quiet" name="do" value="wait">
                    {t('bookings.wait')}
                  </Button>
                </Notice>
              )}
              <RadioGroup
                {...choice('at')}
                options={sessions.map((one) => ({
                  value: one.startsAt.toISOString(),
                  label: sessionTime(language, one, now),
                  hint: seatsInWords(one, t),
                }))}
              />
              {first && first.seats.length > 1 ? (
                <RadioGroup
                  {...choice('channel')}
                  inline
                  options={first.seats.map(({ channel }) => ({
                    value: channel,
                    label: t(`bookings.channel.${channel}`),
                  }))}
                />
              ) : (
                <input type="hidden" name="channel" value={begun.channel} />
              )}
              <TextInput {...field('name')} autoComplete="name" maxLength={120} />
              <TextInput
                {...field('email')}
                type="email"
                autoComplete="email"
                hint={t('bookings.emailHint')}
                optional={t('common.optional')}
              />
              <TextInput
                {...field('phone')}
                type="tel"
                autoComplete="tel"
                hint={t('bookings.phoneHint')}
                optional={t('common.optional')}
                width={20}
              />
              {!person && (
                <Disclosure
                  summary={t('bookings.card.title')}
                  open={Boolean(typed.cardCode || errors.cardCode || errors.pin)}
                  wide
                >
                  <div className="stack">
                    <p>{t('bookings.card.text')}</p>
                    <CardFields labels={labels} typed={typed} errors={errors} />
                    <p className="small">
                      <a href="/bookings">{t('bookings.card.findLink')}</a>
                    </p>
                  </div>
                </Disclosure>
              )}
              <RadioGroup {...choice('age')} inline options={ages} />
              <Checkbox {...tick('comes')} />
              {children.length > 0 && (
                <CheckboxGroup
                  {...boxes('children')}
                  options={children.map(({ childId, childName }) => ({ value: childId, label: childName }))}
                />
              )}
              {mostPeople > 0 && (
                <Disclosure summary={t('bookings.others')} open={isOthersOpen}>
                  <div className="stack">
                    <p className="muted">{t('bookings.othersText', { count: mostPeople })}</p>
                    {others.map((row) => (
                      <div className="input-row" key={row}>
                        <TextInput {...field(`name${row}`)} maxLength={120} />
                        <Select
                          {...field(`age${row}`)}
                          options={[{ value: '', label: t('bookings.choose') }, ...ages]}
                        />
                      </div>
                    ))}
                    <Checkbox {...tick('guardian')} />
                  </div>
                </Disclosure>
              )}
              {ticksWrong.map((problem) => (
                <p className="field-error" key={problem}>
                  {problem}
                </p>
              ))}
              <TextArea
                {...field('needs')}
                rows={3}
                hint={t('bookings.needsHint', { organisation: opportunity.organisationName })}
                optional={t('common.optional')}
              />
              <p className="muted small">
                {t('bookings.privacy', { organisation: opportunity.organisationName })}{' '}
                <a href="/privacy">{t('common.footer.privacy')}</a>
              </p>
              <p>
                <Button>{t('bookings.take')}</Button>
              </p>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
