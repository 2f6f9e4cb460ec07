import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // The server's entry is our own application, which hands pages to React Router last.
  environments: { ssr: { build: { rollupOptions: { input: './src/web/site/app.ts' } } } },
  build: { assetsInlineLimit: 0 },
  // A page's small script of its own is bundled as a worker is: one file with all that it imports.
  worker: { format: 'es' },
  // Pages send no framework to the browser, so there is nothing to look for; their small scripts are served as they are.
  optimizeDeps: { noDiscovery: true, include: [] },
  server: { host: '127.0.0.1' },
})
