import { buildOfflineScript } from '#infrastructure/files/offline-script.ts'

// Run by `npm run build`, beside the pages.
await buildOfflineScript()
