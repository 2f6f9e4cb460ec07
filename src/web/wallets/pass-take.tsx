import { redirect } from 'react-router'
import { signGooglePass } from '#capabilities/wallets/sign-google-pass.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pass-take'
import { ownPass, passRefused } from './own-pass.ts'

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ context, params }: Route.LoaderArgs) {
  const { award, apple, google, refusal } = await ownPass({ context }, params.id)
  return {
    ...{ awardId: award.id, badge: award.badge, organisation: award.organisationName },
    makers: [...(apple ? ['apple' as const] : []), ...(google ? ['google' as const] : [])],
    refusal,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, language } = visitOf({ context })
  const { award, google, refusal } = await ownPass({ context }, params.id)
  // The page says why, as it did before the press.
  if (refusal) return redirect(`/me/awards/${params.id}/pass`)
  if ((await request.formData()).get('do') !== 'google' || !google) throw new Response(null, { status: 400 })
  return redirect(signGooglePass({ award, language }, { ...services, google, now }))
}

/** What a pass says and to whom, before it is made. */
export default function PassTakePage({ loaderData }: Route.ComponentProps) {
  const { awardId, badge, organisation, makers, refusal } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={t('wallets.pass.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/me/awards/${awardId}/wallet`} label={t('wallets.title')} />
          <PageHead title={t('wallets.pass.title')} lead={t('wallets.pass.lead')} />
          {refusal ? (
            <Notice tone="warn" title={t(refusal)}>
              {refusal === passRefused['age-is-missing'] && (
                <ButtonLink kind="quiet" href={`/me/about?next=${encodeURIComponent(`/me/awards/${awardId}/pass`)}`}>
                  {t('wallets.pass.sayAge')}
                </ButtonLink>
              )}
            </Notice>
          ) : (
            <>
              <ul>
                <li>{t('wallets.pass.says', { badge: name, organisation })}</li>
                <li>{t('wallets.pass.notYou')}</li>
                <li>{t('wallets.pass.maker')}</li>
                <li>{t('wallets.pass.stays')}</li>
              </ul>
              {makers.map((maker) => (
                <Form key={maker} action={maker === 'apple' ? `/me/awards/${awardId}/pass.pkpass` : undefined}>
                  <Button kind={maker === makers[0] ? 'primary' : 'quiet'} name="do" value={maker}>
                    {t(`wallets.pass.${maker}`)}
                  </Button>
                </Form>
              ))}
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
