import { redirect } from 'react-router'
import {
  type GiveScoresOutcome,
  giveScores,
  type LeadProfile,
  longestComment,
  type ScoreSheet,
} from '#capabilities/programme/give-scores.ts'
import {
  type KeepScoreDraftOutcome,
  keepScoreDraft,
  listScoreDrafts,
} from '#capabilities/programme/keep-score-draft.ts'
import { type Assessed, findToAssess } from '#capabilities/programme/list-to-assess.ts'
import { noteDeclaredConflicts } from '#capabilities/programme/note-declared-conflicts.ts'
import {
  criteria,
  type LeadAttribute,
  type Level,
  leadAttributes,
  levels,
  seenWords,
  stages,
} from '#capabilities/programme/rubric.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { BesideAnswers, SentAnswers, TopicAnswers } from '#web/programme/sent-answers.tsx'
import { spotOf } from '#web/programme/spot-map.ts'
import { type FieldLabels, problemIn } from '#web/site/form-fields.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { assessorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/assess-application'

async function inHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { call, assessor, declaredAt } = assessorDesk({ context })
  // Nothing opens before conflicts are declared, and with a conflict there is nothing.
  const found =
    declaredAt && isId(params.application)
      ? await findToAssess({ applicationId: params.application }, { ...services, assessor })
      : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { found, call, assessor, here: `/programme/assess/${call.slug}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { found, call, assessor, here } = await inHand(args)
  const { services } = visitOf(args)
  const drafts = await listScoreDrafts({}, { ...services, assessor })
  const draft = found.isScoring ? drafts.get(found.applicationId) : undefined
  const map = await spotOf(visitOf(args), found.content)
  return { found, map, isInterview: call.interviewersScore, draft, here }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Outcome = GiveScoresOutcome | KeepScoreDraftOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'not-time-to-read': 'assessing.refused.not-time-to-read',
  'conflicts-not-declared': 'assessing.refused.conflicts-not-declared',
  'application-not-found': 'assessing.refused.application-not-found',
  'scored-already': 'assessing.refused.scored-already',
  'comment-is-missing': 'assessing.refused.comment-is-missing',
  'comment-is-too-long': 'assessing.refused.comment-is-too-long',
}

/** The field of an attribute; “energy” is a criterion, too. */
const fieldOf = (attribute: LeadAttribute) => `lead-${attribute}`
const names = [
  ...criteria.flatMap((criterion) => [criterion, `${criterion}Reason`]),
  ...leadAttributes.map((attribute) => fieldOf(attribute)),
]
const labels = Object.fromEntries(
  criteria.flatMap((criterion): [string, MessageKey][] => {
    const name: MessageKey = `programme.criterion.${criterion}.name`
    return [
      [criterion, name],
      [`${criterion}Reason`, name],
    ]
  }),
) as FieldLabels

const abstains = 'abstain'
const levelIn = (typed: string | undefined): Level | null | undefined =>
  typed === abstains ? null : levels.find((level) => String(level) === typed)

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  asks?: 'hand-in' | 'conflict'
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { found, assessor, here } = await inHand(args)
  const { applicationId } = found
  const powers = { ...services, assessor, now }
  const form = await args.request.formData()
  const typed = readWhole(form, names)
  const doing = form.get('do')
  if (doing === 'conflict') {
    const outcome = await noteDeclaredConflicts({ applicationIds: [applicationId] }, powers)
    return outcome.ok ? redirect(here) : { typed, errors: { vision: refused[outcome.refusal] } }
  }
  if (doing !== 'keep' && doing !== 'look' && doing !== 'look-conflict' && doing !== 'hand-in')
    throw new Response(null, { status: 400 })
  const { errors, sheet } = sheetIn(typed, { isWhole: doing === 'look' || doing === 'hand-in' })
  // Whatever was pressed, what was typed is kept; what is too long when it is mended.
  if (Object.values(errors).every((problem) => typeof problem === 'string')) {
    const kept = await keepScoreDraft({ applicationId, typed }, powers)
    if (!kept.ok) return { typed, errors: { vision: refused[kept.refusal] } }
  }
  if (Object.keys(errors).length > 0) return { typed, errors }
  if (doing === 'keep') return redirect(`${here}/${applicationId}`)
  if (doing === 'look-conflict') return { typed, errors, asks: 'conflict' }
  if (doing === 'look') return { typed, errors, asks: 'hand-in' }
  const outcome = await giveScores({ applicationId, sheet: sheet as ScoreSheet, profile: profileIn(typed) }, powers)
  if (outcome.ok) return redirect(`${here}/${applicationId}`)
  return { typed, errors: { vision: refused[outcome.refusal] } }
}

/** What was typed as a sheet, and what is wrong with it; one that is only kept may have gaps. */
function sheetIn(typed: Record<string, string>, { isWhole }: { isWhole: boolean }) {
  const errors: FormErrors = {}
  const sheet: Partial<ScoreSheet> = {}
  for (const criterion of criteria) {
    const [level, comment = ''] = [levelIn(typed[criterion]), typed[`${criterion}Reason`]]
    if (isWhole && level === undefined) errors[criterion] = 'forms.choose'
    if (isWhole && !comment) errors[`${criterion}Reason`] = 'forms.required'
    if (comment.length > longestComment)
      errors[`${criterion}Reason`] = {
        message: 'forms.tooLong',
        figures: { limit: longestComment, length: comment.length },
      }
    if (level !== undefined && comment) sheet[criterion] = { level, comment }
  }
  return { errors, sheet }
}

function profileIn(typed: Record<string, string>): LeadProfile {
  const profile: LeadProfile = {}
  for (const attribute of leadAttributes) {
    const seen = seenWords.find((one) => one === typed[fieldOf(attribute)])
    if (seen) profile[attribute] = seen
  }
  return profile
}

/** One application as it was sent, and the rubric below it. */
export default function AssessApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { found, map, isInterview, draft, here } = loaderData
  const { t } = useTranslation()
  const { content, isScoring, reference, revision } = found
  const errors: FormErrors = actionData?.errors ?? {}
  const title = content.place?.placeName ?? reference
  return (
    <NarrowPage title={title} back={{ href: here, label: t('assessing.list.title') }} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('assessing.page.reference', { reference, revision })} />
      {isScoring && draft && !actionData && <Notice tone="info" title={t('assessing.page.draft')} />}
      {isScoring && actionData?.asks && <LastLook typed={actionData.typed} asks={actionData.asks} />}
      {!isScoring && <Given {...found} />}
      {/* While it is scored, each answer stands at the criterion that it is scored by. */}
      <SentAnswers content={content} map={map} {...(isScoring ? { of: ['place', 'lead'] } : {})} />
      <BesideAnswers {...found} />
      {isScoring && !actionData?.asks && (
        <ScoreForm
          content={content}
          typed={actionData?.typed ?? draft ?? {}}
          errors={errors}
          isInterview={isInterview}
        />
      )}
    </NarrowPage>
  )
}

interface ScoreFormProps {
  content: Assessed['content']
  typed: Record<string, string>
  errors: FormErrors
  isInterview: boolean
}

function ScoreForm({ content, typed, errors, isInterview }: ScoreFormProps) {
  const { t } = useTranslation()
  const errorOf = (name: string) => {
    const problem = errors[name]
    return problem && problemIn(t, problem)
  }
  return (
    <Form>
      {isInterview && <p>{t('assessing.page.interview')}</p>}
      {criteria.map((criterion) => {
        const name = t(`programme.criterion.${criterion}.name`)
        return (
          <Section key={criterion} title={name}>
            <TopicAnswers content={content} topic={criterion} />
            <RadioGroup
              name={criterion}
              legend={t('assessing.page.criterion', { name })}
              value={typed[criterion] ?? ''}
              error={errorOf(criterion)}
              options={[
                ...levels.map((level) => ({
                  value: String(level),
                  label: String(level),
                  hint: t(`programme.criterion.${criterion}.${level}`),
                })),
                { value: abstains, label: t('assessing.page.abstain') },
              ]}
            />
            <TextArea
              name={`${criterion}Reason`}
              label={t('assessing.page.comment', { name })}
              value={typed[`${criterion}Reason`] ?? ''}
              error={errorOf(`${criterion}Reason`)}
              rows={4}
            />
          </Section>
        )
      })}
      <ProfileFields typed={typed} />
      <ButtonGroup>
        <Button name="do" value="look">
          {t('assessing.page.look')}
        </Button>
        <Button kind="quiet" name="do" value="keep">
          {t('assessing.page.keep')}
        </Button>
      </ButtonGroup>
      <p className="muted">{t('assessing.page.conflictText')}</p>
      <Button kind="quiet" name="do" value="look-conflict">
        {t('assessing.list.more')}
      </Button>
    </Form>
  )
}

/** Before what cannot be taken back: the whole sheet as it will stand, or what a conflict does. */
function LastLook({ typed, asks }: { typed: Record<string, string>; asks: 'hand-in' | 'conflict' }) {
  const { t } = useTranslation()
  const isSheet = asks === 'hand-in'
  return (
    <Form>
      <AskFirst
        no={{ label: t('common.notYet') }}
        question={t(isSheet ? 'assessing.page.ask' : 'assessing.page.askConflict')}
        yes={{
          ...{ value: asks, danger: !isSheet },
          label: t(isSheet ? 'assessing.page.handIn' : 'assessing.list.more'),
        }}
      >
        <p>{t(isSheet ? 'assessing.page.forGood' : 'assessing.page.conflictText')}</p>
        {names.map((name) => typed[name] && <input key={name} type="hidden" name={name} value={typed[name]} />)}
      </AskFirst>
      {isSheet && (
        <SummaryList
          lines
          rows={[
            ...criteria.map((criterion) => ({
              term: `${t(`programme.criterion.${criterion}.name`)}: ${levelIn(typed[criterion]) ?? t('assessing.page.abstain')}`,
              detail: typed[`${criterion}Reason`] ?? '',
            })),
            ...leadAttributes.flatMap((attribute) => {
              const seen = seenWords.find((one) => one === typed[fieldOf(attribute)])
              return seen
                ? [{ term: t(`programme.attribute.${attribute}.name`), detail: t(`assessing.page.seen.${seen}`) }]
                : []
            }),
          ]}
        />
      )}
    </Form>
  )
}

function ProfileFields({ typed }: { typed: Record<string, string> }) {
  const { t } = useTranslation()
  return (
    <Section title={t('assessing.page.attributes')}>
      <p>{t('assessing.page.attributesText')}</p>
      {leadAttributes.map((attribute) => (
        <Select
          key={attribute}
          name={fieldOf(attribute)}
          label={t(`programme.attribute.${attribute}.name`)}
          hint={t(`programme.attribute.${attribute}.text`)}
          value={typed[fieldOf(attribute)] ?? ''}
          options={[
            { value: '', label: t('assessing.page.notSaid') },
            ...seenWords.map((seen) => ({ value: seen, label: t(`assessing.page.seen.${seen}`) })),
          ]}
        />
      ))}
    </Section>
  )
}

/** What was given, by stage: the later one first. */
function Given({ scores, profiles }: Pick<Assessed, 'scores' | 'profiles'>) {
  const { t } = useTranslation()
  const nameOf = (assessorId: string) =>
    scores.find((one) => one.assessorId === assessorId)?.assessorName || t('assessing.page.erased')
  return stages.toReversed().map((stage) => {
    const given = scores.filter((one) => one.stage === stage)
    const seen = profiles.filter((one) => one.stage === stage)
    if (given.length === 0) return null
    return (
      <Section key={stage} title={`${t('assessing.page.given')}: ${t(`assessing.page.stage.${stage}`)}`}>
        {criteria.map((criterion) => (
          <SummaryList
            key={criterion}
            lines
            rows={given
              .filter((one) => one.criterion === criterion)
              .map(({ level, assessorName, comment }) => ({
                term: `${t(`programme.criterion.${criterion}.name`)}: ${level ?? t('assessing.page.abstained')}`,
                detail: `${comment ?? ''} – ${assessorName || t('assessing.page.erased')}`,
              }))}
          />
        ))}
        <SummaryList
          lines
          rows={leadAttributes.flatMap((attribute) => {
            const said = seen.filter((one) => one.attribute === attribute)
            const words = said.map((one) => `${t(`assessing.page.seen.${one.seen}`)} – ${nameOf(one.assessorId)}`)
            return said.length === 0
              ? []
              : [{ term: t(`programme.attribute.${attribute}.name`), detail: words.join('; ') }]
          })}
        />
      </Section>
    )
  })
}
