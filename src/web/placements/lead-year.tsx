import { redirect } from 'react-router'
import { z } from 'zod'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { type UpdateOwnWordsOutcome, updateOwnWords } from '#capabilities/placements/update-own-words.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { optionalText } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-year'
import { YearCalendar, YearFiles } from './year-calendar.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const year = await findPlacement({}, { ...services, of: lead })
  const saved = new URL(request.url).searchParams.has('saved')
  return { base: `/${place.slug}/lead/year`, year, now, saved }
}

const schema = z.object({ words: optionalText(500) })
const labels: FieldLabels<'words'> = { words: 'year.ownWords' }

const refused: Record<Extract<UpdateOwnWordsOutcome, { ok: false }>['refusal'], MessageKey> = {
  'placement-not-found': 'year.none',
  'changed-meanwhile': 'year.ownWordsChanged',
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const year = await findPlacement({}, { ...services, of: lead })
  if (!year) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const basedOn = String(form.get('basedOn') ?? '').replaceAll('\r\n', '\n')
  const asked = { placementId: year.id, said: parsed.value.words ?? '', basedOn }
  const outcome = await updateOwnWords(asked, { ...services, lead, now })
  if (outcome.ok) return redirect(`/${place.slug}/lead/year?saved`)
  const problem: FormProblem = { message: refused[outcome.refusal], figures: { words: year.ownWords } }
  return { typed: parsed.typed, errors: { words: problem } as FormErrors }
}

/** The year of a place in the Leadership Programme, for those who lead it. */
export default function LeadYearPage({ loaderData: { base, year, now, saved }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('year.title')
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? asTyped({ words: year?.ownWords }), errors })
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={labels} />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        actions={
          year && (
            <ButtonGroup>
              <ButtonLink kind="quiet" small href={`${base}/ledger`}>
                {t('year.ledger')}
              </ButtonLink>
              <ButtonLink kind="quiet" small href={`${base}/growing`}>
                {t('growing.title')}
              </ButtonLink>
              <ButtonLink kind="quiet" small href={`${base}/pairs`}>
                {t('pairs.title')}
              </ButtonLink>
              <ButtonLink kind="quiet" small href={`${base}/exit`}>
                {t('exit.title')}
              </ButtonLink>
              <ButtonLink kind="quiet" small href={`/programme/network/${year.slug}`}>
                {t('network.label.title')}
              </ButtonLink>
              <ButtonLink kind="quiet" small href={`${base}.ics`}>
                {t('year.calendar')}
              </ButtonLink>
            </ButtonGroup>
          )
        }
      />
      {year ? (
        <>
          <YearCalendar year={year} now={now} meetingAt={({ kind, number }) => `${base}/${kind}-${number}`} />
          <Form>
            <input type="hidden" name="basedOn" value={year.ownWords} />
            <TextArea {...field('words')} rows={3} hint={t('year.ownWordsHint')} />
            <Button kind="quiet">{t('common.save')}</Button>
          </Form>
          <YearFiles at={base} />
        </>
      ) : (
        <EmptyState title={t('year.none')} level={2} icon="info">
          <p>{t('year.noneText')}</p>
        </EmptyState>
      )}
    </DeskPage>
  )
}
