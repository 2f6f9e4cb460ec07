import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { type CheckErasureOutcome, checkErasure } from '#capabilities/erasure/check-erasure.ts'
import { findErasure } from '#capabilities/erasure/find-erasure.ts'
import { type Duties, hasDuties, listDuties } from '#capabilities/erasure/list-duties.ts'
import { type SendErasureLetterOutcome, sendErasureLetter } from '#capabilities/erasure/send-erasure-letter.ts'
import { type StartErasureOutcome, startErasure } from '#capabilities/erasure/start-erasure.ts'
import { undoErasure } from '#capabilities/erasure/undo-erasure.ts'
import { isComing, listOwnBookings } from '#capabilities/events/list-own-bookings.ts'
import { listOwnEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { listFollows } from '#capabilities/following/list-follows.ts'
import { listSaved } from '#capabilities/following/list-saved.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { listEveryMembership } from '#capabilities/organisations/find-organisation.ts'
import { listGoals } from '#capabilities/pathways/list-goals.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { CodeInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { dayAndTime, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CodeInDemo } from '#web/sign-in/code-in-demo.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/erase-me'
import { EraseWords } from './erase-words.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { person } = signedInDesk({ context })
  const erasure = person.erasingAt ? await findErasure({ personId: person.id }, services) : undefined
  const duties = await services.database.transaction().execute((tx) => listDuties({ personId: person.id }, { tx }))
  return {
    email: person.email,
    demo: services.site.demo,
    now,
    isErasing: person.erasingAt !== null,
    dueAt: erasure?.dueAt ?? null,
    duties: hasDuties(duties) ? duties : null,
  }
}

const most = 1000

/** What goes, in numbers: read when its person is about to confirm. */
async function whatGoes({ person }: ReturnType<typeof signedInDesk>, { services, now }: Visit) {
  const { database } = services
  const { id: personId, emails } = person
  const [awards, waiting, bookings, evidence, { goals }, follows, saved, memberships, places, children] =
    await Promise.all([
      listAwards({ personId, limit: most }, { database }),
      listNotKeptFor({ personId, emails, limit: most }, { database }),
      listOwnBookings({ personId, emails, limit: most }, { database }),
      listOwnEvidence({ personId, limit: most }, { database }),
      listGoals({ personId }, { database, now }),
      listFollows(personId, { database }),
      listSaved({ personId }, { database, now }),
      listEveryMembership(personId, { database }),
      listPlacesLedBy(personId, { database }),
      listChildren({ guardianId: personId }, { database, now }),
    ])
  return {
    badges: awards.rows.length,
    waiting: waiting.length,
    // Brothers and sisters may share an address: the one who reads its mail decides for all.
    waitingFor: [...new Set(waiting.flatMap((award) => award.recipientName ?? []))],
    bookings: bookings.length,
    coming: bookings.filter((one) => isComing(one, now)).length,
    evidence: evidence.length,
    goals: goals.length,
    follows: follows.length,
    saved: saved.length,
    children: children.filter((one) => one.state !== 'revoked').map((one) => one.childName),
    roles: [...memberships.map((one) => one.name), ...places.map((one) => one.name)],
  }
}

type Goes = Awaited<ReturnType<typeof whatGoes>>

interface Answer {
  step: 'start' | 'code' | 'check'
  /** As it was typed; a right one is carried to the next step. */
  code?: string
  isSure?: boolean
  field?: 'code' | 'sure' | undefined
  message?: string | undefined
  goes?: Goes
}

