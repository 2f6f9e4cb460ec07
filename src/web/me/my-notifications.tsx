import { redirect } from 'react-router'
import { type ChooseDigestOutcome, chooseDigest } from '#capabilities/following/choose-digest.ts'
import { mayHaveDigest } from '#capabilities/following/follow.ts'
import { wantsDigest } from '#capabilities/following/list-follows.ts'
import { chooseMails, listStoppedMails } from '#capabilities/people/choose-mails.ts'
import { mailKinds } from '#capabilities/people/mail-kind.ts'
import { updatePerson } from '#capabilities/people/update-person.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-notifications'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = services
  const [stopped, digest] = await Promise.all([
    listStoppedMails({ personId: person.id }, { database }),
    wantsDigest(person.id, { database }),
  ])
  return {
    email: person.email,
    language: person.locale,
    wanted: [...mailKinds.filter((kind) => !stopped.includes(kind)), ...(digest ? ['digest'] : [])],
    mayHaveDigest: mayHaveDigest(person.ageBand),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

const notChosen: Record<Extract<ChooseDigestOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-young': 'following.digestTooYoung',
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const powers = { database: services.database, signedIn, now }
  const form = await request.formData()
  const verb = form.get('do')
  if (verb !== null && verb !== 'stop-all') throw new Response(null, { status: 400 })
  const kinds = verb === 'stop-all' ? [] : form.getAll('mails').map(String)
  await chooseMails({ wanted: mailKinds.filter((kind) => kinds.includes(kind)) }, powers)
  const language = form.get('language')
  if (isLanguage(language)) await updatePerson({ locale: language }, powers)
  const outcome = await chooseDigest({ wanted: kinds.includes('digest') }, powers)
  return outcome.ok ? redirect('/me/notifications?saved') : { refused: notChosen[outcome.refusal] }
}

/** Mails without which nobody could take part: they are named, and go on. */
const needed = ['code', 'badge', 'change', 'booking', 'evidence', 'role', 'account', 'family'] as const

export default function NotificationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, language, wanted, mayHaveDigest: isOldEnough, saved } = loaderData
  const { t } = useTranslation()
  const title = t('me.mails.title')
  const kinds = [...mailKinds, ...(isOldEnough ? (['digest'] as const) : [])]
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/settings" label={t('me.settings')} />
          {actionData && <Notice tone="warn" title={t(actionData.refused)} live />}
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead title={title} lead={t('me.mails.lead', { email })} />
          <Form>
            <CheckboxGroup
              name="mails"
              legend={t('me.mails.choose')}
              hint={t('me.mails.chooseHint')}
              values={wanted}
              options={kinds.map((kind) => ({
                value: kind,
                label: t(`me.mails.kind.${kind}.name`),
                hint: t(`me.mails.kind.${kind}.for`),
              }))}
            />
            <RadioGroup
              name="language"
              legend={t('me.mails.language')}
              value={language}
              inline
              options={[
                { value: 'en', label: 'English' },
                { value: 'cy', label: 'Cymraeg' },
              ]}
            />
            <ButtonGroup>
              <Button>{t('common.save')}</Button>
              <Button kind="quiet" name="do" value="stop-all">
                {t('me.mails.stopAll')}
              </Button>
            </ButtonGroup>
          </Form>
          <section className="stack">
            <h2>{t('me.mails.needed')}</h2>
            <p>{t('me.mails.neededText')}</p>
            <ul className="list">
              {needed.map((kind) => (
                <li key={kind}>{t(`me.mails.neededKind.${kind}`)}</li>
              ))}
            </ul>
          </section>
        </div>
      </Wrap>
    </SitePage>
  )
}
