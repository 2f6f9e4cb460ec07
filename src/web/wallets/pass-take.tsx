import { redirect } from 'react-router'
import { checkPass } from '#capabilities/wallets/check-pass.ts'
import { drawApplePass } from '#capabilities/wallets/draw-apple-pass.ts'
import type { PassRefusal } from '#capabilities/wallets/pass-rules.ts'
import { signGooglePass } from '#capabilities/wallets/sign-google-pass.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ownAward } from '#web/own-awards/own-award.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pass-take'

export const headers = () => ({ 'cache-control': 'no-store' })

/** Words for each; another's badge is no page. */
const refused: Record<PassRefusal | 'not-yours', MessageKey | undefined> = {
  'not-yours': undefined,
  'award-does-not-count': 'wallets.pass.refused.award-does-not-count',
  'age-is-missing': 'wallets.pass.refused.age-is-missing',
  'not-at-your-age': 'wallets.pass.refused.not-at-your-age',
}

/** The makers for whom this installation has what passes are signed with. @throws Response 404 where there is none. */
async function passOf({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { apple, google } = services.site.passes ?? {}
  if (!apple && !google) throw new Response(null, { status: 404 })
  const { award, child } = await ownAward({ context }, params.id)
  if (child) throw new Response(null, { status: 404 })
  const checked = await checkPass({ awardId: award.id }, { ...services, signedIn, now })
  if (checked.ok) return { award, apple, google, refusal: undefined }
  const refusal = refused[checked.refusal]
  if (!refusal) throw new Response(null, { status: 404 })
  return { award, apple, google, refusal }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { award, apple, google, refusal } = await passOf({ context, params })
  return {
    ...{ awardId: award.id, badge: award.badge, organisation: award.organisationName },
    makers: [...(apple ? ['apple' as const] : []), ...(google ? ['google' as const] : [])],
    refusal,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, language } = visitOf({ context })
  const { award, apple, google, refusal } = await passOf({ context, params })
  // The page says why, as it did before the press.
  if (refusal) return redirect(`/me/awards/${params.id}/pass`)
  const doing = (await request.formData()).get('do')
  const asked = { award, language }
  if (doing === 'google' && google) return redirect(signGooglePass(asked, { ...services, google, now }))
  if (doing !== 'apple' || !apple) throw new Response(null, { status: 400 })
  const pass = await drawApplePass(asked, { ...services, apple })
  return new Response(new Uint8Array(pass), {
    headers: {
      'content-type': 'application/vnd.apple.pkpass',
      'content-disposition': `attachment; filename="${award.badge.slug}.pkpass"`,
      'cache-control': 'no-store',
    },
  })
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
              {refusal === refused['age-is-missing'] && (
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
              <Form>
                <ButtonGroup>
                  {makers.map((maker) => (
                    <Button key={maker} kind={maker === makers[0] ? 'primary' : 'quiet'} name="do" value={maker}>
                      {t(`wallets.pass.${maker}`)}
                    </Button>
                  ))}
                </ButtonGroup>
              </Form>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
