import { sign } from 'node:crypto'
import type { AwardWithBadge } from '#capabilities/awards/find-award.ts'
import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import type { PassSigners } from '#infrastructure/read-passes.ts'
import type { Site } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { passText } from './pass-format.ts'

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** The link by which Google Wallet keeps a pass: what stands on it is in the link itself, signed by the operator's account (Google Wallet, generic pass). */
export function signGooglePass(
  { award, language }: { award: AwardWithBadge; language: Language },
  { site, google, now }: { site: Site; google: NonNullable<PassSigners['google']>; now: Date },
): string {
  const t = translator(language)
  const text = passText(award, { language, origin: site.origin })
  const said = (value: string) => ({ defaultValue: { language, value } })
  const { issuerId, email, key } = google
  const classId = `${issuerId}.waymark-badge`
  const pass = {
    ...{ id: `${issuerId}.${award.id}`, classId, state: 'ACTIVE', hexBackgroundColor: '#fbfaf5' },
    ...{ cardTitle: said(text.organisation), header: said(text.badge) },
    logo: { sourceUri: { uri: `${badgeVersionUrl(site.origin, award.badgeVersionId)}.png` } },
    textModulesData: [
      { id: 'awarded', header: t('awards.awarded'), body: longDate(language, text.awardedAt) },
      { id: 'shows', header: t('check.description'), body: text.description },
    ],
    barcode: { type: 'QR_CODE', value: text.address },
    linksModuleData: { uris: [{ id: 'check', uri: text.address, description: t('wallets.pass.check') }] },
    ...(text.validUntil && { validTimeInterval: { end: { date: text.validUntil.toISOString() } } }),
  }
  const body = {
    ...{ iss: email, aud: 'google', typ: 'savetowallet', iat: Math.floor(now.getTime() / 1000) },
    origins: [site.origin],
    payload: { genericClasses: [{ id: classId }], genericObjects: [pass] },
  }
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(body)}`
  return `https://pay.google.com/gp/v/save/${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
