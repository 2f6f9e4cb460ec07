import { ensureBuild } from '../src/build.ts'
import { benchCredentials } from './credentials.ts'
import type { Figure } from './figure.ts'
import { benchProduct } from './product.ts'

// Figures, each beside a peer in the same run. `-- --json` prints one line a figure.

const asJson = process.argv.includes('--json')
await ensureBuild({ mayBuild: true })
const figures: Figure[] = [...(await benchCredentials()), ...(await benchProduct())]

for (const figure of figures) {
  const ratio = Math.round((figure.ours / figure.peer) * 100) / 100
  if (asJson)
    console.log(JSON.stringify({ name: figure.name, ours: figure.ours, peer: figure.peer, ratio, unit: figure.unit }))
  else
    console.log(
      `${figure.name.padEnd(22)} ${String(figure.ours).padStart(9)} ${figure.unit.padEnd(22)} peer ${String(figure.peer).padStart(9)}  ×${ratio}  (${figure.against})`,
    )
}
