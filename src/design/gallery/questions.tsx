import { Button, ButtonGroup } from '../forms/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../forms/choices.tsx'
import { DateInput } from '../forms/date-input.tsx'
import { FileInput } from '../forms/file-input.tsx'
import { Select } from '../forms/select.tsx'
import { TextArea } from '../forms/text-area.tsx'
import { CodeInput, TextInput } from '../forms/text-input.tsx'
import type { Words } from './words.ts'

type QuestionsProps = { words: Words; state: 'empty' | 'answered' | 'wrong' }

/** Each kind of question once. */
export function Questions({ words: { forms, buttons }, state }: QuestionsProps) {
  const answered = state === 'answered'
  const wrong = (message: string) => (state === 'wrong' ? message : undefined)
  const field = (name: string) => ({ name: `${state}-${name}` })
  return (
    <>
      <TextInput
        {...field('name')}
        label={forms.name}
        hint={forms.nameHint}
        error={wrong(forms.nameError)}
        value={answered ? forms.nameValue : ''}
        autoComplete="off"
      />
      <TextArea
        {...field('about')}
        label={forms.about}
        error={wrong(forms.aboutError)}
        optional={forms.optional}
        value={answered ? forms.aboutValue : ''}
        rows={4}
      />
      <Select
        {...field('area')}
        label={forms.area}
        value={answered ? 'east' : ''}
        options={[
          { value: '', label: forms.areaNone },
          { value: 'north', label: forms.areaNorth },
          { value: 'east', label: forms.areaEast },
        ]}
      />
      <TextInput
        {...field('cost')}
        label={forms.cost}
        prefix="£"
        width={4}
        inputMode="decimal"
        error={wrong(forms.costError)}
        value={answered ? '4.50' : ''}
      />
      <RadioGroup
        {...field('age')}
        legend={forms.age}
        hint={forms.ageHint}
        error={wrong(forms.ageError)}
        value={answered ? 'child' : undefined}
        options={[
          {
            value: 'child',
            label: forms.ageChild,
            hint: forms.ageChildHint,
            more: <TextInput {...field('guardian')} type="email" label={forms.guardian} />,
          },
          { value: 'young', label: forms.ageYoung },
          { value: 'older', label: forms.ageOlder },
          { value: 'adult', label: forms.ageAdult },
        ]}
      />
      <CheckboxGroup
        {...field('needs')}
        legend={forms.needs}
        optional={forms.optional}
        error={wrong(forms.needsError)}
        values={answered ? ['stepFree', 'quiet'] : []}
        options={(['stepFree', 'quiet', 'signer'] as const).map((value) => ({ value, label: forms[value] }))}
      />
      <DateInput
        {...field('starts')}
        legend={forms.starts}
        hint={forms.startsHint}
        error={wrong(forms.startsError)}
        labels={{ day: forms.day, month: forms.month, year: forms.year }}
        value={
          answered
            ? { day: '27', month: '3', year: '2027' }
            : state === 'wrong'
              ? { day: '31', month: '2', year: '2020' }
              : {}
        }
      />
      <FileInput
        {...field('list')}
        label={forms.list}
        hint={forms.listHint}
        error={wrong(forms.listError)}
        accept=".csv"
      />
      <CodeInput
        {...field('code')}
        label={forms.code}
        hint={forms.codeHint}
        error={wrong(forms.codeError)}
        value={answered ? '204816' : ''}
      />
      <TextInput {...field('closed')} label={forms.closed} disabled value={answered ? forms.nameValue : ''} />
      <Checkbox {...field('agree')} label={forms.agree} checked={answered} />
      <ButtonGroup>
        <Button>{buttons.next}</Button>
        <Button kind="plain">{buttons.plain}</Button>
      </ButtonGroup>
    </>
  )
}
