import { defineConfig } from 'vitest/config'

const onTheSite = ['tests/journeys/**/*.test.ts', 'tests/http/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: onTheSite,
          globalSetup: ['./tests/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          // What a visitor or a program meets: the whole product, started once as `npm run demo` starts it.
          name: 'journeys',
          include: onTheSite,
          globalSetup: ['./tests/support/site/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // After the unit tests: a browser and a crowd of databases at once would only slow each other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    env: { TZ: 'Asia/Kathmandu' },
  },
})
