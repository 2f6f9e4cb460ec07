import { expect, test } from 'vitest'
import { how } from './how.tsx'
import type { TopicContext } from './topic.ts'

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ booking: 'Ring us.', ...fields })) form.set(name, value)
  return how.read(form, {} as TopicContext)
}

test.each(['01273 496 0123', '+44 (0)1273 4960123', '029 2018 0123 ext. 12', '029 2018 0123 est 12'])(
  'takes %s for a telephone number, as it is written',
  (contactPhone) => {
    expect(read({ contactPhone })).toMatchObject({ ok: true, value: { content: { contactPhone } } })
  },
)

test.each(['ask at the desk', '12', 'tel:01273;phone-context=x', '01273 496 0123 (Sam, mobile)', '0'.repeat(31)])(
  'takes %s for none',
  (contactPhone) => {
    expect(read({ contactPhone })).toMatchObject({ ok: false, errors: { contactPhone: expect.anything() } })
  },
)

test('an address for mails is one, and nothing is said where nothing was typed', () => {
  expect(read({ contactEmail: 'ask@library' })).toMatchObject({ ok: false, errors: { contactEmail: 'forms.badEmail' } })
  expect(read({ contactEmail: '', contactPhone: ' ', meets: '' })).toMatchObject({
    ok: true,
    value: { content: { contactEmail: null, contactPhone: null, meets: null, meetsCy: null } },
  })
})
