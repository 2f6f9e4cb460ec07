import { redirect } from 'react-router'
import { z } from 'zod'
import { type ChoosePlaceAreasOutcome, choosePlaceAreas } from '#capabilities/indicators/choose-place-areas.ts'
import { placeAreasRevision } from '#capabilities/indicators/find-place-areas.ts'
import { placeIndicator } from '#capabilities/indicators/place-indicator.ts'
import { showPlaceIndicators } from '#capabilities/indicators/show-place-indicators.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-figures'
import { leadFigures } from './figures-in-hand.ts'
import { FiguresView } from './figures-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { place, chosen, indicators, areaCode } = await leadFigures(args)
  return {
    ...{ place, indicators, areaCode, isPublic: chosen.isPublic, revision: placeAreasRevision(chosen) },
    stored: { areas: chosen.areas.map(({ name }) => name).join('\n') },
    saved: new URL(args.request.url).searchParams.has('saved'),
  }
}

const schema = z.object({ areas: optionalText(4000) })
const labels: FieldLabels<'areas'> = { areas: 'figures.mine.areas' }

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
  asks?: boolean
}

const refused: Record<Extract<ChoosePlaceAreasOutcome, { ok: false }>['refusal'], MessageKey> = {
  'changed-meanwhile': 'forms.changed.title',
  'unknown-area': 'figures.mine.refused.unknown-area',
  'no-areas': 'figures.mine.refused.no-areas',
  'too-many': 'figures.mine.refused.too-many',
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { place, lead } = await leadFigures(args)
  const form = await args.request.formData()
  const basedOn = basedOnOf(form) ?? ''
  const here = `/${place.slug}/lead/needs/figures?saved`
  const doing = (['areas', 'look', 'show', 'hide'] as const).find((one) => one === form.get('do'))
  if (!doing) throw new Response(null, { status: 400 })
  if (doing === 'look') return { typed: {}, errors: {}, asks: true }
  if (doing !== 'areas') {
    const outcome = await showPlaceIndicators({ isPublic: doing === 'show', basedOn }, { ...services, lead, now })
    return outcome.ok ? redirect(here) : { typed: {}, errors: {}, isChanged: true }
  }
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const areas = (parsed.value.areas ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const outcome = await choosePlaceAreas({ areas, basedOn }, { ...services, lead, now })
  if (outcome.ok) return redirect(here)
  const { refusal } = outcome
  if (refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  const figures = {
    most: placeIndicator.mostAreas,
    ...('line' in outcome ? { line: outcome.line, text: outcome.text } : {}),
  }
  return { typed, errors: { areas: { message: refused[refusal], figures } } }
}

/** What public bodies count of the place, for those who lead it: which areas it is, and who may read it. */
export default function LeadFiguresPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const { place, indicators, areaCode, isPublic, revision, stored, saved } = page
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed.areas === undefined ? stored : actionData.typed
  const { field } = useFields({ labels, typed, errors })
  const title = t('figures.mine.title')
  const base = `/${place.slug}`
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`${base}/lead/needs`} label={t('needs.mineTitle')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        actions={
          indicators.length > 0 && (
            <ButtonLink kind="quiet" href={`${base}/lead/needs/figures.csv`}>
              {t('figures.file')}
            </ButtonLink>
          )
        }
      />
      {indicators.length === 0 ? (
        <EmptyState title={t('figures.mine.none')} level={2}>
          {t('figures.mine.noneText')}
        </EmptyState>
      ) : (
        <>
          <Form>
            <BasedOn revision={revision} answered={actionData} />
            {actionData?.asks ? (
              <AskFirst
                question={t('figures.mine.showAsk')}
                yes={{ value: 'show', label: t('figures.mine.showNow') }}
                no={{ label: t('common.notYet') }}
              >
                <p>{t('figures.mine.showText')}</p>
              </AskFirst>
            ) : (
              <>
                <p>
                  {t(isPublic ? 'figures.mine.public' : 'figures.mine.private')}{' '}
                  {isPublic && <a href={`${base}/needs/figures`}>{t('figures.mine.seePublic')}</a>}
                </p>
                <Button kind="quiet" name="do" value={isPublic ? 'hide' : 'look'}>
                  {t(isPublic ? 'figures.mine.hide' : 'figures.mine.show')}
                </Button>
              </>
            )}
          </Form>
          <FiguresView indicators={indicators} areaCode={areaCode} />
        </>
      )}
      <Section title={t('figures.mine.areasTitle')} id="areas">
        <Form>
          <BasedOn revision={revision} answered={actionData} />
          <TextArea {...field('areas')} rows={6} hint={t('figures.mine.areasHint')} />
          <Button kind={indicators.length === 0 ? 'primary' : 'quiet'} name="do" value="areas">
            {t('figures.mine.save')}
          </Button>
        </Form>
      </Section>
    </DeskPage>
  )
}
