import { cpus } from 'node:os'
import { ensureBuild } from '#server/build.ts'
import { benchBooking } from './booking.ts'
import { benchCredentials } from './credentials.ts'
import { benchDesk } from './desk.ts'
import type { Figure } from './figure.ts'
import { benchProduct } from './product.ts'
import { benchRequests } from './requests.ts'

// Figures, each beside a peer in the same run. `-- --json` prints one line a figure.

const asJson = process.argv.includes('--json')
await ensureBuild({ mayBuild: true })
const parts = {
  credentials: benchCredentials,
  booking: benchBooking,
  requests: benchRequests,
  desk: benchDesk,
  product: benchProduct,
}
// `npm run bench -- requests` measures one part alone.
const chosen = Object.entries(parts).filter(([name]) => process.argv.includes(name))
const figures: Figure[] = []
for (const [, measure] of chosen.length > 0 ? chosen : Object.entries(parts)) figures.push(...(await measure()))

for (const { name, ours, peer, unit, against } of figures) {
  const ratio = Math.round((ours / peer) * 100) / 100
  if (asJson) console.log(JSON.stringify({ name, ours, peer, ratio, unit }))
  else {
    const [left, right] = [ours, peer].map((figure) => String(Math.round(figure * 10) / 10).padStart(9))
    console.log(`${name.padEnd(27)} ${left} ${unit.padEnd(22)} peer ${right}  ×${ratio}  (${against})`)
  }
}
if (!asJson) console.log(`Node ${process.version}, ${cpus()[0]?.model} × ${cpus().length}`)
