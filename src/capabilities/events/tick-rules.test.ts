import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldTicks, pressFor, type Tick } from './tick-rules.ts'

/** What a device does: a press for a person, or a look at everything that has been sent until now. */
type Act = { device: number; personId: string; isHere: boolean } | { device: number; looks: true }

const device = fc.integer({ min: 0, max: 2 })
const acts = fc.array(
  fc.oneof(
    fc.record({ device, personId: fc.constantFrom('ann', 'ben'), isHere: fc.boolean() }),
    fc.record({ device, looks: fc.constant(true as const) }),
  ),
  { maxLength: 30 },
)
/** Device clocks may be hours wrong either way: ids made on them are in no order. */
const clocks = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 3, maxLength: 3 })

/** Every press of devices that know only their own presses and what they saw when they last looked. */
function pressesOf(done: readonly Act[], wrongBy: readonly number[]): Tick[] {
  const all: Tick[] = []
  const known = new Map<number, Tick[]>()
  for (const [turn, act] of done.entries()) {
    const mine = known.get(act.device) ?? []
    if ('looks' in act) known.set(act.device, [...all])
    else {
      const id = `${1e12 + (wrongBy[act.device] ?? 0) + turn}-${act.device}-${turn}`
      const press = pressFor({ ...act, id }, mine)
      if (press) {
        known.set(act.device, [...mine, press])
        all.push(press)
      }
    }
  }
  return all
}

const shuffled = (ticks: Tick[]) =>
  fc.tuple(
    fc.shuffledSubarray(ticks, { minLength: ticks.length, maxLength: ticks.length }),
    fc.subarray(ticks),
    fc.subarray(ticks),
  )

test('the same presses in any order, any of them twice or thrice, by any clocks, end in the same', () => {
  fc.assert(
    fc.property(
      fc.tuple(acts, clocks).chain(([done, wrongBy]) => {
        const sent = pressesOf(done, wrongBy)
        return fc.tuple(fc.constant(sent), shuffled(sent))
      }),
      ([sent, [mixed, again, thrice]]) => {
        const plain = (ticks: Tick[]) => [...heldTicks(ticks)].sort()
        expect(plain([...again, ...mixed, ...thrice])).toEqual(plain(sent))
      },
    ),
    { numRuns: 500 },
  )
})

test('the clocks of the devices make no difference to who was there', () => {
  fc.assert(
    fc.property(acts, clocks, clocks, (done, some, others) => {
      const here = (wrongBy: readonly number[]) => [...heldTicks(pressesOf(done, wrongBy)).keys()].sort()
      expect(here(some)).toEqual(here(others))
    }),
  )
})

test('after everything was sent and seen, the last press of any device decides', () => {
  fc.assert(
    fc.property(acts, clocks, fc.boolean(), (done, wrongBy, isHere) => {
      const sent = pressesOf(done, wrongBy)
      const press = pressFor({ id: 'last', personId: 'ann', isHere }, sent)
      expect(heldTicks(press ? [...sent, press] : sent).has('ann')).toBe(isHere)
    }),
  )
})

test('a mistake taken back on one tablet does not take back what the other saw', () => {
  const mine = pressFor({ id: 'a1', personId: 'ann', isHere: true }, [])
  const theirs = pressFor({ id: 'b1', personId: 'ann', isHere: true }, [])
  if (!mine || !theirs) throw new Error('nobody pressed')
  const back = pressFor({ id: 'a2', personId: 'ann', isHere: false }, [mine])
  if (!back) throw new Error('nothing to take back')
  expect(heldTicks([back, theirs, mine])).toEqual(new Map([['ann', ['b1']]]))
  expect(heldTicks([back, mine])).toEqual(new Map())
})

test('two presses on one device are in its own order', () => {
  const on = pressFor({ id: '9', personId: 'ann', isHere: true }, [])
  const off = on && pressFor({ id: '1', personId: 'ann', isHere: false }, [on])
  if (!on || !off) throw new Error('nobody pressed')
  const again = pressFor({ id: '5', personId: 'ann', isHere: true }, [on, off])
  expect(heldTicks([on, off]).size).toBe(0)
  expect(heldTicks([again, off, on].flatMap((one) => one ?? []))).toEqual(new Map([['ann', ['5']]]))
})

test('pressing what is known already is no press', () => {
  expect(pressFor({ id: 'x', personId: 'ann', isHere: false }, [])).toBeUndefined()
  expect(
    pressFor({ id: 'x', personId: 'ann', isHere: true }, [{ id: 'y', personId: 'ann', ends: null }]),
  ).toBeUndefined()
})
