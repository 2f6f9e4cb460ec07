/**
 * Writes `build/` (or the folder named), the package as others install it: JavaScript with declarations, because Node
 * strips no types inside `node_modules`. `npm run build -w @waymark/open-badges`, then `npm publish packages/open-badges/build`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../', import.meta.url))
const product = join(folder, '../..')
const built = resolve(process.argv[2] ?? join(folder, 'build'))

rmSync(built, { recursive: true, force: true })
const compiler = join(product, 'node_modules/typescript-7/bin/tsc')
const compilation = [compiler, '-p', join(folder, 'tsconfig.build.json'), '--outDir', built]
const { status } = spawnSync(process.execPath, compilation, { stdio: 'inherit' })
if (status !== 0) process.exit(1)

// The compiler writes JSON in its own way; contexts stay as they were published, byte for byte.
for (const part of ['contexts', 'bin', 'README.md']) {
  cpSync(join(folder, part), join(built, part), { recursive: true })
}
cpSync(join(product, 'LICENSE'), join(built, 'LICENSE'))
const command = readFileSync(join(folder, 'bin/open-badges.js'), 'utf8')
writeFileSync(join(built, 'bin/open-badges.js'), command.replace('run-cli.ts', 'run-cli.js'))

const source = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const { private: _private, scripts: _scripts, devDependencies: _devDependencies, ...description } = source
const { exports, imports } = JSON.parse(JSON.stringify(description).replaceAll('.ts"', '.js"'))
writeFileSync(join(built, 'package.json'), `${JSON.stringify({ ...description, exports, imports }, null, 2)}\n`)
