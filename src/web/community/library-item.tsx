import { redirect } from 'react-router'
import { chooseAnswer } from '#capabilities/community/choose-answer.ts'
import { isMade } from '#capabilities/community/item-rules.ts'
import { longestReport } from '#capabilities/community/library-item.ts'
import { removeDraftItem } from '#capabilities/community/remove-draft-item.ts'
import { reportItem } from '#capabilities/community/report-item.ts'
import { reviseItem } from '#capabilities/community/revise-item.ts'
import { shareItem } from '#capabilities/community/share-item.ts'
import { takeItem } from '#capabilities/community/take-item.ts'
import { withdrawItem } from '#capabilities/community/withdraw-item.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/library-item'
import { type ItemAnswer, ItemFields, itemFormSchema, itemLabels } from './item-form.tsx'
import { AttributionLine, ItemView, titleOf } from './item-view.tsx'
import { backOf, leadItem } from './library-in-hand.ts'
import { backLabelOf, QuestionAnswers } from './question-answers.tsx'

const mostOffered = 500

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { place, found, answers, base, here, isOwn } = await leadItem(args)
  const canBeOffered = !isOwn && found.item.kind === 'badge'
  const organisations = canBeOffered
    ? (await listOrganisations({ placeId: place.id, limit: mostOffered }, services)).rows
    : []
  return {
    ...{ ...found, answers, base, here, isOwn, desk: `/${place.slug}/lead` },
    place: { name: place.name, nameCy: place.nameCy },
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    saved: new URL(args.request.url).searchParams.has('saved'),
  }
}

