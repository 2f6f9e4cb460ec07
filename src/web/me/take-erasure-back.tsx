import { readTakeBackCode } from '#capabilities/erasure/erasure-code.ts'
import { findErasure } from '#capabilities/erasure/find-erasure.ts'
import { type UndoErasureOutcome, undoErasure } from '#capabilities/erasure/undo-erasure.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/take-erasure-back'

function erasureIdIn({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>): string | undefined {
  const id = readTakeBackCode(params.code, visitOf({ context }).services.masterKey)
  return isId(id) ? id : undefined
}

/** Looking changes nothing: mail programs open every link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const id = erasureIdIn({ context, params })
  const erasure = id ? await findErasure({ id }, services) : undefined
  return { dueAt: erasure?.dueAt ?? null, now }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refusals: Record<Extract<UndoErasureOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-late': 'me.erase.tooLate',
}

export async function action({ context, params }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const erasureId = erasureIdIn({ context, params })
  const outcome = erasureId ? await undoErasure({ erasureId }, { ...services, now }) : undefined
  if (outcome?.ok) return { refusal: undefined }
  return { refusal: outcome ? refusals[outcome.refusal] : refusals['too-late'] }
}

export default function TakeErasureBackPage({ loaderData: { dueAt, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <SitePage title={t('me.erase.backTitle')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('me.erase.backTitle')} />
          {actionData && !actionData.refusal ? (
            <Notice tone="good" title={t('me.erase.isBack')} live>
              {t('me.erase.isBackText')} <a href="/me">{t('common.myBadges')}</a>
            </Notice>
          ) : dueAt && !actionData ? (
            <Form>
              <p>{t('me.erase.waitsText', { at: dayAndTime(language, dueAt, now) })}</p>
              <Button>{t('me.erase.back')}</Button>
            </Form>
          ) : (
            <Notice tone="info" title={t(actionData?.refusal ?? 'me.erase.tooLate')} live>
              {t('me.erase.tooLateText')}
            </Notice>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
