import { redirect } from 'react-router'
import { z } from 'zod'
import { type AskPairOutcome, askPair } from '#capabilities/community/ask-pair.ts'
import { findPairing, type PairWithPeople, pairWordsRevision } from '#capabilities/community/find-pairing.ts'
import { type LeavePairOutcome, leavePair } from '#capabilities/community/leave-pair.ts'
import { pairTopics } from '#capabilities/community/pair.ts'
import { type UpdatePairWordsOutcome, updatePairWords } from '#capabilities/community/update-pair-words.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-pairs'
import { FitForOne, topicInWords } from './pair-words.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const pairing = await findPairing({}, { ...services, of: lead })
  const back = `/${place.slug}/lead/year`
  const saved = new URL(request.url).searchParams.has('saved')
  return { ...pairing, personId: lead.personId, revision: pairWordsRevision(pairing.own), back, saved }
}

type Refusal = Extract<AskPairOutcome | LeavePairOutcome | UpdatePairWordsOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'lead-not-found': 'pairs.refused.lead-not-found',
  'too-many-pairs': 'pairs.refused.too-many-pairs',
  'other-has-many-pairs': 'pairs.refused.other-has-many-pairs',
  'pair-not-found': 'pairs.refused.pair-not-found',
  'changed-meanwhile': 'forms.changed.title',
}

interface Answer {
  typed: Record<string, string>
  notice?: MessageKey
  /** Whom one is about to ask, or the pair that one is about to end. */
  asks?: string
  isChanged?: boolean
}

const topics = z.array(z.string()).optional()
const schema = z.object({ needs: topics, offers: topics })

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const form = await request.formData()
  const [verb = '', id = ''] = String(form.get('do') ?? '').split(' ')
  const isAboutOne = ['look', 'ask', 'look-end', 'end'].includes(verb)
  if (!isAboutOne && verb !== 'save') throw new Response(null, { status: 400 })
  if (isAboutOne && !isId(id)) throw new Response(null, { status: 400 })
  const powers = { ...services, queue, lead, now }
  const parsed = parseForm(schema, form)
  const typed = parsed.typed
  if (verb === 'save') {
    const { needs = [], offers = [] } = parsed.ok ? parsed.value : {}
    const outcome = await updatePairWords({ needs, offers, basedOn: basedOnOf(form) ?? '' }, powers)
    if (!outcome.ok) return { typed, isChanged: true }
  }
  if (verb === 'look' || verb === 'look-end') return { typed, asks: id }
  if (verb === 'ask' || verb === 'end') {
    const outcome = await (verb === 'ask' ? askPair({ personId: id }, powers) : leavePair({ pairId: id }, powers))
    if (!outcome.ok) return { typed, notice: refused[outcome.refusal] }
  }
  return redirect(`/${place.slug}/lead/year/pairs?saved`)
}

const labels: FieldLabels<'needs' | 'offers'> = { needs: 'pairs.needs', offers: 'pairs.offers' }

