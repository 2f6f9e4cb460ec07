import { redirect } from 'react-router'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { PasskeyBox } from '#web/sign-in/passkey-box.tsx'
import { listPasskeysOf, removePasskey } from '#web/sign-in/passkeys.ts'
import { endOtherSessions, endSession, listSessionsOf } from '#web/sign-in/sessions.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-settings'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  return {
    person,
    sessions: await listSessionsOf(signedIn, visit),
    passkeys: await listPasskeysOf(signedIn, visit.services.database),
    saved: new URL(request.url).searchParams.has('saved'),
    later: Number(new URL(request.url).searchParams.get('later')) || undefined,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const powers = { signedIn, database: visit.services.database }
  const verb = form.get('do')
  if (verb !== null && verb !== 'end-others') throw new Response(null, { status: 400 })
  if (verb === 'end-others') await endOtherSessions({ sessionId: visit.sessionId }, powers)
  else await endSession({ sessionId: String(form.get('end') ?? '') }, powers)
  await removePasskey({ passkeyId: String(form.get('remove') ?? '') }, powers)
  return redirect('/me/settings?saved')
}

export default function SettingsPage({
  loaderData: { person, sessions, passkeys, saved, later },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SitePage title={t('me.settings')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          {later && <Notice tone="warn" title={t('offline.own.wait', { minutes: later })} live />}
          <PageHead title={t('me.settings')} />
          <SummaryList
            lines
            rows={[
              {
                term: t('people.email'),
                detail: person.emails.join(', '),
                action: { href: '/me/addresses', label: t('common.change'), about: t('people.email') },
              },
              {
                term: t('me.mails.title'),
                detail: t('me.mails.about'),
                action: { href: '/me/notifications', label: t('common.change'), about: t('me.mails.title') },
              },
              {
                term: t('me.about.name'),
                detail: person.name || '–',
                action: { href: '/me/about?next=/me/settings', label: t('common.change'), about: t('me.about.name') },
              },
              {
                term: t('me.about.age'),
                detail: person.ageBand ? t(`me.age.${person.ageBand}`) : '–',
                action: { href: '/me/about?next=/me/settings', label: t('common.change'), about: t('me.about.age') },
              },
            ]}
          />
        </div>
        <Section title={t('people.passkey.title')}>
          <div className="stack">
            <p>{t('people.passkey.about')}</p>
            <form method="post">
              <DataTable
                caption={t('people.passkey.title')}
                hideCaption
                rows={passkeys}
                rowKey={(row) => row.id}
                empty={<p className="muted">{t('people.passkey.none')}</p>}
                columns={[
                  {
                    key: 'since',
                    title: t('me.sessions.since'),
                    cell: (row) => (row.createdAt ? longDate(language, row.createdAt) : '–'),
                    names: true,
                  },
                  {
                    key: 'remove',
                    title: t('people.passkey.remove'),
                    bare: true,
                    cell: (row) => (
                      <Button small kind="quiet" name="remove" value={row.id}>
                        {t('people.passkey.remove')}
                      </Button>
                    ),
                  },
                ]}
              />
            </form>
            <PasskeyBox doing="add" next="/me/settings?saved" />
          </div>
        </Section>
        <Section title={t('me.sessions.title')}>
          <form method="post" className="stack">
            <DataTable
              caption={t('me.sessions.title')}
              hideCaption
              rows={sessions}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'device',
                  title: t('me.sessions.device'),
                  cell: (row) => (row.current ? t('me.sessions.this') : row.userAgent || t('me.sessions.unknown')),
                  names: true,
                },
                {
                  key: 'since',
                  title: t('me.sessions.since'),
                  cell: (row) => longDate(language, row.createdAt),
                  oneLine: true,
                },
                {
                  key: 'end',
                  title: t('me.sessions.end'),
                  bare: true,
                  cell: (row) =>
                    row.current ? null : (
                      <Button small kind="quiet" name="end" value={row.id}>
                        {t('me.sessions.end')}
                      </Button>
                    ),
                },
              ]}
            />
            {sessions.length > 1 && (
              <p>
                <Button kind="quiet" name="do" value="end-others">
                  {t('me.sessions.endOthers')}
                </Button>
              </p>
            )}
          </form>
        </Section>
        <Section title={t('guardians.title')}>
          <div className="stack">
            <p>{t('guardians.lead')}</p>
            <p>
              <ButtonLink kind="quiet" href="/me/children">
                {t('guardians.title')}
              </ButtonLink>
            </p>
          </div>
        </Section>
        <Section title={t('me.data.title')}>
          <div className="stack">
            <p>{t('me.data.about')}</p>
            <p>
              <ButtonLink kind="quiet" icon="download" href="/me/data.html" download>
                {t('me.data.save')}
              </ButtonLink>
            </p>
            <p>{t('offline.own.text')}</p>
            <Form action="/me/take-out.zip">
              <Button kind="quiet" icon="download">
                {t('offline.own.button')}
              </Button>
            </Form>
            <p className="small muted">{t('offline.own.hint')}</p>
          </div>
        </Section>
        <Section title={t('me.erase.title')}>
          <div className="stack">
            <p>{t('me.erase.about')}</p>
            <p>
              <ButtonLink kind="quiet" href="/me/erase">
                {t('me.erase.open')}
              </ButtonLink>
            </p>
          </div>
        </Section>
        <Section title={t('common.signOut')}>
          <Form action="/sign-out">
            <Button kind="quiet">{t('common.signOut')}</Button>
          </Form>
          <p>
            <ButtonLink kind="plain" href="/privacy">
              {t('common.footer.privacy')}
            </ButtonLink>
          </p>
        </Section>
      </Wrap>
    </SitePage>
  )
}
