import type { Language } from './languages.ts'
import { useTranslation } from './use-translation.tsx'

export function useLanguage(): Language {
  return useTranslation().language
}
