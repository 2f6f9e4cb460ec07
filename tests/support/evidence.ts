import { reviseEvidence } from '#capabilities/evidence/revise-evidence.ts'
import { sendEvidence } from '#capabilities/evidence/send-evidence.ts'
import { startEvidence } from '#capabilities/evidence/start-evidence.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from './town.ts'

export const written = {
  title: 'A robot that waters plants',
  body: 'I built it from scrap.',
  links: ['https://plants.example/robot'],
  isShown: false,
}

/** A learner who has said how old they are. */
export async function aLearner({ database }: Pick<Town, 'database'>, name = 'Lia Learner') {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@people.example`
  const people = await addPeople([{ name, email }], { database, now })
  const personId = people.get(email) ?? ''
  await database.updateTable('people').set({ ageBand: '13-15' }).where('id', '=', personId).execute()
  return mintSignedIn({ personId, email, name })
}

/** A badge that asks for evidence, and a learner who has begun a piece for it. */
export async function aPiece({ warm = 0, sent = false }: { warm?: number; sent?: boolean } = {}) {
  const town = await aTown({ warm })
  const { database, services } = town
  const owner = await anOrganisation(town)
  const { badgeId } = await aBadge(town, owner, { evidenceRequired: true, evidenceGuidance: 'A picture of it.' })
  const signedIn = await aLearner(town)
  const powers = { ...services, database, signedIn, now }
  const begun = await startEvidence({ badgeId }, powers)
  if (!begun.ok) throw new Error(begun.refusal)
  const { pieceId } = begun
  if (sent) {
    await reviseEvidence({ pieceId, ...written }, powers)
    const outcome = await sendEvidence({ pieceId }, powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
  }
  return { town, owner, badgeId, pieceId, signedIn, powers, assessing: { ...services, issuer: owner.issuer, now } }
}
