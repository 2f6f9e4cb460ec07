import { data, redirect } from 'react-router'
import { type CheckPinOutcome, checkPin } from '#capabilities/portfolio/check-pin.ts'
import type { Collection } from '#capabilities/portfolio/collection.ts'
import { isPass } from '#capabilities/portfolio/collection-code.ts'
import { findSharedCollection } from '#capabilities/portfolio/find-shared-collection.ts'
import { noteView } from '#capabilities/portfolio/note-view.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import {
  longestReport,
  type ReportCollectionOutcome,
  reportCollection,
} from '#capabilities/portfolio/report-collection.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { clientKeyOf } from '#web/programme/client-key.ts'
import { isFollowedInBrowser } from '#web/reach/mail-link.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/shared-collection'
import { CollectionView } from './collection-view.tsx'
import { passCookie, passIn } from './pass-cookie.ts'

/** Never kept: it is switched off at once, and what it says is checked at every view. */
const headersOfAll = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
export const headers = () => headersOfAll

const sharedAt = async ({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) => {
  const { services, now } = visitOf({ context })
  return /^[\w-]{22}$/.test(params.code) ? findSharedCollection({ code: params.code }, { ...services, now }) : undefined
}

/** Its owner, and who was asked for no code or has typed it. */
function mayRead({ id, addressNumber, pinAsked, personId }: Collection, { context, request }: Omit<Reporting, 'said'>) {
  const { services, now, person } = visitOf({ context })
  const address = { collectionId: id, addressNumber }
  return person?.id === personId || !pinAsked || isPass(passIn(request), address, { ...services, now })
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now, language, person } = visitOf({ context })
  const found = await sharedAt({ context, params })
  if (!found) return data({ kind: 'nothing' as const }, { status: 404 })
  // Before the code was typed the page says nothing of what it is about.
  if (!mayRead(found, { context, request })) return { kind: 'asks' as const }
  const isOwner = person?.id === found.personId
  if (!isOwner && isFollowedInBrowser(request)) await noteView(found, services)
  return { kind: 'shown' as const, collection: await readCollection(found, { ...services, now, language }) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const collection = await sharedAt({ context, params })
  if (!collection) throw new Response(null, { status: 404 })
  const form = await request.formData()
  if (form.get('do') === 'report') return report(collection, { context, request, said: String(form.get('said') ?? '') })
  if (form.has('do')) throw new Response(null, { status: 400 })
  const path = `/portfolio/${params.code}`
  if (!collection.pinAsked) return redirect(path)
  const typed = String(form.get('pin') ?? '').slice(0, 40)
  const outcome = await checkPin({ collection, typed }, { ...services, now })
  if (outcome.ok)
    return redirect(path, { headers: { 'set-cookie': passCookie(outcome.pass, { path, ...services.site }) } })
  const figures = { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }
  return { message: t(pinRefused[outcome.refusal], figures) }
}

type Reporting = Pick<Route.ActionArgs, 'context' | 'request'> & { said: string }

/** What a reader says is wrong with it: from who could read it. */
async function report(collection: Collection, { context, request, said }: Reporting) {
  const { services, now } = visitOf({ context })
  if (!mayRead(collection, { context, request })) throw new Response(null, { status: 404 })
  const clientKey = clientKeyOf(request, services.masterKey)
  const outcome = await reportCollection({ collectionId: collection.id, said, clientKey }, { ...services, now })
  if (outcome.ok) return { reported: true }
  const figures = { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }
  return { typed: { said }, errors: { said: { message: reportRefused[outcome.refusal], figures } } as FormErrors }
}

const reportRefused: Record<Extract<ReportCollectionOutcome, { ok: false }>['refusal'], MessageKey> = {
  'words-are-missing': 'portfolio.report.missing',
  'too-long': 'portfolio.refused.too-long',
  'too-often': 'portfolio.shared.tooOften',
}

const pinRefused: Record<Extract<CheckPinOutcome, { ok: false }>['refusal'], MessageKey> = {
  'wrong-pin': 'portfolio.shared.wrongPin',
  'too-often': 'portfolio.shared.tooOften',
}

/** A collection under its address: for an employer, a school, a club, with no account. */
export default function SharedCollectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  if (loaderData.kind === 'nothing')
    return <GonePage title={t('portfolio.shared.ended')} text={t('portfolio.shared.endedText')} />
  if (loaderData.kind === 'asks')
    return <AskPin message={actionData && 'message' in actionData ? actionData.message : undefined} />
  const { collection } = loaderData
  return (
    <SitePage title={collection.title} unlisted>
      <Wrap>
        <article className="page">
          <CollectionView collection={collection} />
          <Report answer={actionData} />
        </article>
      </Wrap>
    </SitePage>
  )
}

function AskPin({ message }: { message: string | undefined }) {
  const { t } = useTranslation()
  const title = t('portfolio.shared.pinTitle')
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'pin', message }]} />}
          <PageHead title={title} lead={t('portfolio.shared.pinLead')} />
          <Form>
            <TextInput
              name="pin"
              label={t('portfolio.shared.pin')}
              hint={t('portfolio.shared.pinHint')}
              inputMode="numeric"
              autoComplete="off"
              error={message}
            />
            <Button>{t('portfolio.shared.pinOpen')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}

const reportLabels: FieldLabels<'said'> = { said: 'portfolio.report.said' }

function Report({ answer }: { answer: Route.ComponentProps['actionData'] }) {
  const { t } = useTranslation()
  const { typed = {}, errors = {} } = answer && 'errors' in answer ? answer : {}
  const { field } = useFields({ labels: reportLabels, typed, errors })
  if (answer && 'reported' in answer)
    return (
      <Notice tone="good" title={t('portfolio.report.done')} live>
        {t('portfolio.report.doneText')}
      </Notice>
    )
  return (
    <div className="no-print">
      <Disclosure summary={t('portfolio.report.title')} open={errors.said !== undefined}>
        <Form>
          <TextArea {...field('said')} hint={t('portfolio.report.saidHint')} rows={4} maxLength={longestReport} />
          <Button kind="quiet" name="do" value="report">
            {t('portfolio.report.send')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
