import { createHash } from 'node:crypto'
import {
  buildAchievementCredential,
  didDocument,
  generateKeyPair,
  type IdentityObject,
  signCredential,
  verifyBadge,
} from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintIssuer, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aStep, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { choosePathway } from './choose-pathway.ts'
import { draftPathway } from './draft-pathway.ts'
import { importBadge } from './import-badge.ts'
import { listGoals } from './list-goals.ts'
import { publishPathway } from './publish-pathway.ts'
import { settleGoals } from './settle-goals.ts'

const achievementId = 'https://redcross.example/badges/first-aid'
const email = 'ash@waymark.test'
const hashed = (address: string, salt: string): IdentityObject => ({
  type: 'IdentityObject',
  identityType: 'emailAddress',
  hashed: true,
  salt,
  identityHash: `sha256$${createHash('sha256')
    .update(address + salt)
    .digest('hex')}`,
})

interface Foreign {
  host?: string
  to?: IdentityObject
  achievement?: string
  validUntil?: Date
  alter?: boolean
}

/** A badge that another site signed, and what checking it says. */
async function aForeignReport({
  host = 'redcross.example',
  to = hashed(email, 'salt'),
  achievement = achievementId,
  validUntil,
  alter,
}: Foreign = {}) {
  const key = await generateKeyPair()
  const did = `did:web:${host}`
  const verificationMethod = `${did}#${key.publicKeyMultibase}`
  const credential = buildAchievementCredential({
    id: 'urn:uuid:7f6a3f8e-1f5d-4c3a-9b58-2f4f0c6a9d11',
    issuer: { id: did, type: ['Profile'], name: 'Red Cross' },
    achievement: {
      id: achievement,
      type: ['Achievement'],
      name: 'First Aid',
      description: 'Helps until help comes.',
      criteria: { narrative: 'A day of practice.' },
    },
    subject: { identifiers: [to] },
    awardedDate: new Date('2026-01-05T09:00:00Z'),
    validFrom: new Date('2026-01-05T09:00:00Z'),
    validUntil,
  })
  const signed = await signCredential(credential, {
    key,
    verificationMethod,
    created: new Date('2026-01-05T09:00:00Z'),
  })
  const document = didDocument({ did, keys: [key.publicKeyMultibase] })
  const text = JSON.stringify(alter ? { ...signed, name: 'Surgeon' } : signed)
  return verifyBadge(text, { now, fetchDocument: async () => ({ ok: true, document }) })
}

async function aLearnerOnTheWay() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const trophy = (await aBadge(town, library, { name: 'Trophy' })).badgeId
  const people = await addPeople([{ name: 'Ash', email }], { ...town.services, now })
  const signedIn = mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ash' })
  const curated = { ...town.services, curator: library.manager, now }
  const options = [{ achievementId, name: 'First Aid' }]
  const content = {
    ...pathwayDefaults,
    choices: [],
    steps: [aStep('aid', { kind: 'badges' as const, options, needed: 1 })],
    finishBadgeId: trophy,
  }
  const drafted = await draftPathway({ placeId: town.placeId, content }, curated)
  if (!drafted.ok) throw new Error(drafted.refusal)
  await publishPathway({ pathwayId: drafted.pathwayId, changeNote: null, changeNoteCy: null }, curated)
  await choosePathway({ pathwayId: drafted.pathwayId }, { ...town.services, signedIn, now })
  return { town, trophy, signedIn, powers: { ...town.services, signedIn, now } }
}

test('a badge from elsewhere finishes a pathway that names it, and the milestone’s badge is given, once', async () => {
  const { town, trophy, signedIn, powers } = await aLearnerOnTheWay()
  expect(await importBadge({ report: await aForeignReport() }, powers)).toEqual({ ok: true, name: 'First Aid' })
  expect(await importBadge({ report: await aForeignReport() }, powers)).toEqual({ ok: true, name: 'First Aid' })
  const { goals } = await listGoals({ personId: signedIn.personId }, { database: town.database, now })
  expect(goals[0]?.progress).toMatchObject({ done: 1, total: 1, finished: true })
  const actFor = (organisationId: string) => mintIssuer({ organisationId, personId: undefined })
  const settle = () => settleGoals({ personIds: [signedIn.personId] }, { ...town.services, actFor, now })
  await Promise.all([settle(), settle(), settle()])
  const given = await town.database.selectFrom('awards').select('id').where('badgeId', '=', trophy).execute()
  expect(given).toHaveLength(1)
})

test('it counts only when genuine, valid, theirs, its issuer’s own, and asked for by a step', async () => {
  const { town, powers } = await aLearnerOnTheWay()
  const cases: [Foreign, string][] = [
    [{ alter: true }, 'not-genuine'],
    [{ validUntil: new Date('2026-02-01T00:00:00Z') }, 'no-longer-valid'],
    [{ to: hashed('somebody.else@waymark.test', 'salt') }, 'names-somebody-else'],
    // Any issuer can write the Red Cross's achievement id into a badge of their own.
    [{ host: 'thief.example' }, 'achievement-is-not-its-issuers'],
    [{ achievement: 'https://redcross.example/badges/other' }, 'no-step-asks-for-it'],
  ]
  for (const [foreign, refusal] of cases)
    expect(await importBadge({ report: await aForeignReport(foreign) }, powers)).toEqual({ ok: false, refusal })
  expect(await town.database.selectFrom('pathwayBroughtBadges').selectAll().execute()).toEqual([])
})
