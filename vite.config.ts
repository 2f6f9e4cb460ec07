import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  // The server's entry is our own application, which hands pages to React Router last.
  environments: { ssr: { build: { rollupOptions: { input: './src/web/app.ts' } } } },
  build: { assetsInlineLimit: 0 },
  server: { host: '127.0.0.1' },
})
