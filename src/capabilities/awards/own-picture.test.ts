import { unbakePng, unbakeSvg } from '@waymark/open-badges'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addBadgePicture } from '#capabilities/badges/add-badge-picture.ts'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { downloadAward } from './download-award.ts'
import { findCredential } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'

test('an award is given away with the organisation’s own picture, its credential whole inside', async () => {
  const town = await aTown()
  const { database, services } = town
  const library = await anOrganisation(town)
  // Of noise, which no format makes small: the largest that a picture can be.
  const noise = sharp({
    create: {
      width: 600,
      height: 600,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
  const added = await addBadgePicture(
    { bytes: await noise.png().toBuffer() },
    { database, manager: library.manager, now },
  )
  if (!added.ok) throw new Error(added.refusal)
  const artwork = { ...badgeContent.artwork, picture: added.picture }
  const { badgeId } = await aBadge(town, library, { artwork, imageAltCy: 'Sŵn' })
  const lines = [{ recipient: { name: 'Lia Learner' }, evidence: [] }]
  await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
  const { id } = await database.selectFrom('awards').select('id').executeTakeFirstOrThrow()
  const credential = await findCredential(id, { database })
  const file = async (format: 'png' | 'svg' | 'pdf') => {
    const found = await downloadAward({ awardId: id, format, language: 'en' }, { ...services, now })
    if (!found) throw new Error('it is not there')
    return Buffer.from(found.body)
  }
  const png = await file('png')
  expect(unbakePng(png)).toMatchObject({ ok: true, credential })
  expect(await sharp(png).metadata()).toMatchObject({ width: 600, height: 600 })
  const svg = (await file('svg')).toString()
  expect(unbakeSvg(svg)).toMatchObject({ ok: true, credential })
  expect(svg).toContain('href="data:image/png;base64,')
  expect((await file('pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
