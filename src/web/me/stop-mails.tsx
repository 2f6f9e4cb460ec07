import { stopMails } from '#capabilities/people/choose-mails.ts'
import { readMailChoiceCode } from '#capabilities/people/mail-choice-code.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/stop-mails'

export function loader({ context, params }: Route.LoaderArgs) {
  return { kind: readMailChoiceCode(params.code, visitOf({ context }).services.masterKey)?.kind ?? null }
}

/** A program that looks at links must not end anything: it takes a press, here or in the mail program (RFC 8058). */
export async function action({ context, params }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const asked = readMailChoiceCode(params.code, services.masterKey)
  if (asked) await services.database.transaction().execute((tx) => stopMails(asked, { tx, now }))
  return { ended: asked !== undefined }
}

export default function StopMailsPage({ loaderData: { kind }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('me.mails.stopTitle')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('me.mails.stopTitle')} lead={kind ? t(`me.mails.kind.${kind}.name`) : undefined} />
          {actionData?.ended ? (
            <Notice tone="good" title={t('me.mails.ended')} live>
              <a href="/me/notifications">{t('me.mails.title')}</a>
            </Notice>
          ) : kind ? (
            <Form>
              <p>{t(`me.mails.kind.${kind}.for`)}</p>
              <Button>{t('me.mails.stop')}</Button>
            </Form>
          ) : (
            <Notice tone="warn" title={t('following.linkUnknown')}>
              <a href="/me/notifications">{t('me.mails.title')}</a>
            </Notice>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
