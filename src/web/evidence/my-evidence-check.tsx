import { redirect } from 'react-router'
import { contentKeptMonths, isTheLearners } from '#capabilities/evidence/evidence-rules.ts'
import { type SendEvidenceOutcome, sendEvidence } from '#capabilities/evidence/send-evidence.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/my-evidence-check'
import { myEvidenceDesk } from './my-evidence-desk.ts'
import { ShownEvidence } from './shown-evidence.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { piece, files, badge, here } = await myEvidenceDesk({ context, params })
  if (!isTheLearners(piece.state)) throw redirect(here)
  return { piece, files, badge, here }
}

const refused: Record<Extract<SendEvidenceOutcome, { ok: false }>['refusal'], MessageKey> = {
  'title-is-missing': 'evidence.refused.noTitle',
  'nothing-to-see': 'evidence.refused.nothing',
  'evidence-is-sent': 'evidence.refused.sent',
  'evidence-not-found': 'evidence.refused.gone',
}

/** Sends what the page showed. */
export async function action({ context, params }: Route.ActionArgs) {
  const { piece, here, powers } = await myEvidenceDesk({ context, params })
  const outcome = await sendEvidence({ pieceId: piece.id }, powers)
  return outcome.ok ? redirect(here) : { problem: refused[outcome.refusal] }
}

export default function MyEvidenceCheckPage({ loaderData, actionData }: Route.ComponentProps) {
  const { piece, files, badge, here } = loaderData
  const { t } = useTranslation()
  const title = t('evidence.check')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={here} label={t('evidence.change')} />
          {actionData && (
            <ErrorSummary
              title={t('common.errorSummary')}
              errors={[{ field: 'content', message: t(actionData.problem) }]}
            />
          )}
          <PageHead title={title} lead={t('evidence.checkLead', { organisation: badge.organisationName })} />
          <ShownEvidence piece={piece} files={files} at={here} />
          <Notice tone="warn" title={t('evidence.facesTitle')}>
            {t('evidence.faces')}
          </Notice>
          <p>{t('evidence.keptFor', { count: contentKeptMonths })}</p>
          <Form>
            <ButtonGroup>
              <Button icon="send">{t('evidence.send')}</Button>
              <ButtonLink kind="quiet" href={here}>
                {t('evidence.change')}
              </ButtonLink>
            </ButtonGroup>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
