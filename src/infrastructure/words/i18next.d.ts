import type { en } from '#locales/catalogues.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    /** Every key of the English words; a key that has none does not compile. */
    resources: { translation: typeof en }
  }
}
