import { redirect } from 'react-router'
import { leaveBeforeBeginning } from '#capabilities/people/leave-before-beginning.ts'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signOut } from '#web/sign-in/sign-in.ts'
import { nextAddress } from '#web/site/next-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/grown-up'

export function loader({ context, request }: Route.LoaderArgs) {
  signedInDesk({ context })
  return { next: nextAddress(new URL(request.url).searchParams.get('next')) }
}

/** Nothing is kept of a child who came alone: the account is taken back where nothing was done with it. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  if ((await request.formData()).get('do') !== 'forget') throw new Response(null, { status: 400 })
  const headers = new Headers()
  for (const cookie of await signOut(visit, request)) headers.append('set-cookie', cookie)
  await leaveBeforeBeginning({}, { ...visit.services, signedIn })
  return redirect('/', { headers })
}

/** Where a child who signed in alone is led: what to do, kindly, and a way to leave nothing behind. */
export default function GrownUpPage({ loaderData: { next } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('guardians.grownUp.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('guardians.grownUp.title')} lead={t('guardians.grownUp.lead')} />
          <ol className="prose">
            <li>{t('guardians.grownUp.one')}</li>
            <li>{t('guardians.grownUp.two')}</li>
            <li>{t('guardians.grownUp.three')}</li>
          </ol>
          <Form>
            <ButtonGroup>
              <Button name="do" value="forget">
                {t('guardians.grownUp.forget')}
              </Button>
              <ButtonLink kind="plain" href={`/me/about?next=${encodeURIComponent(next)}`}>
                {t('guardians.grownUp.iAmGrown')}
              </ButtonLink>
            </ButtonGroup>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
