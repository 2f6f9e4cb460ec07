import { type FoundItem, findItem } from '#capabilities/community/find-item.ts'
import type { LibraryItem } from '#capabilities/community/library-item.ts'
import { listAnswers } from '#capabilities/community/list-questions.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { isId } from '#infrastructure/ids.ts'
import { communityDesk, leadDesk, programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** Whose desk the library is opened from, and where it lies there. */
export function libraryDesk(asked: Asked) {
  const desk = communityDesk(asked)
  return 'lead' in desk
    ? { of: desk.lead, base: `/${desk.place.slug}/lead/library`, ownSlug: desk.place.slug }
    : { of: desk.team, base: '/programme/desk/library', ownSlug: undefined }
}

async function itemHere(asked: Asked & { params: { id: string } }, of: ReturnType<typeof libraryDesk>['of']) {
  const { services } = visitOf(asked)
  const { id: itemId } = asked.params
  const found = isId(itemId) ? await findItem({ itemId }, { ...services, of }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return found
}

async function answersHere(asked: Asked, { found, of }: { found: FoundItem; of: CityLead | ProgrammeTeam }) {
  const { services } = visitOf(asked)
  const { id: questionId, kind } = found.item
  return kind === 'question' ? listAnswers({ questionId }, { ...services, of }) : []
}

/** Where the page of an item leads back to. */
export const backOf = ({ kind, answersId }: Pick<LibraryItem, 'kind' | 'answersId'>, base: string) =>
  answersId ? `${base}/${answersId}` : kind === 'question' ? `${base}/questions` : base

/** Something that the library holds for the lead whose desk this is. */
export async function leadItem(asked: Asked & { params: { id: string } }) {
  const { place, lead } = leadDesk(asked)
  const found = await itemHere(asked, lead)
  const base = `/${place.slug}/lead/library`
  const answers = await answersHere(asked, { found, of: lead })
  return { place, lead, found, answers, base, here: `${base}/${found.item.id}`, isOwn: found.item.placeId === place.id }
}

/** The same for the programme team. */
export async function teamItem(asked: Asked & { params: { id: string } }) {
  const { team } = programmeDesk(asked)
  const found = await itemHere(asked, team)
  const answers = await answersHere(asked, { found, of: team })
  return { team, found, answers, base: '/programme/desk/library', here: `/programme/desk/library/${found.item.id}` }
}
