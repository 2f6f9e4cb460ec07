import { redirect } from 'react-router'
import { z } from 'zod'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { freeKey, putChoice, removeChoice } from '#capabilities/pathways/edit-rules.ts'
import type { Choice, PathwayContent } from '#capabilities/pathways/pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText, requiredText, says, wholeNumberBetween } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import type { Route } from './+types/desk-choice'
import { ArchivedMeanwhile, type NotKept } from './archived-meanwhile.tsx'
import { type Desk, pathwayDesk, powersOf, stateOnDesk } from './pathway-desk.ts'

const choiceSchema = z
  .object({
    title: requiredText(80),
    titleCy: optionalText(80),
    /** One a line; the Welsh name after a stroke. */
    branches: requiredText(1000),
    needed: wholeNumberBetween(1, 50).default(1),
  })
  .refine(({ branches, needed }) => linesOf(branches).length >= needed, {
    error: says('pathways.form.neededTooManyBranches'),
    path: ['needed'],
  })

type Typed = z.infer<typeof choiceSchema>

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.split(' / ').map((part) => part.trim()))
    .filter(([title]) => title)

interface ChoiceAddress {
  pathwayId: string
  /** `new`, or the key of a choice. */
  choice: string
}

async function loadChoice(desk: Desk, { pathwayId, choice: key }: ChoiceAddress) {
  const { draft } = await stateOnDesk(desk, pathwayId)
  const choice = draft.choices.find((one) => one.key === key)
  if (!choice && key !== 'new') throw new Response(null, { status: 404 })
  return { owner: desk.owner, pathwayId, choice, title: draft.title, titleCy: draft.titleCy }
}

async function actOnChoice(desk: Desk, { pathwayId, choice: key }: ChoiceAddress) {
  const { draft } = await stateOnDesk(desk, pathwayId)
  if (key !== 'new' && !draft.choices.some((one) => one.key === key)) throw new Response(null, { status: 404 })
  const form = await desk.request.formData()
  const own = key === 'new' ? undefined : key
  if (form.get('do') === 'remove' && own) return revise((content) => removeChoice(content, own))
  const parsed = parseForm(choiceSchema, form)
  if (!parsed.ok) return parsed
  const basedOn = basedOnOf(form)
  return revise((content) =>
    own && basedOn !== undefined && choiceRevision(content, own) !== basedOn
      ? undefined
      : putChoice(content, choiceOf(parsed.value, { content, key: own })),
  )

  async function revise(change: (content: PathwayContent) => PathwayContent | undefined) {
    const outcome = await revisePathway({ pathwayId, change }, powersOf(desk))
    if (outcome.ok) return redirect(`${desk.owner.base}/${pathwayId}?saved#way`)
    const answer = { errors: {}, typed: parseForm(choiceSchema, form).typed }
    if (outcome.refusal === 'changed-meanwhile') return { ...answer, isChanged: true }
    if (outcome.refusal === 'pathway-is-archived') return { ...answer, isArchived: true }
    throw noSuchPage(outcome.refusal satisfies 'pathway-not-found')
  }
}

const choiceRevision = (content: PathwayContent, key: string | undefined) =>
  revisionOf(content.choices.find((one) => one.key === key) ?? null)

/** A branch keeps its key, and so its steps, as long as its line stays where it is or keeps its name. */
function choiceOf(
  { title, titleCy, branches, needed }: Typed,
  { content, key }: { content: PathwayContent; key: string | undefined },
): Choice {
  const known = content.choices.find((choice) => choice.key === key)?.branches ?? []
  const own = key ?? freeKey(content, slugOf(title))
  const lines = linesOf(branches)
  const named = new Set(lines.map(([title]) => title))
  let grown = content
  return {
    key: own,
    title,
    titleCy,
    needed,
    branches: lines.map(([typedTitle = '', typedCy], at) => {
      const same = known.find((branch) => branch.title === typedTitle)
      const renamed = known[at] && !named.has(known[at].title) ? known[at] : undefined
      const branchKey = same?.key ?? renamed?.key ?? freeKey(grown, slugOf(typedTitle))
      const branch = { key: branchKey, title: typedTitle, titleCy: typedCy || null }
      grown = { ...grown, choices: [...grown.choices, { key: own, title, titleCy, needed, branches: [branch] }] }
      return branch
    }),
  }
}

const typedOf = (choice: Choice | undefined): Record<string, string> =>
  choice
    ? {
        title: choice.title,
        titleCy: choice.titleCy ?? '',
        needed: String(choice.needed),
        branches: choice.branches.map(({ title, titleCy }) => (titleCy ? `${title} / ${titleCy}` : title)).join('\n'),
      }
    : {}

const choiceLabels: FieldLabels<keyof Typed> = {
  title: 'pathways.form.choiceTitle',
  titleCy: 'pathways.form.titleCy',
  branches: 'pathways.form.branches',
  needed: 'pathways.form.branchesNeeded',
}

interface DeskChoiceProps extends Awaited<ReturnType<typeof loadChoice>> {
  actionData: (NotKept & { errors: FormErrors; typed: Record<string, string> }) | undefined
}

function DeskChoice({ owner, pathwayId, choice, actionData, ...pathway }: DeskChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const errors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? typedOf(choice)
  const { field } = useFields({ labels: choiceLabels, typed, errors })
  const title = choice ? inLanguage(language, choice.title, choice.titleCy) : t('pathways.desk.addChoice')
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${pathwayId}`, label: inLanguage(language, pathway.title, pathway.titleCy) }}
    >
      <FormErrorSummary errors={errors} labels={choiceLabels} />
      {actionData?.isArchived && <ArchivedMeanwhile />}
      {actionData?.isChanged && (
        <ChangedMeanwhile labels={choiceLabels} saved={typedOf(choice)} typed={actionData.typed} />
      )}
      <PageHead eyebrow={t('pathways.desk.choice')} title={title} lead={t('pathways.desk.choiceLead')} />
      <Form>
        <BasedOn revision={revisionOf(choice ?? null)} answered={actionData} />
        <WelshSwitch typed={typed} />
        <TwoLanguages
          first={<TextInput {...field('title')} hint={t('pathways.form.choiceTitleHint')} />}
          second={<TextInput {...field('titleCy')} optional={t('common.optional')} lang="cy" />}
        />
        <TextArea {...field('branches')} hint={t('pathways.form.branchesHint')} rows={4} />
        <TextInput {...field('needed')} value={typed.needed ?? '1'} inputMode="numeric" width={2} />
        <FormBar>
          <Button>{t('common.save')}</Button>
          {choice && (
            <Button kind="plain" name="do" value="remove">
              {t('pathways.desk.removeChoice')}
            </Button>
          )}
        </FormBar>
      </Form>
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) =>
  loadChoice(pathwayDesk(asked), { pathwayId: asked.params.id, choice: asked.params.choice })

export const action = (asked: Route.ActionArgs) =>
  actOnChoice(pathwayDesk(asked), { pathwayId: asked.params.id, choice: asked.params.choice })

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskChoice {...loaderData} actionData={actionData} />
}
