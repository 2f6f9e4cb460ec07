import { expect, test } from 'vitest'
import { aSmallBadge } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { parseAchievementCredential } from './credential.ts'
import { vocabularyProblemOf } from './vocabularies.ts'

const badge = aSmallBadge(await anIssuer())

function withParts(achievement: object, subject: object = {}) {
  const { credentialSubject } = badge
  return {
    ...badge,
    credentialSubject: {
      ...credentialSubject,
      ...subject,
      achievement: { ...credentialSubject.achievement, ...achievement },
    },
  }
}

const alignment = { type: ['Alignment'], targetName: 'a', targetUrl: 'https://a.example' }
const result = { type: 'Result' }
const description = { id: 'urn:rd', type: 'ResultDescription', name: 'Level' }

test.each<[string, object]>([
  ['credentialSubject.achievement.achievementType', withParts({ achievementType: 'Medal' })],
  [
    'credentialSubject.achievement.alignment.1.targetType',
    withParts({ alignment: [alignment, { ...alignment, targetType: 'Skill' }] }),
  ],
  [
    'credentialSubject.achievement.resultDescription.resultType',
    withParts({ resultDescription: { ...description, resultType: 'Mark' } }),
  ],
  ['credentialSubject.result.status', withParts({}, { result: { ...result, status: 'ext:Paused' } })],
  [
    'credentialSubject.identifier.identityType',
    withParts({}, { identifier: { type: 'IdentityObject', hashed: false, identityHash: 'a', identityType: 'email' } }),
  ],
  [
    'issuer.otherIdentifier.identifierType',
    {
      ...badge,
      issuer: {
        id: 'did:web:a.example',
        type: 'Profile',
        otherIdentifier: { type: 'IdentifierEntry', identifier: '1', identifierType: 'UKPRN' },
      },
    },
  ],
])('a word that the standard does not have is named by its path: %s', (path, document) => {
  expect(vocabularyProblemOf(document)).toEqual({ path, message: expect.stringMatching(/^must be one of /) })
  // Vocabulary of other issuers is accepted when reading.
  expect(parseAchievementCredential(document)).toMatchObject({ ok: true })
})

test('words of the standard and of one’s own are taken, and a field of that name elsewhere is left alone', () => {
  const parts = { achievementType: 'ext:Medal', alignment: { ...alignment, targetType: 'ceasn:Competency' } }
  const document = withParts(parts, { result: { ...result, status: 'Completed' }, status: 'Anything' })
  expect(vocabularyProblemOf({ ...document, endorsement: [withParts({ achievementType: 'Medal' })] })).toBeUndefined()
})
