import { PKPass } from 'passkit-generator'
import sharp from 'sharp'
import type { AwardWithBadge } from '#capabilities/awards/find-award.ts'
import { drawBadge } from '#capabilities/badges/draw-badge.ts'
import type { PassSigners } from '#infrastructure/read-passes.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { passText } from './pass-format.ts'

/** Widths of the two pictures in points; each is drawn at one and two pixels a point. */
const pictures = { icon: 29, thumbnail: 90 } as const

/** A pass for Apple Wallet, signed with what Apple gave the operator (Wallet Passes, package format). */
export async function drawApplePass(
  { award, language }: { award: AwardWithBadge; language: Language },
  { database, site, apple }: Pick<Services, 'database' | 'site'> & { apple: NonNullable<PassSigners['apple']> },
): Promise<Buffer> {
  const t = translator(language)
  const text = passText(award, { language, origin: site.origin })
  const { certificate: signerCert, key: signerKey, wwdr, passType, team } = apple
  const pass = new PKPass(
    await picturesOf(await drawBadge(award.badge.artwork, { database })),
    { signerCert, signerKey, wwdr },
    {
      ...{ formatVersion: 1, passTypeIdentifier: passType, teamIdentifier: team, serialNumber: award.id },
      ...{ organizationName: text.organisation, description: text.badge },
      ...{ backgroundColor: 'rgb(251, 250, 245)', foregroundColor: 'rgb(27, 34, 48)', labelColor: 'rgb(84, 92, 107)' },
    },
  )
  pass.type = 'generic'
  pass.primaryFields.push({ key: 'badge', label: text.organisation, value: text.badge })
  pass.secondaryFields.push({ key: 'awarded', label: t('awards.awarded'), value: longDate(language, text.awardedAt) })
  if (text.validUntil)
    pass.secondaryFields.push({
      key: 'until',
      label: t('check.validUntil'),
      value: longDate(language, text.validUntil),
    })
  pass.backFields.push({ key: 'shows', label: t('check.description'), value: text.description })
  pass.backFields.push({ key: 'check', label: t('wallets.pass.check'), value: text.address })
  pass.setBarcodes({ format: 'PKBarcodeFormatQR', message: text.address, messageEncoding: 'iso-8859-1' })
  if (text.validUntil) pass.setExpirationDate(text.validUntil)
  return pass.getAsBuffer()
}

async function picturesOf(badge: Uint8Array): Promise<Record<string, Buffer>> {
  const sized = Object.entries(pictures).flatMap(([name, points]) => [
    [`${name}.png`, points] as const,
    [`${name}@2x.png`, points * 2] as const,
  ])
  const drawn = sized.map(async ([name, width]) => [
    name,
    await sharp(badge).resize(width, width, fit).png().toBuffer(),
  ])
  return Object.fromEntries(await Promise.all(drawn))
}

const fit = { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } } as const
