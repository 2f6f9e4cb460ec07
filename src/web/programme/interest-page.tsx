import { redirect } from 'react-router'
import {
  confirmProgrammeInterest,
  findProgrammeInterest,
  removeProgrammeInterest,
} from '#capabilities/programme/confirm-programme-interest.ts'
import { readProgrammeInterestCode } from '#capabilities/programme/programme-interest-code.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/interest-page'
import { NarrowPage } from './narrow-page.tsx'

function interestIn({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>): string {
  const interestId = readProgrammeInterestCode(params.code, visitOf({ context }).services.masterKey)
  if (!isId(interestId)) throw new Response(null, { status: 404 })
  return interestId
}

/** Looking changes nothing: mail programs open every link. */
export async function loader(args: Route.LoaderArgs) {
  const found = await findProgrammeInterest({ interestId: interestIn(args) }, visitOf(args).services)
  return { place: found?.placeName, isProven: Boolean(found?.provenAt) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const interestId = interestIn(args)
  const doing = (await args.request.formData()).get('do')
  if (doing === 'confirm') await confirmProgrammeInterest({ interestId }, { ...services, now })
  else if (doing === 'remove') await removeProgrammeInterest({ interestId }, services)
  else throw new Response(null, { status: 400 })
  return redirect(`/programme/interests/${args.params.code}`)
}

export default function InterestPage({ loaderData: { place, isProven } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const state = place === undefined ? 'gone' : isProven ? 'noted' : 'confirm'
  const title = t(state === 'confirm' ? 'programme.interest.confirmTitle' : `programme.interest.${state}`)
  return (
    <NarrowPage title={title}>
      <PageHead title={title} lead={t(`programme.interest.${state}Text`, { place })} />
      {state !== 'gone' && (
        <Form>
          <ButtonGroup>
            {state === 'confirm' && (
              <Button name="do" value="confirm">
                {t('programme.interest.confirm')}
              </Button>
            )}
            <Button kind="quiet" name="do" value="remove">
              {t('programme.interest.remove')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </NarrowPage>
  )
}
