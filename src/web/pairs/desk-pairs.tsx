import { redirect } from 'react-router'
import { z } from 'zod'
import { listPairs } from '#capabilities/community/find-pairing.ts'
import type { PairPerson, PairState } from '#capabilities/community/pair.ts'
import { type StartPairOutcome, startPair } from '#capabilities/community/start-pair.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-pairs'
import { FitOfTwo } from './pair-words.tsx'

const states = ['asked', 'paired', 'ended'] as const satisfies readonly PairState[]
const board = '/programme/desk/placements'
const here = `${board}/pairs`

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['since'], isLatestFirst: true })
  const { pairs, suggestions, people } = await listPairs({}, { ...services, team })
  const { state } = view.filters
  const found = arrangeRows(state ? pairs.filter(({ pair }) => pair.state === state) : pairs, view, {
    pageLength: rowsAPage,
    text: ({ one, other }) => [one, other].flatMap((who) => [who?.name, who?.placeName, who?.placeNameCy]).join(' '),
    by: { since: ({ pair }) => pair.madeAt },
  })
  const counts = Object.fromEntries(states.map((one) => [one, pairs.filter(({ pair }) => pair.state === one).length]))
  const saved = new URL(request.url).searchParams.has('saved')
  return { view, found, total: pairs.length, counts, suggestions, people, saved }
}

const refused: Record<Extract<StartPairOutcome, { ok: false }>['refusal'], MessageKey> = {
  'lead-not-found': 'pairs.refused.lead-not-found',
  'is-the-same': 'pairs.refused.is-the-same',
}

const who = z.uuid({ error: says('forms.choose') })
const schema = z.object({ one: who, other: who })

export async function action({ context, request }: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const read = lookThenDo(await request.formData(), { schema, act: 'make' })
  if (!read.ok) return read.answer
  const outcome = await startPair(read.value, { ...services, queue, team, now })
  if (outcome.ok) return redirect(`${here}?saved`)
  return { typed: read.typed, errors: { other: refused[outcome.refusal] } }
}

const labels: FieldLabels<'one' | 'other'> = { one: 'pairs.one', other: 'pairs.other' }

/** Pairs of those who lead places, who would fit and why, and a pair that the team makes. */
export default function DeskPairsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, found, total, counts, suggestions, people, saved } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('pairs.title')
  const called = (person: PairPerson | undefined) =>
    person ? `${person.name}, ${inLanguage(language, person.placeName, person.placeNameCy)}` : t('meeting.former')
  const options = [
    { value: '', label: t('forms.choose') },
    ...people.map((person) => ({ value: person.personId, label: called(person) })),
  ]
  const chosen = [typed.one, typed.other].map((id) => people.find(({ personId }) => personId === id))
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={board} label={t('year.board')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        lead={t('pairs.deskLead')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={({ pair }) => pair.id}
        search={t('pairs.search')}
        states={{
          filter: 'state',
          label: t('pairs.stateLabel'),
          of: [
            { value: undefined, label: t('library.allKinds'), count: total },
            ...states.map((value) => ({ value, label: t(`pairs.state.${value}`), count: counts[value] ?? 0 })),
          ],
        }}
        empty={
          <EmptyState title={t('pairs.none')} level={2} icon="info">
            {t('pairs.noneText')}
          </EmptyState>
        }
        columns={[
          { ...{ key: 'one', title: t('pairs.one'), names: true }, cell: ({ one }) => called(one) },
          { key: 'other', title: t('pairs.other'), cell: ({ other }) => called(other) },
          {
            ...{ key: 'since', sorts: 'since', title: t('pairs.since') },
            cell: ({ pair }) => longDate(language, pair.madeAt),
          },
          {
            ...{ key: 'state', title: t('pairs.stateLabel'), bare: true },
            cell: ({ pair }) => (
              <StatusTag tone={pair.state === 'paired' ? 'good' : 'info'}>{t(`pairs.state.${pair.state}`)}</StatusTag>
            ),
          },
        ]}
      />
      <Section title={t('pairs.make')} id="make">
        <Form>
          {actionData?.asks ? (
            <AskFirst
              question={t('pairs.makeAsk', { one: called(chosen[0]), other: called(chosen[1]) })}
              yes={{ value: 'make', label: t('pairs.makeNow') }}
              no={{ keepsTyped: true, label: t('common.notYet') }}
            >
              <p>{t('pairs.makeText')}</p>
              <input type="hidden" name="one" value={typed.one ?? ''} />
              <input type="hidden" name="other" value={typed.other ?? ''} />
            </AskFirst>
          ) : (
            <>
              <Select {...field('one')} options={options} />
              <Select {...field('other')} options={options} />
              <Button kind="quiet" name="do" value="look">
                {t('pairs.makeLook')}
              </Button>
            </>
          )}
        </Form>
      </Section>
      {suggestions.length > 0 && (
        <Section title={t('pairs.wouldFit')} id="fits">
          <p className="muted">{t('pairs.rule')}</p>
          <ul className="said-rows">
            {suggestions.map(({ one, other, fit }) => (
              <li key={`${one.personId} ${other.personId}`}>
                <div>
                  <h3>{t('pairs.two', { one: called(one), other: called(other) })}</h3>
                  <FitOfTwo fit={fit} one={one.name} other={other.name} t={t} />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </DeskPage>
  )
}
