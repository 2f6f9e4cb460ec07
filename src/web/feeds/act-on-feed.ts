import { redirect } from 'react-router'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { updateDoubtful } from '#capabilities/feeds/update-doubtful.ts'
import { updateFile } from '#capabilities/feeds/update-file.ts'
import { updateStopped } from '#capabilities/feeds/update-stopped.ts'
import { type FeedDesk, ownFeedOnDesk, powersOf } from './feed-desk.ts'
import { mostFileBytes } from './feed-form.ts'
import { fileIn } from './feed-new.tsx'

export type FeedRefusal = 'feed-not-found' | 'is-busy' | 'too-many-feeds' | 'no-file' | 'file-too-large'

/** Does what a button of a source's page says. */
export async function actOnFeed(desk: FeedDesk, id: string): Promise<Response | { refusal: FeedRefusal }> {
  const { id: feedId } = await ownFeedOnDesk(desk, id)
  const powers = powersOf(desk)
  const here = `${desk.owner.base}/${feedId}`
  const form = await desk.request.formData()
  const [verb, ...rest] = String(form.get('do') ?? '').split(' ')
  if (verb === 'read' || verb === 'take-in' || verb === 'remove') {
    const outcome = await startFeedRun({ feedId, doing: verb }, powers)
    return outcome.ok ? redirect(here) : { refusal: outcome.refusal }
  }
  if (verb === 'stop' || verb === 'resume') {
    const outcome = await updateStopped({ feedId, stopped: verb === 'stop' }, powers)
    return outcome.ok ? redirect(here) : { refusal: outcome.refusal }
  }
  if (verb === 'same' || verb === 'different') {
    const outcome = await updateDoubtful({ feedId, externalId: rest.join(' '), isSame: verb === 'same' }, powers)
    return outcome.ok ? redirect(`${here}?state=doubtful`) : { refusal: outcome.refusal }
  }
  if (verb === 'file') return readNewerFile(form, { feedId, here, powers })
  throw new Response(null, { status: 400 })
}

interface Going {
  feedId: string
  here: string
  powers: ReturnType<typeof powersOf>
}

async function readNewerFile(
  form: FormData,
  { feedId, here, powers }: Going,
): Promise<Response | { refusal: FeedRefusal }> {
  const given = fileIn(form)
  if (!given) return { refusal: 'no-file' }
  if (given.size > mostFileBytes) return { refusal: 'file-too-large' }
  const file = { name: given.name, bytes: Buffer.from(await given.arrayBuffer()) }
  const kept = await updateFile({ feedId, file }, powers)
  if (!kept.ok) return { refusal: kept.refusal }
  const outcome = await startFeedRun({ feedId, doing: 'read' }, powers)
  return outcome.ok ? redirect(here) : { refusal: outcome.refusal }
}
