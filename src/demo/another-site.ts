import { randomUUID } from 'node:crypto'
import {
  type Alignment,
  bakePng,
  buildAchievementCredential,
  didDocument,
  didKeyOf,
  generateKeyPair,
  signCredential,
} from '@waymark/open-badges'
import sharp from 'sharp'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { renderBadgeSvg } from '#design/badge/render-badge.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'

interface Given {
  name?: string
  description?: string
  /** The address that it names; no address at all where null. */
  to?: string | null
  /** Signed with a key that no website stands for. */
  bareKey?: boolean
  skills?: string[]
  awardedDate?: Date
  validUntil?: Date
}

interface Site {
  host?: string
  called?: string
  look?: BadgeDesign
  now: Date
}

const plain: BadgeDesign = { outline: 'circle', icon: 'heart', colour: 'brick', ring: 'plain', level: 1 }

/** Another site that gives badges: what it signed, and what it answers when it is asked, as long as it answers. */
export async function anotherSite({ host = 'redcross.example', called = 'Red Cross', look = plain, now }: Site) {
  const key = await generateKeyPair()
  const web = `did:web:${host}`
  const site = { isUp: true, asked: [] as string[], pages: new Map<string, Uint8Array | string>() }
  const document = JSON.stringify(didDocument({ did: web, keys: [key.publicKeyMultibase] }))
  site.pages.set(`https://${host}/.well-known/did.json`, document)
  const askOutside: FetchDocument = async (address) => {
    site.asked.push(address)
    const page = site.isUp ? site.pages.get(address) : undefined
    if (page === undefined) return { ok: false, reason: 'no answer from the address' }
    return { ok: true, body: Buffer.from(page), contentType: 'application/json' }
  }
  const give = async ({
    name = 'First Aid',
    description = 'Helps until help comes.',
    to,
    bareKey = false,
    skills = [],
    ...more
  }: Given = {}) => {
    const did = bareKey ? didKeyOf(key.publicKeyMultibase) : web
    const alignment = skills.map(
      (skill): Alignment => ({
        type: ['Alignment'],
        targetName: skill,
        targetUrl: `https://skills.example/${skill.toLowerCase()}`,
      }),
    )
    const credential = buildAchievementCredential({
      id: `urn:uuid:${randomUUID()}`,
      issuer: { id: did, type: ['Profile'], name: called, url: `https://${host}` },
      achievement: {
        ...{ id: `https://${host}/badges/aid`, type: ['Achievement'], name, description },
        ...{ criteria: { narrative: 'A day of practice.' }, ...(alignment.length > 0 && { alignment }) },
      },
      subject:
        to === null
          ? { id: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' }
          : {
              identifiers: [
                { type: 'IdentityObject', identityType: 'emailAddress', hashed: false, identityHash: to ?? '' },
              ],
            },
      ...{ awardedDate: more.awardedDate ?? now, validFrom: more.awardedDate ?? now, validUntil: more.validUntil },
    })
    const verificationMethod = bareKey ? `${did}#${key.publicKeyMultibase}` : `${web}#${key.publicKeyMultibase}`
    return JSON.stringify(await signCredential(credential, { key, verificationMethod, created: now }))
  }
  const picture = await sharp(Buffer.from(renderBadgeSvg(look, { title: called })))
    .png()
    .toBuffer()
  const baked = async (given?: Given) => bakePng(picture, await give(given))
  return { site, askOutside, give, baked }
}
