import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddPlacementNoteOutcome, addPlacementNote } from '#capabilities/placements/add-placement-note.ts'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { listNotedLeads, listPlacementNotes } from '#capabilities/placements/list-placement-notes.ts'
import { noteRefusalOf } from '#capabilities/placements/note-rules.ts'
import { removePlacementNote } from '#capabilities/placements/remove-placement-note.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-notes'

async function notesInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const { id: placementId } = params
  const year = isId(placementId) ? await findPlacement({ placementId }, { ...services, of: team }) : undefined
  if (!year) throw new Response(null, { status: 404 })
  return { team, year, placementId, back: `/programme/desk/placements/${placementId}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { team, year, placementId, back } = await notesInHand(args)
  const view = listViewOf(args.request, { filters: ['q', 'state'], sorts: ['since'], isLatestFirst: true })
  const powers = { ...services, team }
  const { rows, next: older } = await listPlacementNotes({ placementId, ...stretchOf(view) }, powers)
  const about = { lead: rows.filter(({ aboutId }) => aboutId), place: rows.filter(({ aboutId }) => !aboutId) }
  const { state } = view.filters
  const narrowed = Object.entries(about).find(([name]) => name === state)?.[1] ?? rows
  const found = arrangeRows(narrowed, view, {
    pageLength: rowsAPage,
    text: ({ said, aboutName, authorName }) => [said, aboutName, authorName].join(' '),
    by: { since: ({ writtenAt }) => writtenAt },
  })
  const counts = { all: rows.length, lead: about.lead.length, place: about.place.length }
  const saved = new URL(args.request.url).searchParams.has('saved')
  const leads = await listNotedLeads({ placementId }, powers)
  return { name: year.name, nameCy: year.nameCy, back, view, found, older, counts, leads, saved, noteId: randomUUID() }
}

const refused: Record<
  Extract<AddPlacementNoteOutcome, { ok: false }>['refusal'],
  [field: 'about' | 'said', MessageKey]
> = {
  'nothing-is-said': ['said', 'notes.refused.nothing-is-said'],
  'too-long': ['said', 'notes.refused.too-long'],
  'reaches-a-person': ['said', 'notes.refused.reaches-a-person'],
  'placement-not-found': ['about', 'notes.refused.placement-not-found'],
  'lead-not-found': ['about', 'notes.refused.lead-not-found'],
  'another-is-written': ['said', 'notes.refused.another-is-written'],
}

/** More than is kept: the rule itself says that it is too long. */
const schema = z.object({ noteId: z.uuid(), about: z.uuid().optional(), said: requiredText(100_000) })

function wrongIn({ said }: z.infer<typeof schema>): FormErrors | undefined {
  const refusal = noteRefusalOf(said)
  if (!refusal) return undefined
  const [field, message] = refused[refusal]
  return { [field]: message }
}

type Answer = LookedAt & { removes?: string; notice?: MessageKey }

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { team, placementId, back } = await notesInHand(args)
  const form = await args.request.formData()
  const [verb, noteId = ''] = String(form.get('do') ?? '').split(' ')
  const powers = { ...services, team, now }
  if (verb === 'look-remove' || verb === 'remove') {
    if (!isId(noteId)) throw new Response(null, { status: 400 })
    if (verb === 'look-remove') return { typed: {}, errors: {}, removes: noteId }
    const outcome = await removePlacementNote({ noteId, placementId }, powers)
    if (!outcome.ok) return { typed: {}, errors: {}, notice: 'notes.refused.note-not-found' }
    return redirect(`${back}/notes?saved`)
  }
  const read = lookThenDo(form, { schema, act: 'add', wrongIn })
  if (!read.ok) return read.answer
  const { about: aboutId, ...note } = read.value
  const outcome = await addPlacementNote({ ...note, placementId, aboutId }, powers)
  if (outcome.ok) return redirect(`${back}/notes?saved`)
  const [field, message] = refused[outcome.refusal]
  return { typed: read.typed, errors: { [field]: message } }
}

const labels: FieldLabels<'about' | 'said'> = { about: 'notes.aboutWhom', said: 'notes.said' }

/** What the programme team notes of a place in its year: its leads, or the place as a whole. */
export default function PlacementNotesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, nameCy, back, view, found, older, counts, leads, saved, noteId } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const place = inLanguage(language, name, nameCy)
  const title = `${place}: ${t('notes.title')}`
  const removed = found.rows.find(({ id }) => id === actionData?.removes)
  const about = leads.find(({ personId }) => personId === typed.about)?.name ?? t('notes.whole')
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={place} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {removed && (
        <Form>
          <AskFirst
            question={t('notes.removeAsk')}
            yes={{ value: `remove ${removed.id}`, label: t('notes.removeNow'), danger: true }}
            no={{ href: '?', label: t('common.notYet') }}
          >
            <p className="said">{removed.said}</p>
          </AskFirst>
        </Form>
      )}
      <DeskTable
        title={title}
        lead={t('notes.lead')}
        view={view}
        rows={found.rows}
        total={found.total}
        older={older}
        rowKey={({ id }) => id}
        search={t('notes.search')}
        states={{
          filter: 'state',
          label: t('notes.aboutLabel'),
          of: [
            { value: undefined, label: t('notes.all'), count: counts.all },
            { value: 'lead', label: t('notes.aLead'), count: counts.lead },
            { value: 'place', label: t('notes.place'), count: counts.place },
          ],
        }}
        empty={
          <EmptyState title={t('notes.none')} level={2} icon="info">
            {t('notes.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'since', sorts: 'since', title: t('notes.writtenAt') },
            cell: ({ writtenAt, authorName }) =>
              [longDate(language, writtenAt), authorName ?? t('meeting.former')].join(', '),
          },
          {
            ...{ key: 'about', title: t('notes.about'), names: true },
            cell: ({ aboutName }) => aboutName ?? t('notes.whole'),
          },
          { key: 'said', title: t('notes.said'), breaks: true, cell: ({ said }) => said },
          {
            ...{ key: 'remove', title: t('notes.remove'), bare: true },
            cell: ({ id, aboutName, writtenAt }) => (
              <form method="post">
                <Button
                  {...{ kind: 'quiet', small: true, name: 'do', value: `look-remove ${id}` }}
                  aria-label={`${t('notes.remove')}: ${aboutName ?? t('notes.whole')}, ${longDate(language, writtenAt)}`}
                >
                  {t('notes.remove')}
                </Button>
              </form>
            ),
          },
        ]}
      />
      <Section title={t('notes.write')} id="write">
        <Form>
          <input type="hidden" name="noteId" value={typed.noteId ?? noteId} />
          {actionData?.asks ? (
            <AskFirst
              question={t('notes.addAsk', { about })}
              yes={{ value: 'add', label: t('notes.addNow') }}
              no={{ keepsTyped: true, label: t('common.notYet') }}
            >
              <p className="said">{typed.said}</p>
              <p>{t('notes.addText')}</p>
              <input type="hidden" name="about" value={typed.about ?? ''} />
              <input type="hidden" name="said" value={typed.said ?? ''} />
            </AskFirst>
          ) : (
            <>
              <Select
                {...field('about')}
                options={[
                  { value: '', label: t('notes.whole') },
                  ...leads.map(({ personId, name: label }) => ({ value: personId, label })),
                ]}
              />
              <TextArea {...field('said')} hint={t('notes.saidHint')} />
              <Button kind="quiet" name="do" value="look">
                {t('notes.look')}
              </Button>
            </>
          )}
        </Form>
      </Section>
    </DeskPage>
  )
}
