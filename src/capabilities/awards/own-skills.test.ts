import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { listOwnSkills } from './list-own-skills.ts'
import { withdrawAward } from './withdraw-award.ts'

const email = 'ava@example.org'
const uri = 'https://skills.example/sorting'

test('says what a person can do by the badges that they keep and that are good now', async () => {
  const town = await aTown()
  const { services } = town
  const library = await anOrganisation(town)
  const powers = { ...services, issuer: library.issuer, now }
  const given: Record<string, string> = {}
  const give = async (name: string, skills: { name: string; uri?: string }[], { at = now, to = email } = {}) => {
    const { badgeId } = await aBadge(town, library, { name, skills, validForMonths: 12 })
    const line = { recipient: { name: 'Ava', email: to }, evidence: [] }
    const outcome = await issueAwards({ badgeId, lines: [line], notify: false }, { ...powers, now: at })
    const [one] = outcome.ok ? outcome.lines : []
    if (!one?.ok) throw new Error('not awarded')
    given[name] = one.awardId
  }
  await give('First', [{ name: 'Sorting', uri }, { name: 'Talking' }, { name: 'talking' }])
  await give('Second', [{ name: 'Sorting things', uri }], { at: new Date(now.getTime() + 60_000) })
  await give('Withdrawn', [{ name: 'Baking' }])
  await give('Not hers', [{ name: 'Diving' }], { to: 'gus@example.org' })
  const people = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava' })
  await keepAwards({ ...services, signedIn, now })
  const others = await addPeople([{ name: 'Gus', email: 'gus@example.org' }], { database: town.database, now })
  const [personId = ''] = others.values()
  await keepAwards({ ...services, signedIn: mintSignedIn({ personId, email: 'gus@example.org', name: 'Gus' }), now })
  await give('Not kept', [{ name: 'Waiting' }])
  await withdrawAward({ awardId: given.Withdrawn ?? '', reason: 'By mistake.' }, powers)

  const list = (more: { limit?: number; skip?: number; at?: Date } = {}) =>
    listOwnSkills(
      { personId: signedIn.personId, limit: more.limit ?? 9, skip: more.skip ?? 0 },
      { ...services, now: more.at ?? now },
    )
  const inShort = (skills: Awaited<ReturnType<typeof list>>) =>
    skills.map(({ skill, badges }) => [skill.name, ...badges.map((badge) => badge.name)])
  expect(inShort(await list())).toEqual([
    ['Sorting things', 'Second', 'First'],
    ['Talking', 'First'],
  ])
  expect((await list())[0]?.badges[1]).toMatchObject({ id: given.First, awardedAt: now, isFromElsewhere: false })
  expect(inShort(await list({ limit: 1, skip: 1 }))).toEqual([['Talking', 'First']])
  expect(await list({ at: new Date(now.getTime() + 400 * 24 * 3_600_000) })).toEqual([])
})
