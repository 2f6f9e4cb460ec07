import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DeliveryEntry,
  type DeliveryKind,
  deliveryKinds,
  deliveryOf,
  isOpenedByRecipient,
} from './delivery-rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 5, 9, minutes))

/** `'0 A queued'`: at minute 0, of mail A. */
function log(...lines: string[]): DeliveryEntry[] {
  return lines.map((line) => {
    const [minute, mail, kind, ...reason] = line.split(' ')
    return {
      at: at(Number(minute)),
      mailId: mail === '-' ? null : (mail ?? ''),
      kind: kind as DeliveryKind,
      reason: reason.join(' '),
    }
  })
}

const stateOf = (...lines: string[]) => deliveryOf(log(...lines))?.state

test.each<[string, string | undefined, string[]]>([
  ['nothing was sent', undefined, []],
  ['it waits', 'queued', ['0 A queued']],
  ['the server asked to wait', 'deferred', ['0 A queued', '1 A deferred 421 later']],
  ['the server took it at the second try', 'handed-over', ['0 A queued', '1 A deferred', '2 A handed-over']],
  ['a report says that it is still on its way', 'deferred', ['0 A queued', '2 A handed-over', '9 A deferred 4.4.7']],
  ['it came back', 'bounced', ['0 A queued', '2 A handed-over', '9 A bounced 5.1.1']],
  ['it came back, and a late report speaks of waiting', 'bounced', ['2 A handed-over', '5 A bounced', '9 A deferred']],
  ['it was opened', 'opened', ['0 A queued', '2 A handed-over', '9 A opened']],
  [
    'it was opened, and a copy that was forwarded came back',
    'opened',
    ['2 A handed-over', '9 A opened', '11 A bounced'],
  ],
  ['the recipient complained', 'complained', ['2 A handed-over', '9 A opened', '11 A complained']],
  ['it is sent again after it came back', 'queued', ['2 A bounced', '20 B queued']],
  ['the second one came back, too', 'bounced', ['2 A bounced', '20 B queued', '21 B handed-over', '25 B bounced']],
  ['a reminder waits', 'handed-over', ['2 A handed-over', '90 B queued']],
  ['a reminder came back', 'bounced', ['2 A handed-over', '90 B queued', '91 B bounced']],
  [
    'it was opened, and a reminder came back',
    'opened',
    ['2 A handed-over', '3 A opened', '90 B queued', '91 B bounced'],
  ],
  ['the address was corrected', 'queued', ['2 A bounced', '30 - redirected', '30 B queued']],
  [
    'a report about the former address comes late',
    'handed-over',
    [
      ...['0 A queued', '2 A handed-over', '30 - redirected', '30 B queued', '31 B handed-over'],
      ...['40 A bounced', '41 A opened', '42 A complained'],
    ],
  ],
  [
    'one mail was opened, and the next called unwanted',
    'complained',
    ['3 A opened', '90 B handed-over', '91 B complained'],
  ],
  ['one mail was called unwanted, and the next opened', 'complained', ['3 A complained', '90 B opened']],
  ['the process ended while it was sending', 'interrupted', ['0 A queued', '1 A interrupted']],
  ['the first of two mails waits behind the second', 'bounced', ['0 A bounced', '0 B bounced', '1 B queued']],
  ['it was kept with a card although its mail came back', 'kept', ['2 A bounced', '50 - kept', '60 A bounced']],
])('%s: %s', (_, state, lines) => {
  expect(stateOf(...lines)).toBe(state)
})

test('what came twice holds since the first time', () => {
  expect(deliveryOf(log('0 A queued', '9 A bounced 550', '5 A bounced 550'))).toEqual({
    state: 'bounced',
    since: at(5),
    reason: '550',
  })
})

test.each<[string, string, string[]]>([
  ['of two reports of one moment the first by its words', 'bounced 5.1.1', ['5 A bounced 5.1.1', '5 A bounced 5.2.2']],
  ['of two waits of one moment the last by its words', 'deferred 4.2.2', ['5 A deferred 4.1.1', '5 A deferred 4.2.2']],
  ['what stopped twice, stopped the first time', 'interrupted 1', ['5 A interrupted 1', '9 A interrupted 2']],
  ['in one moment it waits before it is handed over', 'handed-over', ['5 A queued', '5 A handed-over']],
  ['in one moment it is deferred before it is handed over', 'handed-over', ['5 A deferred', '5 A handed-over']],
  ['of two mails of one moment the second by its id', 'handed-over', ['5 A bounced', '5 B handed-over']],
])('%s, in either order', (_, expected, lines) => {
  for (const order of [lines, lines.toReversed()]) {
    const delivery = deliveryOf(log(...order))
    expect(`${delivery?.state} ${delivery?.reason}`.trim()).toBe(expected)
  }
})

test('entries in any order, some of them twice, lead to one state', () => {
  const entry = fc.record({
    at: fc.integer({ min: 0, max: 6 }).map(at),
    kind: fc.constantFrom(...deliveryKinds),
    mailId: fc.constantFrom('A', 'B'),
    reason: fc.constantFrom('', 'x'),
  })
  const whole = entry.map((one) => (one.kind === 'kept' || one.kind === 'redirected' ? { ...one, mailId: null } : one))
  const shuffled = fc
    .array(whole, { maxLength: 9 })
    .chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })),
    )
  fc.assert(
    fc.property(shuffled, ([entries, again]) => {
      expect(deliveryOf(again)).toEqual(deliveryOf(entries))
    }),
    { numRuns: 500 },
  )
})

test('a link that is followed within the first minute counts for nobody', () => {
  const handedOverAt = at(0)
  expect(isOpenedByRecipient({ handedOverAt, now: new Date(at(1).getTime() - 1) })).toBe(false)
  expect(isOpenedByRecipient({ handedOverAt, now: at(1) })).toBe(true)
})
