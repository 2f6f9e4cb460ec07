import type { Reading } from '#infrastructure/database/database.ts'
import { selectSums } from './impact-store.ts'
import { shownBesideTotal } from './small-numbers-rules.ts'

export interface ImpactTheme {
  theme: string
  badges: number | null
}

/** What was learned: badges given, by the theme of the badge, the most first. */
export async function listImpactThemes(scopeId: string, { database }: Reading): Promise<ImpactTheme[]> {
  const themes = await selectSums(database, { scopeId, dimension: 'theme' })
  themes.sort((a, b) => b.badges - a.badges)
  const badges = shownBesideTotal(themes.map((one) => one.badges))
  return themes.map(({ key }, index) => ({ theme: key, badges: badges[index] ?? null }))
}
