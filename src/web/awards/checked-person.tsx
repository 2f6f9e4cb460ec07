import type { ReactNode } from 'react'
import type { CheckedPerson } from '#capabilities/awards/check-award-list.ts'
import type { ListProblem } from '#capabilities/awards/listed-person-rules.ts'
import { earnedOnIn, languageIn } from '#capabilities/awards/understand-list-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface HowProps {
  person: CheckedPerson
  isOpen: boolean
  locale: Language
  notify: boolean
}

const aboutEmail = new Set<ListProblem>(['email-is-wrong', 'several-emails', 'address-is-stopped'])

/** By mail and in which language, or by a code; what the line says beside. */
export function HowItGetsThere({ person, isOpen, locale, notify }: HowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { line, email, extras, problem, perhapsSame } = person
  if (isOpen && !(perhapsSame && !problem))
    return (
      <input
        type="text"
        dir="auto"
        inputMode="email"
        autoComplete="off"
        className="input"
        name={`email.${line}`}
        defaultValue={email}
        aria-label={`${t('manage.check.line', { line })}: ${t('manage.check.email')}`}
        aria-invalid={problem && aboutEmail.has(problem) ? true : undefined}
        aria-describedby={problem ? `line-${line}-problem` : undefined}
      />
    )
  const earnedOn = earnedOnIn(extras)
  const parts: ReactNode[] = [
    perhapsSame &&
      (perhapsSame.line === undefined
        ? t('manage.check.sameAsEarlier')
        : t('manage.check.sameAsLine', { line: perhapsSame.line })),
    email || t('manage.check.byCode'),
    email && notify && t(`manage.check.mailIn.${languageIn(extras) ?? locale}`),
    earnedOn && t('manage.check.earnedOn', { date: longDate(language, new Date(earnedOn)) }),
    extras.evidence,
    extras.note && `“${extras.note}”`,
  ]
  return (
    <span className="stack stack-xs">
      {parts.filter(Boolean).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, on the server
        <span key={index} className={index === 0 ? undefined : 'muted small'}>
          {part}
        </span>
      ))}
    </span>
  )
}

/** Two problems of text that the text itself cannot show: a person may say that it is right. */
const mayBeRight = new Set<ListProblem>(['name-has-digits', 'not-a-name', 'perhaps-a-heading'])
const extraOf: Partial<Record<ListProblem, 'evidence' | 'note' | 'language' | 'date'>> = {
  'evidence-is-missing': 'evidence',
  'evidence-is-too-long': 'evidence',
  'note-is-too-long': 'note',
  'language-is-unknown': 'language',
  'date-is-wrong': 'date',
  'date-is-ahead': 'date',
}

/** What is wrong with a line, and what can be said about it in place. */
export function LineFields({ person, isEditing }: { person: CheckedPerson; isEditing: boolean }) {
  const { t } = useTranslation()
  const { line, problem, perhapsSame, extras } = person
  const wanted = problem && extraOf[problem]
  const shown = isEditing ? (['evidence', 'note', 'language', 'date'] as const) : wanted ? [wanted] : []
  return (
    <div className="stack stack-s">
      {problem && (
        <span id={`line-${line}-problem`} className="field-error">
          {t(`manage.check.problem.${problem}`)}
        </span>
      )}
      {!problem && perhapsSame && <SameQuestion line={line} name={perhapsSame.name} />}
      {shown.map((extra) => (
        <TextInput
          key={extra}
          name={`${extra}.${line}`}
          label={t(`manage.check.extra.${extra}`)}
          value={extras[extra]}
          autoComplete="off"
        />
      ))}
      {problem && mayBeRight.has(problem) && <Tick name={`right.${line}`} label={t('manage.check.rightAsItIs')} />}
      <Tick name={`out.${line}`} label={t('manage.check.leaveOut')} />
    </div>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  return (
    <label className="pick-line">
      <input type="checkbox" className="tick" name={name} value="yes" />
      {label}
    </label>
  )
}

function SameQuestion({ line, name }: { line: number; name: string }) {
  const { t } = useTranslation()
  return (
    <RadioGroup
      name={`same.${line}`}
      legend={name ? t('manage.check.askSame', { line, name }) : t('manage.check.askSameNameless', { line })}
      plain
      options={[
        { value: 'same', label: t('manage.check.same') },
        { value: 'another', label: t('manage.check.another') },
      ]}
    />
  )
}

/** Ready, or why nothing comes of the line. */
export function PersonState({ person, change }: { person: CheckedPerson; change: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { line, isLeftOut, repeats, holdsSince } = person
  if (isLeftOut)
    return (
      <>
        {t('manage.check.isOut')}{' '}
        <Button kind="plain" small name="do" value={`again ${line}`}>
          {t('manage.check.again')}
          <span className="visually-hidden">: {t('manage.check.line', { line })}</span>
        </Button>
      </>
    )
  if (repeats !== undefined) return t('manage.check.repeats', { line: repeats })
  if (holdsSince) return t('manage.check.holds', { date: longDate(language, holdsSince) })
  return (
    <span className="row">
      <StatusTag tone="good">{t('manage.check.ready')}</StatusTag>
      <a href={change} aria-label={t('manage.check.mendLine', { line })}>
        {t('manage.check.changeLine')}
      </a>
    </span>
  )
}
