import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const onTheSite = ['tests/journeys/**/*.test.ts', 'tests/http/**/*.test.ts']
const folders = ['src', 'packages/open-badges/src', 'tests']

/** Tests that ask a database, by what they import: CI runs these again on the oldest PostgreSQL. */
const onADatabase = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.test\.tsx?$/.test(file) && !/^tests\/(journeys|http)\//.test(file))
  .filter((file) => /tests\/support\/(?!pathways\.ts)|\.\/support\/|startEmbedded/.test(readFileSync(file, 'utf8')))
  // The embedded server's own tests say nothing about another one.
  .filter((file) => !process.env.DATABASE_URL || !file.endsWith('/embedded.test.ts'))

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'packages/*/src/**/*.test.ts',
            'tests/**/*.test.ts',
            'tools/*.test.ts',
          ],
          exclude: [...onTheSite, ...onADatabase],
          // Loading the same modules anew for each file took a quarter of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: onADatabase,
          globalSetup: ['./tests/support/global-setup.ts'],
          setupFiles: ['./tests/support/unordered-answers.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // What a visitor or a program meets: the whole product, started once as `npm run demo` starts it.
          name: 'journeys',
          include: onTheSite,
          globalSetup: ['./tests/support/site/global-setup.ts'],
          // As many as there are sites: each worker has its own (tests/support/site/site.ts).
          maxWorkers: 3,
          isolate: false,
          // After the others: a browser and a crowd of databases at once would only slow each other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    // What a test starts loads the product once more: compiled once, it starts in half the time.
    env: { TZ: 'Asia/Kathmandu', NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/compiled') },
    // Speed is measured in bench/: a loaded machine is slow, not wrong. These end what hangs, and no test has its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Tests on a database wait for the disk more than they work: on two cores four at a time took a third of the time.
    maxWorkers: 4,
  },
})
