import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RadioGroup } from './choices.tsx'
import { DateInput } from './date-input.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { CodeInput, TextInput } from './text-input.tsx'

test('a text input is bound to its label, hint and error', () => {
  const html = renderToString(
    <TextInput
      name="email"
      label="E-mail"
      hint="We write once"
      error="Enter an e-mail address"
      type="email"
      value="a@"
    />,
  )
  expect(html).toContain('<label class="label" for="email">E-mail</label>')
  expect(html).toContain('id="email-hint"')
  expect(html).toContain('id="email-error"')
  expect(html).toContain('aria-describedby="email-hint email-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('value="a@"')
})

test('a text input without hint or error says nothing of them', () => {
  const html = renderToString(<TextInput name="town" label="Town" optional="(optional)" />)
  expect(html).not.toMatch(/aria-describedby|aria-invalid|-error/)
  expect(html).toContain('<span class="optional"> (optional)</span>')
})

test('radios share a legend and the first answers to the id that an error summary links to', () => {
  const html = renderToString(
    <>
      <ErrorSummary title="There is a problem" errors={[{ field: 'age', message: 'Choose your age' }]} />
      <RadioGroup
        name="age"
        legend="Your age"
        error="Choose your age"
        value="b"
        options={[
          { value: 'a', label: '13 to 15', hint: 'With a guardian' },
          { value: 'b', label: '16 or 17' },
        ]}
      />
    </>,
  )
  expect(html).toMatch(/<fieldset class="field" aria-describedby="age-error"><legend/)
  expect(html).toContain('<a href="#age">Choose your age</a>')
  expect(html).toMatch(/<input type="radio"[^>]*id="age"[^>]*aria-describedby="age-about"/)
  expect(html).toMatch(/id="age-2"[^>]*checked=""/)
})

test('an error summary takes the focus and is read out; without errors it is not there', () => {
  const summary = renderToString(
    <ErrorSummary title="There is a problem" errors={[{ field: 'x', message: 'Mend x' }]} />,
  )
  expect(summary).toMatch(/role="alert" tabindex="-1" autofocus=""/)
  expect(renderToString(<ErrorSummary title="There is a problem" errors={[]} />)).toBe('')
})

test('a date posts as three parts', () => {
  const html = renderToString(
    <DateInput
      name="starts"
      legend="When?"
      labels={{ day: 'Day', month: 'Month', year: 'Year' }}
      value={{ day: '27', month: '3', year: '2027' }}
    />,
  )
  for (const part of ['day', 'month', 'year']) expect(html).toContain(`name="starts.${part}"`)
  expect(html).toContain('value="2027"')
})

test('a code is offered by the phone from the message', () => {
  const html = renderToString(<CodeInput name="code" label="The code that we sent you" />)
  expect(html).toContain('autoComplete="one-time-code"')
  expect(html).toContain('inputMode="numeric"')
})
