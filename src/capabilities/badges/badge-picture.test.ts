import sharp from 'sharp'
import { expect, test } from 'vitest'
import { anOrganisation, aTown, badgeContent, now, type Town } from '#tests/support/town.ts'
import { addBadgePicture } from './add-badge-picture.ts'
import { draftBadge } from './draft-badge.ts'
import { drawBadge, drawBadgeSvg } from './draw-badge.ts'
import { findBadge, findBadgeVersionByNumber } from './find-badge.ts'
import { findBadgePicture } from './find-badge-picture.ts'
import { publishBadge } from './publish-badge.ts'
import { removeUnusedPictures } from './remove-unused-pictures.ts'
import { reviseBadge } from './revise-badge.ts'

const drawing = (colour: string) =>
  Buffer.from(`<svg viewBox="0 0 100 100"><circle cx="50" cy="50" r="40" fill="${colour}"/></svg>`)
const inBoth = { imageAlt: 'A bird', imageAltCy: 'Aderyn' }
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)

async function aLibrary(town: Town) {
  const library = await anOrganisation(town)
  const powers = { database: town.database, manager: library.manager, now }
  const added = async (bytes: Uint8Array) => {
    const outcome = await addBadgePicture({ bytes }, powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.picture
  }
  const content = (picture: string, words: object = inBoth) => ({
    ...{ ...badgeContent, ...words },
    artwork: { ...badgeContent.artwork, picture },
  })
  return { library, powers, added, content }
}

test('a version shows for ever the picture that it had, in every form in which it is given out', async () => {
  const town = await aTown()
  const { powers, added, content } = await aLibrary(town)
  const [green, points] = [
    await added(drawing('green')),
    await added(
      await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ),
  ]
  expect(await added(drawing('green'))).toBe(green)
  const drafted = await draftBadge({ placeId: town.placeId, content: content(green) }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { badgeId } = drafted
  expect(await publishBadge({ badgeId }, powers)).toEqual({ ok: true })
  expect(await reviseBadge({ badgeId, content: content(points) }, powers)).toEqual({ ok: true, newVersion: true })
  const [first, second] = [
    await findBadgeVersionByNumber({ badgeId, number: 1 }, town),
    await findBadge({ id: badgeId }, town),
  ]
  if (!first || !second) throw new Error('they are not there')
  expect([first.artwork.picture, second.artwork.picture]).toEqual([green, points])
  const middle = async (png: Uint8Array) => {
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
    return [...data.subarray(at, at + 3)]
  }
  expect(await middle(await drawBadge(first.artwork, town))).toEqual([0, 128, 0])
  expect(await middle(await drawBadge(second.artwork, town))).toEqual([255, 0, 0])
  const svg = await drawBadgeSvg(first.artwork, { ...town, title: 'A "bird" & more $1' })
  expect(svg).toContain('aria-label="A &#34;bird&#34; &#38; more $1"')
  expect(svg).toContain('<circle cx="50" cy="50" r="40" fill="green"/>')
  expect(await drawBadgeSvg(second.artwork, { ...town, title: 'x' })).toMatch(
    /<image width="600" height="600" href="data:image\/png;base64,[A-Za-z0-9+/=]+"\/><\/svg>$/,
  )
  const small = await findBadgePicture({ picture: green, size: 'small' }, town)
  expect(small && (await sharp(small).metadata())).toMatchObject({ format: 'png', width: 320, height: 320 })
})

test('a picture of another organisation, or one that is not there, is no picture of this badge', async () => {
  const town = await aTown()
  const { added, content } = await aLibrary(town)
  const picture = await added(drawing('green'))
  const other = await anOrganisation(town, { name: 'Museum' })
  const powers = { database: town.database, manager: other.manager, now }
  const refused = { ok: false, refusal: 'picture-not-found' }
  expect(await draftBadge({ placeId: town.placeId, content: content(picture) }, powers)).toEqual(refused)
  const drafted = await draftBadge({ placeId: town.placeId, content: badgeContent }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { badgeId } = drafted
  for (const one of [picture, 'f'.repeat(64)])
    expect(await reviseBadge({ badgeId, content: content(one) }, powers)).toEqual(refused)
  expect((await findBadge({ id: badgeId }, town))?.artwork.picture).toBeUndefined()
})

test('where a place speaks two languages, both say what an own picture shows', async () => {
  const town = await aTown()
  const { powers, added, content } = await aLibrary(town)
  const picture = await added(drawing('green'))
  const draft = (words: object) => draftBadge({ placeId: town.placeId, content: content(picture, words) }, powers)
  expect(await draft({ imageAltCy: null })).toEqual({ ok: false, refusal: 'picture-needs-words' })
  expect(await draft(inBoth)).toMatchObject({ ok: true })
  await town.database.updateTable('places').set({ nameCy: null }).execute()
  expect(await draft({ imageAltCy: null })).toMatchObject({ ok: true })
  await town.database.updateTable('places').set({ firstLanguage: 'cy' }).execute()
  expect(await draft({ imageAltCy: null })).toEqual({ ok: false, refusal: 'picture-needs-words' })
})

test('the clock removes a picture that no badge shows, and none that one shows or is just choosing', async () => {
  const town = await aTown({ warm: 4 })
  const { powers, added, content } = await aLibrary(town)
  const [used, unused, chosen] = [
    await added(drawing('green')),
    await added(drawing('red')),
    await added(drawing('blue')),
  ]
  await draftBadge({ placeId: town.placeId, content: content(used) }, powers)
  const isThere = async (picture: string) => (await findBadgePicture({ picture, size: 'small' }, town)) !== undefined
  const { database } = town
  expect(await removeUnusedPictures({ database, now: daysLater(29) })).toBe(0)
  const later = daysLater(31)
  const [drafted, removed] = await Promise.all([
    // The clock comes while the picture is being chosen: it waits, and then finds it used.
    draftBadge({ placeId: town.placeId, content: content(chosen) }, { ...powers, now: later }),
    removeUnusedPictures({ database, now: later }),
  ])
  expect(await isThere(chosen)).toBe(drafted.ok)
  expect(removed).toBe(drafted.ok ? 1 : 2)
  expect([await isThere(used), await isThere(unused)]).toEqual([true, false])
})

test('a picture that is being chosen outlasts the clock that comes in between', async () => {
  const town = await aTown({ warm: 4 })
  const { added, library } = await aLibrary(town)
  const picture = await added(drawing('green'))
  const { database } = town
  let removing: Promise<number> | undefined
  await database.transaction().execute(async (tx) => {
    await tx
      .updateTable('badgePictures')
      .set({ usedAt: daysLater(31) })
      .where('organisationId', '=', library.organisationId)
      .execute()
    removing = removeUnusedPictures({ database, now: daysLater(31) })
    await new Promise((later) => setTimeout(later, 200))
  })
  expect(await removing).toBe(0)
  expect(await findBadgePicture({ picture, size: 'small' }, town)).toBeDefined()
})
