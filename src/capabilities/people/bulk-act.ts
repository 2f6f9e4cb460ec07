/** Something done to many things of a desk's list at once. */
export interface BulkAct {
  id: string
  act: string
  askedAt: Date
  /** Absent where it was interrupted: some of its things may not have been reached. */
  finishedAt: Date | null
  undoneAt: Date | null
  items: BulkItem[]
}

/** What became of one of its things. */
export interface BulkItem {
  subjectId: string
  name: string
  nameCy: string | null
  formerState: string | null
  /** Why it was left alone. */
  leftBecause: string | null
  undoneAt: Date | null
  stayedBecause: string | null
}

/** How many things one act takes: more is a job, not a press. */
export const mostInBulk = 500

const undoMinutes = 10

/** Until when what was done can be undone as a whole. */
export const bulkUndoEnds = ({ askedAt }: Pick<BulkAct, 'askedAt'>) =>
  new Date(askedAt.getTime() + undoMinutes * 60_000)

/** Acts before this are forgotten: nobody can undo them any more, and the log has each of them. */
export const bulkActsKeptSince = (now: Date) => new Date(now.getTime() - 7 * 86_400_000)
