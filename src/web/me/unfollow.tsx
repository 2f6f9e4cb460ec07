import { stopDigest } from '#capabilities/following/choose-digest.ts'
import { readDigestCode } from '#capabilities/following/digest-code.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/unfollow'

export function loader({ context, params }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  return { isKnown: readDigestCode(params.code, services.masterKey) !== undefined }
}

/** A program that looks at links must not end anything: it takes a press. */
export async function action({ context, params }: Route.ActionArgs) {
  const { services } = visitOf({ context })
  const personId = readDigestCode(params.code, services.masterKey)
  if (personId) await stopDigest({ personId }, services)
  return { ended: personId !== undefined }
}

export default function UnfollowPage({ loaderData: { isKnown }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('following.digestStop')
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('following.digestStopLead')} />
          {actionData?.ended ? (
            <Notice tone="good" title={t('following.digestEnded')} live />
          ) : isKnown ? (
            <Form>
              <Button>{t('following.digestStop')}</Button>
            </Form>
          ) : (
            <Notice tone="warn" title={t('following.linkUnknown')}>
              <a href="/me/following">{t('following.title')}</a>
            </Notice>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