type Outcome<UseCase extends (...args: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<UseCase>>,
  { ok: true }
>
type Refusal =
  | Outcome<typeof reviseItem>
  | Outcome<typeof shareItem>
  | Outcome<typeof withdrawItem>
  | Outcome<typeof removeDraftItem>
  | Outcome<typeof takeItem>
  | Outcome<typeof chooseAnswer>
  | Outcome<typeof reportItem> extends infer Refused
  ? Refused extends { refusal: infer Said }
    ? Said
    : never
  : never

/** Which of them speak of a field; the others stand above the page. */
const fieldOf: Partial<Record<Refusal & string, string>> = {
  'licence-not-agreed': 'agreed',
  'organisation-not-found': 'organisation',
  'said-already': 'said',
}

const refused: Record<Refusal & string, MessageKey> = {
  'item-not-found': 'library.refused.item-not-found',
  'is-anothers': 'library.refused.is-anothers',
  'question-not-found': 'library.refused.question-not-found',
  'answer-not-found': 'library.refused.answer-not-found',
  'is-a-question': 'library.refused.is-a-question',
  'was-answered': 'library.refused.was-answered',
  'too-many-open': 'library.refused.too-many-open',
  'owner-withdrew': 'library.refused.owner-withdrew',
  'source-not-found': 'library.refused.source-not-found',
  'words-are-missing': 'library.refused.words-are-missing',
  'is-shared': 'library.refused.is-shared',
  'changed-meanwhile': 'library.refused.changed-meanwhile',
  'was-removed': 'library.refused.was-removed',
  'licence-not-agreed': 'library.refused.licence-not-agreed',
  'reaches-a-person': 'library.refused.reaches-a-person',
  'place-is-closed': 'library.refused.place-is-closed',
  'is-ones-own': 'library.refused.is-ones-own',
  'organisation-not-found': 'library.refused.organisation-not-found',
  'others-took-it': 'library.refused.others-took-it',
  'too-long': 'library.refused.too-long',
  'said-already': 'library.refused.said-already',
}

export async function action(args: Route.ActionArgs): Promise<Response | ItemAnswer> {
  const { services, queue, now } = visitOf(args)
  const { lead, found, base, here, desk } = { ...(await leadItem(args)), desk: `/${args.params.place}/lead` }
  const { id: itemId } = found.item
  const powers = { ...services, queue, lead, now }
  const form = await args.request.formData()
  const basedOn = basedOnOf(form) ?? found.revision
  const answer = (refusal: Refusal & string, typed: Record<string, string> = {}, more: Partial<ItemAnswer> = {}) => {
    const field = fieldOf[refusal]
    const message = refused[refusal]
    return { typed, ...(field ? { errors: { [field]: message } } : { errors: {}, notice: message }), ...more }
  }
  const doing = form.get('do')
  switch (doing) {
    case 'look':
    case 'save': {
      const parsed = parseForm(itemFormSchema(found.item.kind), form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      const outcome = await reviseItem({ itemId, basedOn, ...parsed.value }, powers)
      if (!outcome.ok) {
        if (outcome.refusal !== 'changed-meanwhile') return answer(outcome.refusal, parsed.typed)
        return { typed: parsed.typed, errors: {}, isChanged: true }
      }
      return doing === 'save' ? redirect(`${here}?saved`) : { typed: {}, errors: {}, asks: 'share' }
    }
    case 'share': {
      const agreed = form.get('agreed') === 'yes'
      const outcome = await shareItem({ itemId, basedOn, agreed }, powers)
      if (outcome.ok) return redirect(`${here}?saved`)
      const asksAgain = outcome.refusal === 'licence-not-agreed' || outcome.refusal === 'changed-meanwhile'
      if (!asksAgain) return answer(outcome.refusal)
      return answer(outcome.refusal, agreed ? { agreed: 'yes' } : {}, { asks: 'share' })
    }
    case 'keep':
    case 'release': {
      const answerId = String(form.get('answer') ?? '')
      if (!isId(answerId)) throw new Response(null, { status: 400 })
      const outcome = await chooseAnswer({ questionId: itemId, answerId, isKept: doing === 'keep' }, powers)
      return outcome.ok ? redirect(`${here}?saved`) : answer(outcome.refusal)
    }
    case 'look-take-back':
      return { typed: {}, errors: {}, asks: 'take-back' }
    case 'take-back': {
      const outcome = await withdrawItem({ itemId }, powers)
      return outcome.ok ? redirect(`${here}?saved`) : answer(outcome.refusal)
    }
    case 'look-delete':
      return { typed: {}, errors: {}, asks: 'delete' }
    case 'delete': {
      const outcome = await removeDraftItem({ itemId }, powers)
      return outcome.ok
        ? redirect(isMade(found.item.kind) ? `${base}?removed` : backOf(found.item, base))
        : answer(outcome.refusal)
    }
    case 'take': {
      const organisationId = String(form.get('organisation') ?? '')
      const outcome = await takeItem({ itemId, ...(isId(organisationId) && { organisationId }) }, powers)
      if (!outcome.ok) return answer(outcome.refusal)
      const { pathwayId, textId } = outcome
      if (pathwayId) return redirect(`${desk}/pathways/${pathwayId}`)
      return redirect(textId ? `${base}/${textId}` : `${here}?saved`)
    }
    case 'report': {
      const said = String(form.get('said') ?? '').replaceAll('\r\n', '\n')
      const outcome = await reportItem({ itemId, said }, powers)
      // It is hidden now, and this page with it.
      if (outcome.ok) return redirect(`${base}?sent`)
      const isAtField = ['words-are-missing', 'too-long', 'said-already', 'too-many-open'].includes(outcome.refusal)
      return isAtField ? { typed: { said }, errors: { said: refused[outcome.refusal] } } : answer(outcome.refusal)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** Something of the library: its place writes and shares it, others take it over or say what is wrong with it. */
export default function LibraryItemPage({ loaderData, actionData }: Route.ComponentProps) {
  const { item, content, attribution, reason, base, isOwn, saved } = loaderData
  const { t, language } = useTranslation()
  const title = titleOf(t, language, item)
  const errors = actionData?.errors ?? {}
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const labels: FieldLabels = {
    ...itemLabels(item.kind),
    organisation: 'library.offerAnother',
    said: 'library.reportSaid',
  }
  const isWritten = isOwn && item.state === 'draft'
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={backOf(item, base)} label={backLabelOf(t, item)} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} aside={t(`library.kind.${item.kind}`)} />
      {item.ownerAnswer === 'withdrew' && item.ownerAnsweredAt && (
        <Notice tone="warn" title={t('library.ownerWithdrew', { organisation: item.organisationName ?? '' })}>
          <p>{t('library.ownerWithdrewText', { date: longDate(language, item.ownerAnsweredAt) })}</p>
        </Notice>
      )}
      {item.state === 'hidden' && (
        <Notice tone="warn" title={t('library.hiddenTitle')}>
          <p>{t('library.hiddenText')}</p>
        </Notice>
      )}
      {item.state === 'removed' && (
        <Notice tone="bad" title={t('library.removedTitle')}>
          <p>{reason}</p>
        </Notice>
      )}
      {isWritten ? (
        <Draft data={loaderData} answered={actionData} />
      ) : (
        <>
          <ItemView item={item} content={content} attribution={attribution} />
          {item.kind === 'question' && (
            <QuestionAnswers {...loaderData} canKeep={isOwn && item.state !== 'removed'}>
              {item.state === 'shared' && (
                <ButtonLink href={`${base}/new?kind=answer&id=${item.id}`}>{t('library.questions.answer')}</ButtonLink>
              )}
            </QuestionAnswers>
          )}
          {isOwn ? (
            <TakeBack data={loaderData} answered={actionData} />
          ) : (
            <Take data={loaderData} answered={actionData} />
          )}
        </>
      )}
    </DeskPage>
  )
}

interface PartProps {
  data: Route.ComponentProps['loaderData']
  answered: ItemAnswer | undefined
}

/** What is still written: kept as often as one likes, and shared after it was seen as others will see it. */
function Draft({ data: { item, content, attribution, revision, place, here }, answered }: PartProps) {
  const { t, language } = useTranslation()
  const labels = itemLabels(item.kind)
  const errors = answered?.errors ?? {}
  const { tick } = useFields({ labels, typed: answered?.typed ?? {}, errors })
  const { title, titleCy, body, bodyCy } = item
  const stored = asTyped({ title, titleCy, body, bodyCy })
  if (answered?.asks === 'share')
    return (
      <Form>
        <BasedOn revision={revision} answered={undefined} />
        <AskFirst
          question={t('library.shareAsk')}
          yes={{ value: 'share', label: t('library.shareNow') }}
          no={{ href: here, label: t('common.notYet') }}
        >
          {isMade(item.kind) ? (
            <>
              <p>{t('library.shareText', { place: inLanguage(language, place.name, place.nameCy) })}</p>
              <Checkbox {...tick('agreed')} error={errors.agreed && t('library.refused.licence-not-agreed')} />
            </>
          ) : (
            <p>{t('library.questions.shareText', { place: inLanguage(language, place.name, place.nameCy) })}</p>
          )}
        </AskFirst>
        <ItemView item={item} content={content} attribution={attribution} />
      </Form>
    )
  return (
    <>
      {attribution && <AttributionLine attribution={attribution} />}
      {answered?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={answered.typed} />}
      <Form>
        <BasedOn revision={revision} answered={answered} />
        <ItemFields
          kind={item.kind}
          typed={answered && Object.keys(answered.typed).length > 0 ? answered.typed : stored}
          errors={errors}
        />
        <ButtonGroup>
          <Button name="do" value="look">
            {t('library.look')}
          </Button>
          <Button kind="quiet" name="do" value="save">
            {t('library.save')}
          </Button>
        </ButtonGroup>
      </Form>
      <Form>
        {answered?.asks === 'delete' ? (
          <AskFirst
            question={t('library.deleteAsk')}
            yes={{ value: 'delete', label: t('library.deleteNow'), danger: true }}
            no={{ href: here, label: t('common.notYet') }}
          >
            <p>{t('library.deleteText')}</p>
          </AskFirst>
        ) : (
          <Button kind="plain" name="do" value="look-delete">
            {t('library.delete')}
          </Button>
        )}
      </Form>
    </>
  )
}

/** What was shared, taken back after a question. */
function TakeBack({ data: { item, here }, answered }: PartProps) {
  const { t } = useTranslation()
  if (item.state === 'removed') return null
  return (
    <Form>
      {answered?.asks === 'take-back' ? (
        <AskFirst
          question={t('library.takeBackAsk')}
          yes={{ value: 'take-back', label: t('library.takeBackNow') }}
          no={{ href: here, label: t('common.notYet') }}
        >
          <p>{t(isMade(item.kind) ? 'library.takeBackText' : 'library.questions.takeBackText')}</p>
        </AskFirst>
      ) : (
        <Button kind="quiet" name="do" value="look-take-back">
          {t('library.takeBack')}
        </Button>
      )}
    </Form>
  )
}

/** What another place shares: taken over by one press, or reported. */
function Take({ data: { item, copies, organisations, base, desk }, answered }: PartProps) {
  const { t } = useTranslation()
  const labels: FieldLabels<'organisation' | 'said'> = {
    organisation: 'library.offerAnother',
    said: 'library.reportSaid',
  }
  const { field } = useFields({ labels, typed: answered?.typed ?? {}, errors: answered?.errors ?? {} })
  const [made] = copies
  const drafted = made?.pathwayId ? `${desk}/pathways/${made.pathwayId}` : made?.textId && `${base}/${made.textId}`
  return (
    <>
      {!isMade(item.kind) ? null : item.kind === 'badge' ? (
        <Section title={t('library.offerTo')}>
          {copies.length > 0 && (
            <SummaryList
              lines
              rows={copies.map((one) => ({ term: one.organisationName, detail: t(`library.copy.${one.state}`) }))}
            />
          )}
          <Form>
            <p>{t('library.offerText')}</p>
            <Select {...field('organisation')} options={[{ value: '', label: '–' }, ...organisations]} />
            <Button name="do" value="take">
              {t('library.offer')}
            </Button>
          </Form>
        </Section>
      ) : drafted ? (
        <Notice tone="good" title={t('library.takenAlready')}>
          <ButtonLink kind="quiet" href={drafted}>
            {t('library.openDraft')}
          </ButtonLink>
        </Notice>
      ) : (
        <Form>
          <p>{t('library.takeText')}</p>
          <Button name="do" value="take">
            {t('library.take')}
          </Button>
        </Form>
      )}
      <Section title={t('library.report')}>
        <Form>
          <p className="muted">{t('library.reportText')}</p>
          <TextArea {...field('said')} rows={3} maxLength={longestReport} />
          <Button kind="quiet" name="do" value="report">
            {t('library.reportSend')}
          </Button>
        </Form>
      </Section>
    </>
  )
}
