#!/usr/bin/env node
import process from 'node:process'
import { runCli } from '../src/cli/run-cli.ts'

// A reader such as `head` may close the pipe early; that is no fault.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCli(process.argv.slice(2))
