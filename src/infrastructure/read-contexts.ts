import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { Fault } from './fault.ts'

const contextsFile = z.record(z.url({ protocol: /^https?$/ }), z.looseObject({ '@context': z.unknown() }))

/**
 * Reads an operator's own JSON-LD contexts: one object, each context under its address.
 *
 * @throws Fault `settings-invalid` where the file is missing or something else
 */
export async function readContexts(file: string): Promise<Record<string, object>> {
  try {
    return contextsFile.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new Fault(
      'settings-invalid',
      `WAYMARK_CONTEXTS: ${file} must be JSON of the form {"https://…": {"@context": {…}}, …}.`,
      { cause },
    )
  }
}
