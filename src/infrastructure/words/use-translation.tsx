import type { TFunction } from 'i18next'
import { createContext, type ReactNode, useContext } from 'react'
import { Fault } from '../fault.ts'
import type { Language } from './languages.ts'
import { translator } from './translator.ts'

interface Words {
  language: Language
  t: TFunction
}

const bound: Record<Language, Words> = {
  en: { language: 'en', t: translator('en') },
  cy: { language: 'cy', t: translator('cy') },
}

const WordsContext = createContext<Words | undefined>(undefined)

/** Gives the components inside it their words: bound once for each language, not at every call of `useTranslation`. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <WordsContext value={bound[language]}>{children}</WordsContext>
}

/** @throws Fault `no-language` outside a `WordsProvider` */
export function useTranslation(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Fault('no-language', 'A component that speaks stands outside WordsProvider.')
  return words
}
