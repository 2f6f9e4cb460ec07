// Each file of locales/{language}/ is one branch of the words: common.json holds `common.…`.
import cyDesign from './cy/design.json' with { type: 'json' }
import enDesign from './en/design.json' with { type: 'json' }

export const en = { design: enDesign }
export const cy = { design: cyDesign }

export const catalogues = { en: { translation: en }, cy: { translation: cy } }
