/** Subjects of learning: few enough to choose from. */
export const themes = [
  'digital',
  'arts',
  'building',
  'nature',
  'food',
  'care',
  'business',
  'community',
  'sport',
  'science',
  'media',
  'languages',
  'travel',
  'sea',
] as const
export type Theme = (typeof themes)[number]

export function isTheme(text: unknown): text is Theme {
  return themes.some((theme) => theme === text)
}
