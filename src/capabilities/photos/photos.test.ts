import sharp from 'sharp'
import { expect, test } from 'vitest'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { foundPlace } from '#capabilities/places/found-place.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addPhoto } from './add-photo.ts'
import { findEntrance, findOwnPhotos, findPhotoFile, findShownPhoto, listShownPhotos } from './find-shown-photo.ts'
import type { PhotoAuthority, PhotoPlan } from './photo.ts'
import { mostWaiting } from './photo-rules.ts'
import { removePhoto } from './remove-photo.ts'
import { removeUnusedPhotos } from './remove-unused-photos.ts'
import { showPhoto } from './show-photo.ts'
import { withdrawPhoto } from './withdraw-photo.ts'

const bytes = await sharp({ create: { width: 800, height: 450, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer()
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

async function aGallery() {
  const town = await aTown()
  const [own, other] = [await anOrganisation(town), await anOrganisation(town, { name: 'Another' })]
  const { opportunityId } = await anOpportunity(town, own)
  const { database, placeId, lead, administrator } = town
  const second = await foundPlace(
    {
      ...{
        slug: 'hilltown',
        name: 'Hilltown',
        nameCy: null,
        summary: 'A town on a hill.',
        summaryCy: null,
        hue: 'pine',
      },
      ...{ pattern: 'streets', latitude: 51, longitude: -1, neighbourhoods: [], cohorts: [] },
    },
    { database, administrator, now },
  )
  if (!second.ok) throw new Error('the place exists')
  const elsewhere = mintCityLead({ placeId: second.placeId, personId: lead.personId })
  const add = async (plan: PhotoPlan, by: PhotoAuthority, alt = 'Six people plant beans') =>
    addPhoto({ ...plan, bytes, alt, altCy: null, showsPeople: false }, { database, by, now })
  const kept = async (plan: PhotoPlan, by: PhotoAuthority, alt?: string) => {
    const outcome = await add(plan, by, alt)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.photoId
  }
  const powers = (by: PhotoAuthority, at = now) => ({ database, by, now: at })
  const ofOpportunity: PhotoPlan = { owner: { opportunityId }, use: 'picture' }
  const ofOrganisation: PhotoPlan = { owner: { organisationId: own.manager.organisationId }, use: 'logo' }
  const ofPlace: PhotoPlan = { owner: { placeId }, use: 'picture' }
  const isServed = async (photoId: string) =>
    (await findPhotoFile({ photoId, size: 'thumb', format: 'webp' }, { database })) !== undefined
  return {
    database,
    own,
    other,
    lead,
    elsewhere,
    placeId,
    opportunityId,
    add,
    kept,
    powers,
    ofOpportunity,
    ofOrganisation,
    ofPlace,
    isServed,
  }
}

test('nobody sees a photo before it is shown, and nobody after it is taken off; it can be shown again', async () => {
  const { database, own, kept, powers, ofOpportunity, isServed } = await aGallery()
  const photoId = await kept(ofOpportunity, own.manager)
  const shown = () => findShownPhoto(ofOpportunity, { database })
  expect([await isServed(photoId), await shown()]).toEqual([false, undefined])
  expect((await findOwnPhotos(ofOpportunity, { database })).waiting[0]?.look).toMatch(/^data:image\/webp;base64,/)
  expect(await showPhoto({ photoId, ...ofOpportunity }, powers(own.manager))).toEqual({ ok: true })
  expect([await isServed(photoId), (await shown())?.id]).toEqual([true, photoId])
  await withdrawPhoto(ofOpportunity, powers(own.manager))
  expect([await isServed(photoId), await shown()]).toEqual([false, undefined])
  await showPhoto({ photoId, ...ofOpportunity }, powers(own.manager))
  expect(await isServed(photoId)).toBe(true)
  // What is shown is not deleted by the button of what waits.
  await removePhoto({ photoId, ...ofOpportunity }, powers(own.manager))
  expect(await isServed(photoId)).toBe(true)
})

test('what is hidden hides its photo too', async () => {
  const { database, own, kept, powers, ofOpportunity, isServed } = await aGallery()
  const photoId = await kept(ofOpportunity, own.manager)
  await showPhoto({ photoId, ...ofOpportunity }, powers(own.manager))
  const set = (status: 'draft' | 'archived') => database.updateTable('opportunities').set({ status }).execute()
  await set('draft')
  expect(await isServed(photoId)).toBe(false)
  expect((await findOwnPhotos(ofOpportunity, { database })).shown?.look).toMatch(/^data:image/)
  await set('archived')
  expect(await isServed(photoId)).toBe(true)
})

test('one is shown at a time: the other waits in its place', async () => {
  const { database, own, kept, powers, ofOrganisation, isServed } = await aGallery()
  const first = await kept(ofOrganisation, own.manager, 'First')
  await showPhoto({ photoId: first, ...ofOrganisation }, powers(own.manager))
  const second = await kept(ofOrganisation, own.manager, 'Second')
  const third = await kept(ofOrganisation, own.manager, 'Third')
  const outcomes = await Promise.all(
    [third, third, third].map((photoId) => showPhoto({ photoId, ...ofOrganisation }, powers(own.manager))),
  )
  expect(outcomes.every((one) => one.ok)).toBe(true)
  const { shown, waiting } = await findOwnPhotos(ofOrganisation, { database })
  expect([shown?.alt, ...waiting.map((one) => one.alt).toSorted()]).toEqual(['Third', 'First', 'Second'])
  expect([await isServed(first), await isServed(third)]).toEqual([false, true])
  const organisationIds = [own.manager.organisationId]
  expect([...(await listShownPhotos({ organisationIds, use: 'logo' }, { database })).values()]).toMatchObject([
    { alt: 'Third' },
  ])
  expect(await listShownPhotos({ organisationIds, use: 'picture' }, { database })).toEqual(new Map())
  await withdrawPhoto(ofOrganisation, powers(own.manager))
  for (const photoId of [first, third]) await removePhoto({ photoId, ...ofOrganisation }, powers(own.manager))
  const left = async () => (await findOwnPhotos(ofOrganisation, { database })).waiting.map((one) => one.id)
  expect(await left()).toEqual([second])
  expect(await showPhoto({ photoId: first, ...ofOrganisation }, powers(own.manager))).toEqual({
    ok: false,
    refusal: 'not-there',
  })
  for (let number = 0; number < mostWaiting; number++) await kept(ofOrganisation, own.manager)
  expect(await left()).toHaveLength(mostWaiting)
})

test('only those whose it is add, show, take off and delete', async () => {
  const {
    database,
    own,
    other,
    lead,
    elsewhere,
    placeId,
    add,
    kept,
    powers,
    ofOpportunity,
    ofOrganisation,
    ofPlace,
    isServed,
  } = await aGallery()
  const strangers: [PhotoPlan, PhotoAuthority[]][] = [
    [ofOpportunity, [other.manager, lead, elsewhere]],
    [ofOrganisation, [other.manager, lead]],
    [ofPlace, [own.manager, elsewhere]],
    [{ owner: { placeId }, use: 'logo' }, [lead]],
    [{ ...ofOpportunity, use: 'logo' }, [own.manager]],
    [{ ...ofOrganisation, use: 'entrance' }, [other.manager, lead]],
    [{ owner: { placeId }, use: 'entrance' }, [lead]],
    [{ ...ofOpportunity, use: 'entrance' }, [other.manager, lead]],
  ]
  for (const [plan, by] of strangers)
    for (const one of by)
      expect(await add(plan, one), JSON.stringify([plan, one])).toEqual({ ok: false, refusal: 'not-theirs' })
  for (const [plan, owner, stranger] of [
    [ofOpportunity, own.manager, other.manager],
    [ofOrganisation, own.manager, other.manager],
    [ofPlace, lead, elsewhere],
  ] as const) {
    const photoId = await kept(plan, owner)
    expect(await showPhoto({ photoId, ...plan }, powers(stranger))).toEqual({ ok: false, refusal: 'not-there' })
    await removePhoto({ photoId, ...plan }, powers(stranger))
    expect(await showPhoto({ photoId, ...plan }, powers(owner))).toEqual({ ok: true })
    await withdrawPhoto(plan, powers(stranger))
    expect(await isServed(photoId)).toBe(true)
  }
  // A photo of one thing is not shown for another of the same owner.
  const photoId = await kept({ owner: { organisationId: own.manager.organisationId }, use: 'picture' }, own.manager)
  expect(await showPhoto({ photoId, ...ofOpportunity }, powers(own.manager))).toEqual({
    ok: false,
    refusal: 'not-there',
  })
  expect((await findShownPhoto(ofOpportunity, { database }))?.id).not.toBe(photoId)
})

test('the way in is shown beside the picture, whole, and never in its stead', async () => {
  const { database, own, kept, powers, ofOpportunity } = await aGallery()
  const ofEntrance: PhotoPlan = { ...ofOpportunity, use: 'entrance' }
  const entrance = await kept(ofEntrance, own.manager, 'A ramp with a handrail')
  expect(await showPhoto({ photoId: entrance, ...ofOpportunity }, powers(own.manager))).toMatchObject({ ok: false })
  await showPhoto({ photoId: entrance, ...ofEntrance }, powers(own.manager))
  const listed = async () => (await listOpportunities({ limit: 9 }, { database, now })).rows.map(({ photo }) => photo)
  expect(await listed()).toEqual([null])
  const picture = await kept(ofOpportunity, own.manager)
  await showPhoto({ photoId: picture, ...ofOpportunity }, powers(own.manager))
  expect(await listed()).toMatchObject([{ id: picture }])
  expect(await findShownPhoto(ofEntrance, { database })).toMatchObject({ id: entrance, alt: 'A ramp with a handrail' })
  const file = await findPhotoFile({ photoId: entrance, size: 'card', format: 'webp' }, { database })
  const { width, height } = await sharp(file).metadata()
  expect([width, height]).toEqual([800, 450])
})

test('the way in to an organisation is shown for what has none of its own, and for no other organisation', async () => {
  const { database, own, other, kept, powers, opportunityId, ofOpportunity, ofOrganisation } = await aGallery()
  const ofHouse: PhotoPlan = { ...ofOrganisation, use: 'entrance' }
  const house = await kept(ofHouse, own.manager, 'Two steps and a ramp')
  const asked = { opportunityId, organisationId: own.manager.organisationId }
  const found = async (more: Partial<typeof asked> = {}) => {
    const entrance = await findEntrance({ ...asked, ...more }, { database })
    return entrance && [entrance.id, entrance.isOfOrganisation]
  }
  expect(await found()).toBeUndefined()
  await showPhoto({ photoId: house, ...ofHouse }, powers(own.manager))
  expect(await found()).toEqual([house, true])
  expect(await found({ organisationId: other.manager.organisationId })).toBeUndefined()
  const ofEntrance: PhotoPlan = { ...ofOpportunity, use: 'entrance' }
  const entrance = await kept(ofEntrance, own.manager)
  await showPhoto({ photoId: entrance, ...ofEntrance }, powers(own.manager))
  expect(await found()).toEqual([entrance, false])
})

test('what nobody has shown for a month goes, what is shown stays', async () => {
  const { database, own, lead, kept, powers, ofOpportunity, ofPlace } = await aGallery()
  await showPhoto({ photoId: await kept(ofPlace, lead), ...ofPlace }, powers(lead))
  await kept(ofOpportunity, own.manager)
  const left = async () => (await database.selectFrom('photos').select('id').execute()).length
  await removeUnusedPhotos({ database, now: later(29) })
  expect(await left()).toBe(2)
  await removeUnusedPhotos({ database, now: later(31) })
  expect(await left()).toBe(1)
  expect(await database.selectFrom('photoFiles').select('photoId').distinct().execute()).toHaveLength(1)
})
