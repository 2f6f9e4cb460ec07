import type { Gift, Giving, Sector } from '#capabilities/organisations/giving.ts'
import { staffBands } from '#capabilities/organisations/giving.ts'
import { pick, randomFrom } from '../random.ts'

/** By what employers of the two towns are called; the first that fits. */
const sectorsByName: [RegExp, Sector][] = [
  [/Builders|Roofing|Decorators|Construction|Solar/, 'F'],
  [/Hotel|Guest|Coffee|Kitchens/, 'I'],
  [/Games|Web|Films|Digital/, 'J'],
  [/Buses|Logistics/, 'H'],
  [/Laborator/, 'M'],
  [/Care|Steps|Hospital/, 'Q'],
  [/Marine|Fabrications|Brewery|Bakery|Shipyard|Boat|Print/, 'C'],
  [/Bike|Cycles/, 'S'],
  [/Grocers|Books|Stores/, 'G'],
  [/Playhouse|Theatre|Events|Leisure|Marina/, 'R'],
  [/Credit Union/, 'K'],
  [/Flintfield|Landscapes/, 'N'],
]

const giftsOfSome: Gift[][] = [['visit'], ['visit', 'talk'], ['talk', 'mentor'], ['visit', 'placement'], ['room'], []]

/** What an employer of the two towns is and can give. */
export function givingOf(name: string): Giving {
  const random = randomFrom(`giving ${name}`)
  return {
    sector: sectorsByName.find(([words]) => words.test(name))?.[1] ?? null,
    staff: pick(random, [...staffBands]),
    gives: pick(random, giftsOfSome),
  }
}
