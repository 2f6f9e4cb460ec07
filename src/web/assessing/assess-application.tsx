import { redirect } from 'react-router'
import {
  type GiveScoresOutcome,
  giveScores,
  type LeadProfile,
  type ScoreSheet,
} from '#capabilities/programme/give-scores.ts'
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
import { Button } from '#design/forms/button.tsx'
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
import { SentAnswers } from '#web/programme/sent-answers.tsx'
import type { FieldLabels } from '#web/site/form-fields.tsx'
import { readTyped } from '#web/site/parse-form.ts'
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
  const { found, call, here } = await inHand(args)
  return { found, isInterview: call.interviewersScore, here }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<GiveScoresOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-time-to-read': 'assessing.refused.not-time-to-read',
  'conflicts-not-declared': 'assessing.refused.conflicts-not-declared',
  'application-not-found': 'assessing.refused.application-not-found',
  'scored-already': 'assessing.refused.scored-already',
  'comment-is-missing': 'assessing.refused.comment-is-missing',
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

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { found, assessor, here } = await inHand(args)
  const { applicationId } = found
  const powers = { ...services, assessor, now }
  const form = await args.request.formData()
  const typed = readTyped(form, names)
  if (form.get('do') === 'conflict') {
    const outcome = await noteDeclaredConflicts({ applicationIds: [applicationId] }, powers)
    if (outcome.ok) return redirect(here)
    return { typed, errors: { vision: refused[outcome.refusal] } as FormErrors }
  }
  if (form.get('do') !== 'hand-in') throw new Response(null, { status: 400 })
  const errors: FormErrors = {}
  const sheet: Partial<ScoreSheet> = {}
  for (const criterion of criteria) {
    const [level, comment] = [levelIn(typed[criterion]), typed[`${criterion}Reason`]]
    if (level === undefined) errors[criterion] = 'forms.choose'
    if (!comment) errors[`${criterion}Reason`] = 'forms.required'
    if (level !== undefined && comment) sheet[criterion] = { level, comment }
  }
  if (Object.keys(errors).length > 0) return { typed, errors }
  const profile: LeadProfile = {}
  for (const attribute of leadAttributes) {
    const seen = seenWords.find((one) => one === typed[fieldOf(attribute)])
    if (seen) profile[attribute] = seen
  }
  const outcome = await giveScores({ applicationId, sheet: sheet as ScoreSheet, profile }, powers)
  if (outcome.ok) return redirect(`${here}/${applicationId}`)
  return { typed, errors: { vision: refused[outcome.refusal] } as FormErrors }
}

/** One application as it was sent, and the rubric below it. */
export default function AssessApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { found, isInterview, here } = loaderData
  const { t } = useTranslation()
  const { content, isScoring, reference, revision } = found
  const errors: FormErrors = actionData?.errors ?? {}
  const title = content.place?.placeName ?? reference
  return (
    <NarrowPage title={title} back={{ href: here, label: t('assessing.list.title') }} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('assessing.page.reference', { reference, revision })} />
      {!isScoring && <Given {...found} />}
      <SentAnswers content={content} />
      {isScoring && <ScoreForm typed={actionData?.typed ?? {}} errors={errors} isInterview={isInterview} />}
    </NarrowPage>
  )
}

interface ScoreFormProps {
  typed: Record<string, string>
  errors: FormErrors
  isInterview: boolean
}

function ScoreForm({ typed, errors, isInterview }: ScoreFormProps) {
  const { t } = useTranslation()
  const errorOf = (name: string) => {
    const problem = errors[name]
    return typeof problem === 'string' ? t(problem) : undefined
  }
  return (
    <Form>
      {isInterview && <p>{t('assessing.page.interview')}</p>}
      {criteria.map((criterion) => {
        const name = t(`programme.criterion.${criterion}.name`)
        return (
          <Section key={criterion} title={name}>
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
              maxLength={2000}
            />
          </Section>
        )
      })}
      <ProfileFields typed={typed} />
      <p>{t('assessing.page.forGood')}</p>
      <Button name="do" value="hand-in">
        {t('assessing.page.handIn')}
      </Button>
      <p className="muted">{t('assessing.page.conflictText')}</p>
      <Button kind="quiet" name="do" value="conflict">
        {t('assessing.list.more')}
      </Button>
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
  const nameOf = (assessorId: string) => scores.find((one) => one.assessorId === assessorId)?.assessorName ?? ''
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
                detail: `${comment ?? ''} – ${assessorName}`,
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
