import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { withMutants } from './mutants.ts'
import { pureTests } from './pure-tests.ts'

const root = path.resolve(import.meta.dirname, '../..')
const mutated = new RegExp(process.env.MUTATION_FILES ?? '-rules\\.ts$')

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      transform(code, id) {
        const file = path.relative(root, id.split('?')[0] ?? '')
        return mutated.test(file) && /^src\/(capabilities|infrastructure)\//.test(file)
          ? withMutants(file, code).code
          : undefined
      },
    },
  ],
  test: {
    include: pureTests(root),
    runner: './tools/mutation/runner.ts',
    env: { TZ: 'Asia/Kathmandu' },
    // What is kept of other runs has no mutants in it.
    fsModuleCache: false,
    // A mutant that fails after its test has ended was noticed all the same.
    dangerouslyIgnoreUnhandledErrors: true,
    maxWorkers: 2,
    // A test goes through all the mutants that it reaches.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
