import { needed } from '#infrastructure/needed.ts'
/**
 * What the documents of one list share: text, and between it the number of what is filled in. The database keeps them in
 * `credential_frames`, a name from before; this has nothing to do with the framing of JSON-LD.
 */
export type DocumentTemplate = (string | number)[]

/** Where two documents of one list differ. */
export interface Filling {
  awardId: string
  statusIndex: number
  proofValue: string
}

/** A document shares its template with so many others at least: fewer are kept whole. */
const fewestAlike = 8

/** Takes the template out of a document. */
export function templateOf(text: string, filling: Filling): DocumentTemplate {
  let template: DocumentTemplate = [text]
  for (const [number, value] of valuesOf(filling).entries())
    template = template.flatMap((part) => (typeof part === 'number' ? [part] : separated(part, value, number)))
  return template
}

/** The document that a template and its filling make. */
export function fill(template: DocumentTemplate, filling: Filling): string {
  const values = valuesOf(filling)
  return template
    .map((part) => (typeof part === 'number' ? needed(values[part], 'the filling of a template') : part))
    .join('')
}

/** With what stands around it where a number alone could stand for anything. */
function valuesOf({ awardId, statusIndex, proofValue }: Filling): string[] {
  return [awardId, proofValue, `#${statusIndex}"`, `"${statusIndex}"`]
}

function separated(text: string, value: string, number: number): DocumentTemplate {
  return text.split(value).flatMap((piece, index) => (index === 0 ? [piece] : [number, piece]))
}

/** A signed document as text, and where it differs from others of its list. */
export interface SignedDocument extends Filling {
  text: string
}

/** Documents in a template, or one that stays whole. */
export type KeptDocuments = { template: DocumentTemplate | undefined; documents: SignedDocument[] }

/** Puts documents that follow each other into one template as far as it gives each of them back to the letter. */
export function groupedByTemplate(documents: SignedDocument[]): KeptDocuments[] {
  const runs: { template: DocumentTemplate; documents: SignedDocument[] }[] = []
  for (const document of documents) {
    const current = runs.at(-1)
    if (current && fill(current.template, document) === document.text) current.documents.push(document)
    else runs.push({ template: templateOf(document.text, document), documents: [document] })
  }
  return runs.map((run) => (run.documents.length < fewestAlike ? { ...run, template: undefined } : run))
}
