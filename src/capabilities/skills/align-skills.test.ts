import { expect, test } from 'vitest'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { importSkills } from '#capabilities/skills/import-skills.ts'
import { aTown, now } from '#tests/support/town.ts'
import { alignSkills } from './align-skills.ts'

test('gives a typed skill its address, on this site or in its framework, and none where there is none', async () => {
  const { database, services } = await aTown()
  await importEverydaySkills({ database, now })
  const word = (label: string, uri: string) => ({ label, uri, labelCy: null, otherLabels: [], description: null })
  await importSkills(
    {
      framework: { slug: 'town', name: 'Town words', version: '1', attribution: '' },
      skills: [word('Weaving', 'https://f.test/weaving'), word('Whittling', '#whittling')],
    },
    { database, now },
  )
  const typed = ['Coginio', 'weaving', 'Whittling', 'Our own word'].map((name) => ({ name }))
  expect(await alignSkills(typed, services)).toEqual([
    {
      name: 'Cooking',
      nameCy: 'Coginio',
      uri: 'https://waymark.test/skills/everyday/cooking',
      framework: 'Everyday skills',
    },
    { name: 'Weaving', uri: 'https://f.test/weaving', framework: 'Town words' },
    { name: 'Whittling', framework: 'Town words' },
    { name: 'Our own word' },
  ])
  const known = [{ name: 'Cooking', uri: 'https://elsewhere.test/1', framework: 'Elsewhere' }]
  expect(await alignSkills(known, services)).toEqual(known)
})
