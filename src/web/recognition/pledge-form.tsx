import { z } from 'zod'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { type PledgeContent, type PledgeOnDesk, pledgeActs, pledgeScopes } from '#capabilities/recognition/pledge.ts'
import { longestAbout, longestWords } from '#capabilities/recognition/pledge-rules.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { chosenByName, labelsOf } from './chosen-by-name.ts'

const day = z.iso.date({ error: says('forms.badDate') })

export const pledgeSchema = z.object({
  act: z.enum(pledgeActs, { error: says('forms.choose') }),
  scope: z.enum(pledgeScopes, { error: says('forms.choose') }),
  subject: requiredText(200),
  subjectCy: optionalText(longestAbout),
  said: optionalText(longestWords),
  saidCy: optionalText(longestWords),
  beginsOn: day,
  endsOn: day,
})

export const pledgeLabels = {
  act: 'pledges.desk.act',
  scope: 'pledges.desk.scope',
  subject: 'pledges.desk.subject',
  subjectCy: 'pledges.desk.subjectCy',
  said: 'pledges.desk.words',
  saidCy: 'pledges.desk.wordsCy',
  beginsOn: 'pledges.desk.beginsOn',
  endsOn: 'pledges.desk.endsOn',
} as const satisfies FieldLabels

type Choice = { id: string; name: string; slug: string; of: string }
export interface PledgeChoices {
  badges: Choice[]
  pathways: Choice[]
}

/** Beyond these a badge is found by its address. */
const mostOffered = 500

/** What a pledge of this place can be about. */
export async function pledgeChoices(placeId: string, { database }: Reading): Promise<PledgeChoices> {
  const [badges, pathways] = await Promise.all([
    listBadges({ placeId, limit: mostOffered }, { database }),
    listPathways({ placeId, limit: mostOffered }, { database }),
  ])
  return {
    badges: badges.rows.map(({ id, name, slug, organisationName: of }) => ({ id, name, slug, of })),
    pathways: pathways.rows.map(({ id, slug, content, organisationName, placeName }) => ({
      ...{ id, slug, name: content.title, of: organisationName ?? placeName },
    })),
  }
}

const whose = ({ of }: Choice) => of

/** What was typed as a pledge, or which field does not say what is meant. */
export function contentOf(
  value: z.infer<typeof pledgeSchema>,
  { badges, pathways }: PledgeChoices,
): { ok: true; content: PledgeContent } | { ok: false; errors: FormErrors } {
  const { act, scope, subject, subjectCy, said, saidCy, beginsOn, endsOn } = value
  const inWords = scope === 'skill' || scope === 'job'
  const chosen = inWords
    ? undefined
    : chosenByName(subject, { choices: { badge: badges, pathway: pathways }[scope], whose })
  if (chosen === 'several') return { ok: false, errors: { subject: 'pledges.desk.refused.several' } }
  if (!inWords && !chosen) return { ok: false, errors: { subject: 'pledges.desk.refused.about-is-missing' } }
  const ids = { badgeId: null, pathwayId: null, ...(scope === 'badge' ? { badgeId: chosen?.id ?? null } : {}) }
  return {
    ok: true,
    content: {
      ...{ act, scope, said, saidCy, beginsOn, endsOn },
      badgeId: ids.badgeId,
      pathwayId: scope === 'pathway' ? (chosen?.id ?? null) : null,
      about: inWords ? subject : null,
      aboutCy: inWords ? subjectCy : null,
    },
  }
}

/** What stands in the form of a pledge that is kept. */
export function typedOf(pledge: PledgeOnDesk, { badges, pathways }: PledgeChoices): Record<string, string> {
  const { act, scope, said, saidCy, beginsOn, endsOn, about, aboutCy, badgeId, pathwayId } = pledge
  const named = (choices: Choice[], id: string | null, name: string | null) => {
    const at = choices.findIndex((one) => one.id === id)
    return (at === -1 ? undefined : labelsOf(choices, whose)[at]) ?? name ?? ''
  }
  const subject =
    scope === 'badge'
      ? named(badges, badgeId, pledge.badgeName)
      : scope === 'pathway'
        ? named(pathways, pathwayId, pledge.pathwayTitle)
        : (about ?? '')
  return {
    ...{ act, scope, subject, beginsOn, endsOn },
    ...(aboutCy && { subjectCy: aboutCy }),
    ...(said && { said }),
    ...(saidCy && { saidCy }),
  }
}

interface PledgeFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  names: string[]
}

/** The names that its field offers. */
export const namesOf = ({ badges, pathways }: PledgeChoices) => [
  ...labelsOf(badges, whose),
  ...labelsOf(pathways, whose),
]

/** What is promised, about what, in whose words and until when. */
export function PledgeFields({ typed, errors, names }: PledgeFieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels: pledgeLabels, typed, errors })
  return (
    <>
      <Select
        {...field('act')}
        options={[
          { value: '', label: t('forms.choose') },
          ...pledgeActs.map((value) => ({ value, label: t(`pledges.act.${value}`) })),
        ]}
      />
      <RadioGroup
        {...choice('scope')}
        inline
        options={pledgeScopes.map((value) => ({ value, label: t(`pledges.scope.${value}`) }))}
      />
      <TextInput {...field('subject')} hint={t('pledges.desk.subjectHint')} list="subjects" autoComplete="off" />
      <datalist id="subjects">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextInput {...field('subjectCy')} optional={t('common.optional')} />
      <TwoLanguages
        first={<TextArea {...field('said')} rows={4} maxLength={longestWords} hint={t('pledges.desk.wordsHint')} />}
        second={<TextArea {...field('saidCy')} rows={4} maxLength={longestWords} optional={t('common.optional')} />}
      />
      <TextInput {...field('beginsOn')} type="date" />
      <TextInput {...field('endsOn')} type="date" hint={t('pledges.desk.endsOnHint')} />
    </>
  )
}

const fields: Partial<Record<string, string>> = {
  'about-is-missing': 'subject',
  'words-are-missing': 'said',
  'too-long': 'said',
  'ends-before-it-begins': 'endsOn',
  'ends-too-soon': 'endsOn',
  'ends-too-late': 'endsOn',
  'ends-no-later': 'endsOn',
  'not-this-quarter': 'quarter',
  'more-met-than-asked': 'met',
}

/** Which field of a desk's form a refusal is about; none where it is about all of it. */
export const fieldOfRefusal = (refusal: string): string | undefined => fields[refusal]

export const pledgeRefused = {
  'about-is-missing': 'pledges.desk.refused.about-is-missing',
  'words-are-missing': 'pledges.desk.refused.words-are-missing',
  'too-long': 'pledges.desk.refused.too-long',
  'ends-before-it-begins': 'pledges.desk.refused.ends-before-it-begins',
  'ends-too-soon': 'pledges.desk.refused.ends-too-soon',
  'ends-too-late': 'pledges.desk.refused.ends-too-late',
  'ends-no-later': 'pledges.desk.refused.ends-no-later',
  'not-approved': 'pledges.desk.refused.not-approved',
  'too-many': 'pledges.desk.refused.too-many',
  'not-here': 'pledges.desk.refused.not-here',
  'not-now': 'pledges.desk.refused.not-now',
  'changed-meanwhile': 'pledges.desk.refused.changed-meanwhile',
  'not-this-quarter': 'pledges.desk.refused.not-this-quarter',
  'more-met-than-asked': 'pledges.desk.refused.more-met-than-asked',
} as const satisfies Record<string, MessageKey>
