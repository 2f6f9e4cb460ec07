import { pick, type Random } from './random.ts'

export interface PlannedLearner {
  key: string
  name: string
  email: string
  ageBand: '13-15' | '16-17' | '18-24' | '25-plus'
  welsh: boolean
}

const ageBands = ['13-15', '16-17', '18-24', '18-24', '25-plus'] as const

const firstNames =
  'Ash Amara Bryn Carys Dev Eira Farah Gwen Hari Idris Jaya Kit Lowri Mo Nia Osian Priya Quinn Rhys Seren Tomos Uma Vik Wren Xan Yusuf Zara Bea Cai Dilys'.split(
    ' ',
  )
/** Nobody is called so: the people of the demonstration can be mistaken for nobody. */
const lastNames = ['Example', 'Sample', 'Specimen', 'Pattern', 'Model', 'Trial', 'Draft', 'Sketch', 'Instance', 'Demo']

/** The learner with this number in this town. */
export function planLearner(town: string, index: number, random: Random): PlannedLearner {
  const name = `${pick(random, firstNames)} ${pick(random, lastNames)}`
  return {
    key: `${town}/${index}`,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}.${town.slice(0, 3)}${index + 1}@learner.example`,
    ageBand: pick(random, ageBands),
    welsh: random() < 0.06,
  }
}