export async function action({ context, request }: Route.ActionArgs): Promise<Answer | Response> {
  const visit = visitOf({ context })
  const desk = signedInDesk({ context })
  const { services, now, language, t } = visit
  const { signedIn, person } = desk
  const powers = { ...services, signedIn, now }
  const form = await request.formData()
  const code = String(form.get('code') ?? '').slice(0, 20)
  if (person.erasingAt) {
    if (form.get('do') !== 'back') return redirect('/me/erase')
    const outcome = await undoErasure({ personId: person.id }, { ...services, now })
    return redirect(outcome.ok ? '/me/settings?saved' : '/erase?done')
  }
  switch (form.get('do')) {
    case 'code': {
      const sent = await sendErasureLetter({ language }, powers)
      return sent.ok ? { step: 'code' } : { step: 'start', field: 'code', message: says(sent, t) }
    }
    case 'check': {
      const checked = await checkErasure({ code }, powers)
      const isSure = form.get('sure') === 'yes'
      if (!checked.ok) return { step: 'code', code, isSure, field: 'code', message: says(checked, t) }
      if (!isSure) return { step: 'code', code, field: 'sure', message: t('me.erase.tick') }
      return { step: 'check', code, goes: await whatGoes(desk, visit) }
    }
    case 'erase': {
      const outcome = await startErasure({ code, language }, powers)
      if (outcome.ok) return redirect('/erase?asked')
      return { step: 'code', field: 'code', message: says(outcome, t) }
    }
    case 'back':
      return redirect('/me/erase')
    default:
      throw new Response(null, { status: 400 })
  }
}

type Trouble = Extract<SendErasureLetterOutcome | CheckErasureOutcome | StartErasureOutcome, { ok: false }>

const troubles: Record<Trouble['refusal'], MessageKey> = {
  'too-many': 'leaving.address.refused.too-many',
  'mail-is-refused': 'me.erase.refused.mail',
  'mail-is-late': 'me.erase.refused.late',
  'code-is-wrong': 'me.erase.refused.code',
  'must-hand-over': 'me.erase.refused.handOver',
  'no-such-account': 'me.erase.refused.gone',
}

const says = (trouble: Trouble, t: TFunction) =>
  t(troubles[trouble.refusal], { count: 'waitMinutes' in trouble ? trouble.waitMinutes : 0 })

