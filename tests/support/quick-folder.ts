import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const inMemory = '/dev/shm'
const roomNeededBytes = 4 * 1024 ** 3

/** A folder for databases that nobody wants back: in memory where the machine has room, which halves their tests' time. */
export async function quickFolder(prefix: string): Promise<string> {
  const memory = await statfs(inMemory).catch(() => undefined)
  const isRoomy = memory !== undefined && memory.bavail * memory.bsize >= roomNeededBytes
  return (
    (isRoomy && (await mkdtemp(path.join(inMemory, prefix)).catch(() => undefined))) ||
    mkdtemp(path.join(tmpdir(), prefix))
  )
}
