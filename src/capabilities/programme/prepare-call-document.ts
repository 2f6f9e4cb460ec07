import type { Services } from '#infrastructure/services.ts'
import { dayAndTime, longDate, pounds } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { regions } from './call.ts'
import type { PrintedDocument } from './draw-document.ts'
import type { PublicCall } from './public-call.ts'
import { criteria, leadAttributes, leadDuties, levels } from './rubric.ts'

type Powers = Pick<Services, 'site'> & { language: Language; now: Date }

const dayOf = (date: string) => new Date(`${date}T12:00:00Z`)

/** A call as a document to print: all that its page says of what is offered and asked, and how it is decided. */
export function prepareCallDocument(call: PublicCall, { site, language, now }: Powers): PrintedDocument {
  const t = translator(language)
  const inPounds = (amount: number) => pounds(language, amount * 100)
  const title = inLanguage(language, call.title, call.titleCy)
  const known = regions.filter((one) => call.preferredRegions.some((preferred) => preferred === one))
  return {
    ...{ language, title, lead: inLanguage(language, call.lead, call.leadCy) },
    parts: [
      {
        title: t('programme.call.year'),
        rows: [
          { term: t('calls.form.opensAt'), text: dayAndTime(language, call.opensAt, now) },
          {
            term: t('calls.form.closesAt'),
            text: `${dayAndTime(language, call.closesAt, now)} ${t('programme.call.zone')}`,
          },
          ...(['interviewsOn', 'announcedOn', 'beginsOn'] as const).map((name) => ({
            term: t(`calls.form.${name}`),
            text: longDate(language, dayOf(call[name])),
          })),
        ],
      },
      {
        title: t('programme.call.offered'),
        rows: [
          { text: t('programme.call.placements', { count: call.placements }) },
          { text: `${inPounds(call.valuePounds)} ${t('programme.call.worth')}` },
          { text: `${inPounds(call.contributionPounds)} ${t('programme.call.part')}` },
          { text: t('programme.call.subsidy', { amount: inPounds(call.valuePounds - call.contributionPounds) }) },
          { term: t('programme.call.preferred'), text: known.map((one) => t(`programme.region.${one}`)).join(', ') },
        ],
      },
      {
        title: t('programme.call.asked'),
        rows: [
          { text: t('programme.call.askedText') },
          ...leadDuties.map((duty, index) => ({ text: `${index + 1}. ${t(`programme.duty.${duty}`)}` })),
        ],
      },
      {
        title: t('programme.call.attributes'),
        rows: [
          { text: t('programme.call.attributesText') },
          ...leadAttributes.map((one) => ({
            term: t(`programme.attribute.${one}.name`),
            text: t(`programme.attribute.${one}.text`),
          })),
        ],
      },
      {
        title: t('programme.call.decided'),
        rows: [{ text: t('programme.call.decidedText', { count: call.shortlistSize }) }],
      },
      ...criteria.map((criterion) => ({
        title: t(`programme.criterion.${criterion}.name`),
        rows: [
          { text: t(`programme.criterion.${criterion}.text`) },
          ...levels
            .toReversed()
            .map((level) => ({ text: `${level}: ${t(`programme.criterion.${criterion}.${level}`)}` })),
        ],
      })),
    ],
    foot: `${site.origin}/programme/calls/${call.slug}`,
    leftOut: t('applying.leftOut'),
  }
}