export default function EraseMePage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, demo, isErasing, dueAt, duties, now } = loaderData
  const { t, language } = useTranslation()
  const { step = 'start', code, isSure, field, message, goes }: Partial<Answer> = actionData ?? {}
  const title = t(isErasing ? 'me.erase.waits' : step === 'check' ? 'me.erase.checkTitle' : 'me.erase.title')
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {isErasing ? (
            <>
              <PageHead
                title={title}
                lead={dueAt ? t('me.erase.waitsText', { at: dayAndTime(language, dueAt, now) }) : t('me.erase.now')}
              />
              {dueAt && (
                <Form>
                  <Button name="do" value="back">
                    {t('me.erase.back')}
                  </Button>
                </Form>
              )}
              <SaveFirst />
            </>
          ) : (
            <>
              <BackLink href="/me/settings" label={t('me.settings')} />
              {message && field && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
              <PageHead title={title} lead={step === 'start' ? t('me.erase.lead') : undefined} />
              {duties ? (
                <HandOver duties={duties} />
              ) : step === 'check' && goes ? (
                <CheckStep goes={goes} code={code ?? ''} email={email} />
              ) : step === 'code' ? (
                <CodeStep {...{ email, demo, code, isSure, field, message }} />
              ) : (
                <StartStep />
              )}
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

function SaveFirst() {
  const { t } = useTranslation()
  return (
    <section className="stack">
      <h2>{t('me.erase.save')}</h2>
      <p>{t('me.erase.saveText')}</p>
      <p>
        <ButtonLink kind="quiet" icon="download" href="/me/data.html" download>
          {t('me.data.save')}
        </ButtonLink>
      </p>
    </section>
  )
}

function StartStep() {
  const { t } = useTranslation()
  return (
    <>
      <EraseWords />
      <SaveFirst />
      <section className="stack">
        <h2>{t('me.erase.less')}</h2>
        <ul className="list">
          <li>
            <a href="/me">{t('me.erase.lessHide')}</a>
          </li>
          <li>
            <a href="/me/notifications">{t('me.erase.lessMails')}</a>
          </li>
          <li>
            <a href="/me/address">{t('me.erase.lessAddress')}</a>
          </li>
        </ul>
      </section>
      <Form>
        <p id="code">{t('me.erase.codeWhy')}</p>
        <Button kind="quiet" name="do" value="code">
          {t('me.erase.sendCode')}
        </Button>
      </Form>
    </>
  )
}

interface CodeStepProps extends Pick<Answer, 'code' | 'isSure' | 'field' | 'message'> {
  email: string
  demo: boolean
}

function CodeStep({ email, demo, code, isSure, field, message }: CodeStepProps) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('people.codeSent', { email })}</p>
      <CodeInDemo demo={demo} email={email} />
      <Form>
        <CodeInput
          name="code"
          label={t('people.code')}
          error={field === 'code' ? message : undefined}
          {...(code && { value: code })}
        />
        <Checkbox name="sure" label={t('me.erase.sure')} checked={isSure ?? false} />
        {field === 'sure' && <p className="field-error">{message}</p>}
        <ButtonGroup>
          <Button name="do" value="check">
            {t('me.erase.goOn')}
          </Button>
          <Button kind="plain" name="do" value="code">
            {t('people.codeAgain')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

function CheckStep({ goes, code, email }: { goes: Goes; code: string; email: string }) {
  const { t, language } = useTranslation()
  const number = (count: number) => wholeNumber(language, count)
  const { badges, waiting, waitingFor, bookings, coming, evidence, goals, follows, saved, children, roles } = goes
  return (
    <>
      <SummaryList
        lines
        rows={[
          { term: t('people.email'), detail: email },
          { term: t('common.myBadges'), detail: number(badges) },
          {
            term: t('me.data.waiting'),
            detail: [number(waiting), waitingFor.join(', ')].filter(Boolean).join(': '),
          },
          {
            term: t('me.bookings.title'),
            detail: t('me.erase.bookings', { all: number(bookings), coming: number(coming) }),
          },
          { term: t('me.data.evidence'), detail: number(evidence) },
          { term: t('me.data.pathways'), detail: number(goals) },
          { term: t('me.data.follows'), detail: number(follows) },
          { term: t('me.data.saved'), detail: number(saved) },
          ...(children.length > 0
            ? [
                {
                  term: t('me.erase.children'),
                  detail: children.join(', '),
                  action: { href: '/me/children', label: t('me.erase.handOver'), about: t('me.erase.children') },
                },
              ]
            : []),
          ...(roles.length > 0 ? [{ term: t('me.data.works'), detail: roles.join(', ') }] : []),
        ]}
      />
      <p>{t('me.erase.checkText')}</p>
      <Form>
        <input type="hidden" name="code" value={code} />
        <ButtonGroup>
          <Button kind="danger" name="do" value="erase">
            {t('me.erase.do')}
          </Button>
          <ButtonLink kind="plain" href="/me/settings">
            {t('common.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** What nobody else could do: handed over first. */
function HandOver({ duties: { organisations, places, isLastAdministrator } }: { duties: Duties }) {
  const { t, language } = useTranslation()
  return (
    <Notice tone="warn" title={t('me.erase.handOver')}>
      <p>{t('me.erase.handOverText')}</p>
      <ul className="list">
        {organisations.map((one) => (
          <li key={one.slug}>
            <a href={`/organisations/${one.slug}/manage/profile`}>{t('me.erase.manager', { name: one.name })}</a>
          </li>
        ))}
        {places.map((one) => (
          <li key={one.slug}>
            <a href={`/${one.slug}/lead/people`}>
              {t('me.erase.leads', { name: inLanguage(language, one.name, one.nameCy) })}
            </a>
          </li>
        ))}
        {isLastAdministrator && (
          <li>
            <a href="/admin/people">{t('me.erase.administrator')}</a>
          </li>
        )}
      </ul>
    </Notice>
  )
}