/** What a lead needs and offers, who fits by it, and their pairs. */
export default function LeadPairsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { own, pairs, suggestions, revision, back, saved } = loaderData
  const { t, language } = useTranslation()
  const title = t('pairs.title')
  const stored = { needs: own.needs.join('\n'), offers: own.offers.join('\n') }
  const { boxes } = useFields({ labels, typed: actionData?.isChanged ? actionData.typed : stored, errors: {} })
  const options = pairTopics.map((topic) => ({ value: topic, label: topicInWords(t, topic) }))
  const asked = actionData?.asks
  return (
    <DeskPage title={actionData?.notice ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('year.title')} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <p>{t('pairs.lead')}</p>
      <Form>
        {pairs.length > 0 && (
          <Section title={t('pairs.yours')} id="yours">
            <ul className="said-rows">
              {pairs.map((one) => (
                <li key={one.pair.id}>
                  <OwnPair data={loaderData} one={one} asks={asked === one.pair.id} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={t('pairs.fits')} id="fits">
          {suggestions.length === 0 && (
            <EmptyState title={t('pairs.fitsNone')} level={3} icon="info">
              {t('pairs.fitsNoneText')}
            </EmptyState>
          )}
          <ul className="said-rows">
            {suggestions.map(({ other, fit }) => {
              const place = inLanguage(language, other.placeName, other.placeNameCy)
              return (
                <li key={other.personId}>
                  <div>
                    <h3>{`${other.name}, ${place}`}</h3>
                    <FitForOne fit={fit} name={other.name} t={t} />
                    {asked === other.personId ? (
                      <AskFirst
                        question={t('pairs.askTitle', { name: other.name })}
                        yes={{ value: `ask ${other.personId}`, label: t('pairs.askNow') }}
                        no={{ href: '?', label: t('common.notYet') }}
                      >
                        <p>{t('pairs.askText', { name: other.name })}</p>
                      </AskFirst>
                    ) : (
                      <Button kind="quiet" small name="do" value={`look ${other.personId}`}>
                        {t('pairs.ask')}
                        <span className="visually-hidden">{`: ${other.name}`}</span>
                      </Button>
                    )}
                  </div>
                </li>
              )
            })}
          </ul>
        </Section>
      </Form>
      {/* A form of its own: who asks or ends a pair saves no ticks by it. */}
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        <Section title={t('pairs.words')} id="words">
          <p className="muted">{t('pairs.wordsText')}</p>
          {(['needs', 'offers'] as const).map((side) => {
            const group = boxes(side)
            return (
              <Disclosure
                key={side}
                summary={t(`pairs.${side}Ticked`, { count: group.values?.length ?? 0 })}
                open={actionData?.isChanged}
              >
                <CheckboxGroup {...group} options={options} />
              </Disclosure>
            )
          })}
          <Button name="do" value="save">
            {t('common.save')}
          </Button>
        </Section>
      </Form>
    </DeskPage>
  )
}

interface OwnPairProps {
  data: Route.ComponentProps['loaderData']
  one: PairWithPeople
  asks: boolean
}

/** One pair of the lead’s: what waits for an answer, or goes on. */
function OwnPair({ data: { personId }, one: { pair, ...both }, asks }: OwnPairProps) {
  const { t, language } = useTranslation()
  const other = pair.oneId === personId ? both.other : both.one
  const otherId = pair.oneId === personId ? pair.otherId : pair.oneId
  const name = other?.name || t('meeting.former')
  const place = other ? inLanguage(language, other.placeName, other.placeNameCy) : undefined
  const waitsForYou = pair.state === 'asked' && pair.askedBy !== personId
  return (
    <div>
      <h3>{[name, place].filter(Boolean).join(', ')}</h3>
      <p>
        <StatusTag tone={pair.state === 'paired' ? 'good' : 'info'}>
          {t(pair.state === 'paired' ? 'pairs.state.paired' : waitsForYou ? 'pairs.asksYou' : 'pairs.youAsked')}
        </StatusTag>
      </p>
      {asks ? (
        <AskFirst
          question={t('pairs.endTitle', { name })}
          yes={{ value: `end ${pair.id}`, label: t('pairs.endNow'), danger: true }}
          no={{ href: '?', label: t('common.notYet') }}
        >
          <p>{t('pairs.endText', { name })}</p>
        </AskFirst>
      ) : (
        <ButtonGroup>
          {waitsForYou && (
            <Button small name="do" value={`ask ${otherId}`}>
              {t('pairs.agree')}
            </Button>
          )}
          <Button kind="plain" small name="do" value={`look-end ${pair.id}`}>
            {t(waitsForYou ? 'pairs.no' : 'pairs.end')}
            <span className="visually-hidden">{`: ${name}`}</span>
          </Button>
        </ButtonGroup>
      )}
    </div>
  )
}
