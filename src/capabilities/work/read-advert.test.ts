import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { bringBadges } from '#capabilities/brought/bring-badges.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { needed } from '#infrastructure/needed.ts'
import { anotherSite } from '#tests/support/elsewhere.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { readAdvert } from './read-advert.ts'

const advert = `Café assistant
You will handle cash, keep food safe and work as part of the team.
Laying bricks is a plus. You listen.`

test('an advert is read beside what the reader holds and what a place teaches, and leaves no trace', async () => {
  const town = await aTown({ warm: 4 })
  const { services, database, placeId } = town
  await importEverydaySkills({ ...services, now })
  const cafe = await anOrganisation(town)
  const email = 'asha@home.example'
  const personId = needed((await addPeople([{ name: 'Asha', email }], { database, now })).get(email), 'a person')
  const signedIn = mintSignedIn({ personId, email, name: 'Asha' })
  const till = await aBadge(town, cafe, { name: 'Till keeper', skills: [{ name: 'Handling cash at a till' }] })
  await aBadge(town, cafe, { name: 'Kitchen helper', skills: [{ name: 'Food hygiene level 1' }] })
  await aBadge(town, cafe, { name: 'Bricklayer', skills: [{ name: 'Laying bricks' }] })
  const line = { recipient: { name: 'Asha', email }, evidence: [] }
  await issueAwards({ badgeId: till.badgeId, lines: [line], notify: false }, { ...services, issuer: cafe.issuer, now })
  await keepAwards({ ...services, signedIn, now })
  const elsewhere = await anotherSite({ now })
  const handed = [
    { from: 'a', badge: await elsewhere.give({ to: email, name: 'Circle', skills: ['Listening'] }) },
    { from: 'b', badge: await elsewhere.give({ to: email, bareKey: true, name: 'Self-made', skills: ['Teamwork'] }) },
  ]
  await bringBadges({ handed }, { ...services, signedIn, now, askOutside: elsewhere.askOutside })
  const counted = () =>
    Promise.all(
      (['auditEntries', 'collections'] as const).map((table) =>
        database
          .selectFrom(table)
          .select((one) => one.fn.countAll().as('count'))
          .executeTakeFirstOrThrow(),
      ),
    )
  const before = await counted()
  const read = await readAdvert({ placeId, personId, text: advert }, { ...services, now })
  const inShort = read.map(({ skill, sentence, own, badges }) => [
    skill.name,
    sentence.split('\n')[0]?.slice(0, 20),
    own.map(({ name }) => name),
    badges.map(({ name }) => name),
  ])
  expect(inShort.sort()).toEqual([
    ['Building work', 'Laying bricks is a p', [], ['Bricklayer']],
    ['Keeping food safe', 'You will handle cash', [], ['Kitchen helper']],
    ['Listening', 'You listen.', ['Circle'], []],
    ['Managing money', 'You will handle cash', ['Till keeper'], ['Till keeper']],
    // What nobody vouches for shows nothing.
    ['Working in a team', 'You will handle cash', [], []],
  ])
  expect(await counted()).toEqual(before)
  const others = await readAdvert(
    { placeId, personId: cafe.manager.personId ?? '', text: advert },
    { ...services, now },
  )
  expect(others.flatMap(({ own }) => own)).toEqual([])
  expect(await readAdvert({ placeId, personId, text: 'Nothing at all' }, { ...services, now })).toEqual([])
})
