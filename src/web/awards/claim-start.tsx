import { redirect } from 'react-router'
import { readClaimCode, writeClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { findOpenCode } from '#capabilities/awards/find-award-offer.ts'
import { findLeaver } from '#capabilities/leaving/find-leaver.ts'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/claim-start'

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const { database } = services
  const typed = String((await request.formData()).get('code') ?? '')
  const code = readClaimCode(typed)
  const isKnown =
    code &&
    ((await findAwardByClaimCode(code, { database })) || (await findOpenCode({ letters: code }, { database, now })))
  // A leaver's card opens everything that its organisation gave.
  if (code && !isKnown && (await findLeaver({ code }, { ...services, now })))
    return redirect(`/leaving/${writeClaimCode(code)}`)
  if (code && isKnown) return redirect(`/claim/${writeClaimCode(code)}`)
  return { typed, message: t('claim.wrong') }
}

export default function ClaimPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const message = actionData?.message
  return (
    <SitePage
      title={message ? t('common.errorTitle', { title: t('claim.title') }) : t('claim.title')}
      description={t('claim.lead')}
      current="claim"
    >
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'code', message }]} />}
          <PageHead title={t('claim.title')} lead={t('claim.lead')} />
          <Form>
            <TextInput
              name="code"
              label={t('claim.code')}
              hint={t('claim.codeHint')}
              value={actionData?.typed}
              width={20}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              error={message}
            />
            <Button>{t('claim.show')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
