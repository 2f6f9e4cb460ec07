import { type Language, languages } from '#infrastructure/words/languages.ts'

interface Said {
  comment: string | null
  commentCy: string | null
}

/** What was said, in the reader's language where it was, else in the other, which is named. */
export function saidIn(language: Language, { comment, commentCy }: Said): { text: string; language: Language } {
  const said = { en: comment, cy: commentCy }
  const spoken = said[language] ? language : (languages.find((one) => said[one]) ?? language)
  return { text: said[spoken] ?? '', language: spoken }
}
