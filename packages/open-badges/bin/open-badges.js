#!/usr/bin/env node
import process from 'node:process'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`open-badges needs Node 22.18 or newer; this is Node ${process.versions.node}.\n`)
  process.exitCode = 64
} else {
  const { runCli } = await import('../src/cli/run-cli.ts')
  // A reader such as `head` may close the pipe early; that is no fault.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await runCli(process.argv.slice(2))
}
