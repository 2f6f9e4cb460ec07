import type { ListedPerson } from '#capabilities/awards/understand-list-rules.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Lines that nobody could be sure of, each to be mended in place or left out. */
export function ToMend({ open, count }: { open: ListedPerson[]; count: number }) {
  const { t } = useTranslation()
  const more = count - open.length
  return (
    <section id="mend" aria-labelledby="mend-title" className="notice tone-warn">
      <div className="notice-body">
        <h2 id="mend-title">{t('manage.check.toMend', { count })}</h2>
        <p>{t('manage.check.mendText')}</p>
        <Form>
          <Stack space="large">
            {open.map((person) => (
              <Line key={person.line} person={person} />
            ))}
            {more > 0 && <p>{t('manage.check.mendMore', { count: more })}</p>}
            <ButtonGroup>
              <Button kind="quiet" name="do" value="save">
                {t('manage.check.save')}
              </Button>
              <Button kind="plain" name="do" value="leave-out">
                {t('manage.check.leaveAll', { count })}
              </Button>
            </ButtonGroup>
          </Stack>
        </Form>
      </div>
    </section>
  )
}

/** Two problems of mended text that the text itself cannot show: a person may say that it is right. */
const mayBeRight = new Set(['name-has-digits', 'perhaps-a-heading'])

function Line({ person: { line, name, email, problem } }: { person: ListedPerson }) {
  const { t } = useTranslation()
  const error = problem && t(`manage.check.problem.${problem}`)
  const isAboutEmail = problem === 'email-is-wrong' || problem === 'several-emails'
  return (
    <fieldset className="field">
      <legend className="label">{t('manage.check.line', { line })}</legend>
      <Stack space="small">
        <TextInput
          name={`name.${line}`}
          label={t('manage.check.name')}
          value={name}
          error={isAboutEmail ? undefined : error}
        />
        <TextInput
          name={`email.${line}`}
          label={t('manage.check.email')}
          value={email}
          error={isAboutEmail ? error : undefined}
          inputMode="email"
          autoComplete="off"
        />
        {problem && mayBeRight.has(problem) && (
          <Checkbox name={`right.${line}`} label={t('manage.check.rightAsItIs')} />
        )}
        <Checkbox name={`out.${line}`} label={t('manage.check.leaveOut')} />
      </Stack>
    </fieldset>
  )
}
