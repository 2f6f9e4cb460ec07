import { generateTypes } from './generate-types.ts'

await generateTypes({ file: 'database/types.ts', compare: false })
console.log('database/types.ts is current.')
