import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { z } from 'zod'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { freeKey, putChoice, removeChoice } from '#capabilities/pathways/edit-rules.ts'
import type { Choice, PathwayContent } from '#capabilities/pathways/pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/desk-choice'
import { type Desk, pathwayDesk, powersOf, stateOnDesk } from './pathway-desk.ts'

const choiceSchema = z
  .object({
    title: requiredText(80),
    titleCy: optionalText(80),
    /** One a line; the Welsh name after a stroke. */
    branches: requiredText(1000),
    needed: z.coerce
      .number({ error: says('forms.badNumber') })
      .int('forms.badNumber')
      .positive(says('forms.badNumber'))
      .default(1),
  })
  .refine(({ branches, needed }) => linesOf(branches).length >= needed, {
    error: 'pathways.form.neededTooManyBranches',
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
  if (!parsed.ok)
    return {
      errors: {
        ...parsed.errors,
        ...(parsed.errors.needed === 'forms.required' && { needed: 'pathways.form.neededTooManyBranches' }),
      } as FormErrors,
      typed: parsed.typed,
    }
  return revise((content) => putChoice(content, choiceOf(parsed.value, { content, key: own })))

  async function revise(change: (content: PathwayContent) => PathwayContent) {
    const outcome = await revisePathway({ pathwayId, change }, powersOf(desk))
    if (!outcome.ok) throw new Response(null, { status: 404 })
    return redirect(`${desk.owner.base}/${pathwayId}?saved#way`)
  }
}

/** A branch keeps its key, and so its steps, as long as its line stays where it is or keeps its name. */
function choiceOf(
  { title, titleCy, branches, needed }: Typed,
  { content, key }: { content: PathwayContent; key: string | undefined },
): Choice {
  const known = content.choices.find((choice) => choice.key === key)?.branches ?? []
  const own = key ?? freeKey(content, slugOf(title))
  const lines = linesOf(branches)
  const named = new Set(lines.map(([words]) => words))
  let grown = content
  return {
    key: own,
    title,
    titleCy,
    needed,
    branches: lines.map(([words = '', wordsCy], at) => {
      const same = known.find((branch) => branch.title === words)
      const renamed = known[at] && !named.has(known[at].title) ? known[at] : undefined
      const branchKey = same?.key ?? renamed?.key ?? freeKey(grown, slugOf(words))
      const branch = { key: branchKey, title: words, titleCy: wordsCy || null }
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

interface DeskChoiceProps extends Awaited<ReturnType<typeof loadChoice>> {
  actionData: { errors: FormErrors; typed: Record<string, string> } | undefined
}

function DeskChoice({ owner, pathwayId, choice, actionData, ...pathway }: DeskChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const errors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? typedOf(choice)
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const title = choice ? inLanguage(language, choice.title, choice.titleCy) : t('pathways.desk.addChoice')
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${pathwayId}`, label: inLanguage(language, pathway.title, pathway.titleCy) }}
    >
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([name, key]) => ({ field: name, message: t(key) }))}
      />
      <PageHead eyebrow={t('pathways.desk.choice')} title={title} lead={t('pathways.desk.choiceLead')} />
      <Form>
        <TextInput
          {...field('title')}
          label={t('pathways.form.choiceTitle')}
          hint={t('pathways.form.choiceTitleHint')}
        />
        <TextInput {...field('titleCy')} label={t('pathways.form.titleCy')} optional={t('common.optional')} lang="cy" />
        <TextArea
          {...field('branches')}
          label={t('pathways.form.branches')}
          hint={t('pathways.form.branchesHint')}
          rows={4}
        />
        <TextInput
          {...field('needed')}
          value={typed.needed ?? '1'}
          label={t('pathways.form.branchesNeeded')}
          inputMode="numeric"
          width={2}
        />
        <ButtonGroup>
          <Button>{t('common.save')}</Button>
          {choice && (
            <Button kind="plain" name="do" value="remove">
              {t('pathways.desk.removeChoice')}
            </Button>
          )}
        </ButtonGroup>
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
