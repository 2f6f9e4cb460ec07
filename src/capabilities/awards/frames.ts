/** What the documents of one list share: text, and between it the number of what is filled in. */
export type Frame = (string | number)[]

/** Where two documents of one list differ. */
export interface Filling {
  awardId: string
  statusIndex: number
  proofValue: string
}

/** A document shares its frame with so many others at least: fewer are kept whole. */
const fewestAlike = 8

/** Takes the frame out of a document. */
export function frameOf(text: string, filling: Filling): Frame {
  let frame: Frame = [text]
  for (const [number, word] of wordsOf(filling).entries())
    frame = frame.flatMap((part) => (typeof part === 'number' ? [part] : separated(part, word, number)))
  return frame
}

export function fill(frame: Frame, filling: Filling): string {
  const words = wordsOf(filling)
  return frame.map((part) => (typeof part === 'number' ? (words[part] ?? '') : part)).join('')
}

/** With what stands around it where a number alone could stand for anything. */
function wordsOf({ awardId, statusIndex, proofValue }: Filling): string[] {
  return [awardId, proofValue, `#${statusIndex}"`, `"${statusIndex}"`]
}

function separated(text: string, word: string, number: number): Frame {
  return text.split(word).flatMap((piece, index) => (index === 0 ? [piece] : [number, piece]))
}

export interface SignedDocument extends Filling {
  text: string
}

/** Documents in a frame, or one that stays whole. */
export type KeptDocuments = { frame: Frame | undefined; documents: SignedDocument[] }

/** Puts documents that follow each other into one frame as far as it gives each of them back to the letter. */
export function framed(documents: SignedDocument[]): KeptDocuments[] {
  const runs: { frame: Frame; documents: SignedDocument[] }[] = []
  for (const document of documents) {
    const current = runs.at(-1)
    if (current && fill(current.frame, document) === document.text) current.documents.push(document)
    else runs.push({ frame: frameOf(document.text, document), documents: [document] })
  }
  return runs.map((run) => (run.documents.length < fewestAlike ? { ...run, frame: undefined } : run))
}
