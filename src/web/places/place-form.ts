import { z } from 'zod'
import { guardianProofs } from '#capabilities/guardians/guardian.ts'
import { introductionConsents, placeHues, placePatterns } from '#capabilities/places/place.ts'
import { languages } from '#infrastructure/words/languages.ts'
import { optionalText, requiredText, says } from '#web/site/fields.ts'

/** What a place says of itself, its colours and which parts it has. */
export const placeDetailsForm = z.object({
  name: requiredText(80),
  nameCy: optionalText(80),
  summary: requiredText(300),
  summaryCy: optionalText(300),
  hue: z.enum(placeHues, { error: says('forms.choose') }),
  pattern: z.enum(placePatterns, { error: says('forms.choose') }),
  firstLanguage: z.enum(languages).default('en'),
  guardianProof: z.enum(guardianProofs).default('address'),
  introductionConsent: z.enum(introductionConsents).default('own'),
  neighbourhoods: z.string().default(''),
  terms: z.string().max(2000, says('forms.tooLong')).default(''),
})

/** Opening a place: also its address and where its middle is, which never change. */
export const placeForm = placeDetailsForm.omit({ terms: true, guardianProof: true, introductionConsent: true }).extend({
  slug: z
    .string({ error: says('forms.required') })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, says('admin.place.badSlug'))
    .max(60, says('forms.tooLong')),
  middle: requiredText(120),
})

/** Words that an address of the site begins with already. */
export const takenSlugs = new Set([
  'accessibility',
  'admin',
  'api',
  'assets',
  'auth',
  'awards',
  'badge-versions',
  'asks',
  'claim',
  'confirm',
  'demo',
  'design',
  'endorsements',
  'pledges',
  'successions',
  'portfolio',
  'erase',
  'h',
  'here',
  'issuers',
  'interests',
  'introductions',
  'invitations',
  'mails',
  'dids',
  'handover',
  'healthz',
  'bookings',
  'leaving',
  'map',
  'me',
  'metrics',
  'not-from-here',
  'openactive',
  'openreferral',
  'organisations',
  'programme',
  'patterns',
  'scenes',
  'share',
  'places',
  'privacy',
  'too-large',
  'programme',
  'readyz',
  'search',
  'sign-in',
  'sign-out',
  'sitemaps',
  'skills',
  'status',
  'tiles',
  'unfollow',
  'vc',
  'verify',
])
