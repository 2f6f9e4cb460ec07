import { generateCatalogues } from './generate-catalogues.ts'
import { generateTypes } from './generate-types.ts'

await generateTypes({ file: 'database/types.ts', compare: false })
generateCatalogues({ compare: false })
console.log('database/types.ts and locales/catalogues.ts are current.')
