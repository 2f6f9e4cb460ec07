import { redirect } from 'react-router'
import { partedUntil } from '#capabilities/accounts/account-join.ts'
import {
  type JoinAccountsOutcome,
  joinAccounts,
  type OtherAccount,
  tryJoin,
} from '#capabilities/accounts/join-accounts.ts'
import { listJoins } from '#capabilities/accounts/list-joins.ts'
import { type UndoJoinOutcome, undoJoin } from '#capabilities/accounts/undo-join.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/join-accounts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const joins = await listJoins({ personId: person.id }, { ...services, now })
  const state = new URL(request.url).searchParams.get('state')
  return {
    joins: joins.map((join) => ({ id: join.id, emails: join.emails, until: partedUntil(join) })),
    done: (['joined', 'parted'] as const).find((one) => one === state),
  }
}

/** The form comes from the page of addresses with the code that proves the other account; pressed again, it is done. */
export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, sessionId = '', now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const powers = { ...services, signedIn, sessionId, now }
  const [doing = '', joinId = ''] = String(form.get('do') ?? '').split(' ')
  if (doing === 'part' && isId(joinId)) return { parting: joinId }
  if (doing === 'part-yes' && isId(joinId)) {
    const outcome = await undoJoin({ joinId }, powers)
    return outcome.ok ? redirect('/me/addresses/join?state=parted') : { message: partRefused[outcome.refusal] }
  }
  const proof = { email: String(form.get('email') ?? '').trim(), code: String(form.get('code') ?? '') }
  if (form.has('do') && doing !== 'join') throw new Response(null, { status: 400 })
  if (!form.has('email')) return redirect('/me/addresses')
  if (doing === 'join') {
    const joined = await joinAccounts(proof, powers)
    return joined.ok ? redirect('/me/addresses/join?state=joined') : refusedJoin(joined)
  }
  const tried = await tryJoin(proof, powers)
  return tried.ok ? { look: { ...proof, other: tried.other } } : refusedJoin(tried)
}

type Refused = Extract<JoinAccountsOutcome, { ok: false }>

const refusedJoin = (outcome: Refused): Answer => ({
  message: joinRefused[outcome.refusal],
  figures: { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 },
})

const joinRefused: Record<Refused['refusal'], MessageKey> = {
  'too-many': 'leaving.address.refused.too-many',
  'code-is-wrong': 'me.join.refused.code-is-wrong',
  'no-other-account': 'me.join.refused.no-other-account',
  'changed-meanwhile': 'me.join.refused.changed-meanwhile',
  'has-a-role': 'me.join.refused.has-a-role',
  'ages-differ': 'me.join.refused.ages-differ',
  'joined-lately': 'me.join.refused.joined-lately',
  'evidence-twice': 'me.join.refused.evidence-twice',
  'too-many-addresses': 'me.addresses.refused.too-many-addresses',
}

const partRefused: Record<Extract<UndoJoinOutcome, { ok: false }>['refusal'], MessageKey> = {
  'no-such-join': 'me.join.refused.no-such-join',
  'too-late': 'me.join.refused.too-late',
  'no-address-left': 'me.join.refused.no-address-left',
}

/** Two accounts of one person: what comes along when they are made one, and how to part them again. */
export default function JoinAccountsPage({ loaderData: { joins, done }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { look, parting, message, figures }: Answer = actionData ?? {}
  const title = t('me.join.title')
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/addresses" label={t('me.addresses.title')} />
          {message && <Notice tone="bad" title={t(message, figures)} live />}
          {done && !actionData && <Notice tone="good" title={t(`me.join.${done}`)} live />}
          <PageHead title={title} lead={t('me.join.lead')} />
          {look && <LookAtJoin {...look} />}
          {joins.length > 0 && !look && (
            <Section title={t('me.join.list')}>
              <div className="stack stack-l">
                {joins.map(({ id, emails, until }) => (
                  <Form key={id}>
                    <p className="break-anywhere">
                      <strong>{emails.join(', ')}</strong>
                    </p>
                    {parting === id ? (
                      <AskFirst
                        question={t('me.join.partAsk')}
                        yes={{ value: `part-yes ${id}`, label: t('me.join.part') }}
                        no={{ href: '/me/addresses/join', label: t('common.cancel') }}
                      >
                        <p>{t('me.join.partText')}</p>
                      </AskFirst>
                    ) : (
                      <>
                        <p className="muted">{t('me.join.until', { date: longDate(language, until) })}</p>
                        <Button kind="quiet" name="do" value={`part ${id}`}>
                          {t('me.join.part')}
                        </Button>
                      </>
                    )}
                  </Form>
                ))}
              </div>
            </Section>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

interface Answer {
  look?: LookAtJoinProps
  /** Which two are to be parted, where that is asked. */
  parting?: string
  message?: MessageKey
  figures?: { count: number }
}

interface LookAtJoinProps {
  email: string
  code: string
  other: OtherAccount
}

function LookAtJoin({ email, code, other }: LookAtJoinProps) {
  const { t } = useTranslation()
  const { name, emails, badges, collections, refusal } = other
  const figures = [t('me.join.badges', { count: badges }), t('me.join.collections', { count: collections })]
  return (
    <Form>
      {refusal ? (
        <Notice tone="warn" title={t(joinRefused[refusal])} live />
      ) : (
        <AskFirst
          question={t('me.join.ask')}
          yes={{ value: 'join', label: t('me.join.do') }}
          no={{ href: '/me/addresses', label: t('common.cancel') }}
        >
          <p>{t('me.join.text')}</p>
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="code" value={code} />
        </AskFirst>
      )}
      <SummaryList
        lines
        rows={[
          { term: t('me.join.other'), detail: <bdi>{name || email}</bdi> },
          { term: t('me.join.addresses'), detail: <span className="break-anywhere">{emails.join(', ')}</span> },
          { term: t('me.join.holds'), detail: figures.join(', ') },
        ]}
      />
    </Form>
  )
}
