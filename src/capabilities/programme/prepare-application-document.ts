import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type ApplicationField, readSpot, type Typed, topicFields, topics } from './application.ts'
import { type Call, regions } from './call.ts'
import type { PrintedDocument } from './draw-document.ts'
import type { Assessed } from './list-to-assess.ts'

type Powers = Pick<Services, 'site'> & { language: Language; now: Date }

interface PrintedApplication extends Partial<Pick<Assessed, 'requests' | 'partners'>> {
  reference: string
  /** 0 where it is a draft. */
  revision: number
  typed: Typed
  call: Pick<Call, 'title' | 'titleCy'>
}

/** An application as a document to print: a draft as it stands, or a version as it was sent. */
export function prepareApplicationDocument(
  { reference, revision, typed, call, requests = [], partners = [] }: PrintedApplication,
  { site, language, now }: Powers,
): PrintedDocument {
  const t = translator(language)
  const said = (field: ApplicationField, text: string | undefined) => {
    const region = field === 'region' && regions.find((one) => one === text)
    if (field === 'spot') return text !== undefined && readSpot(text) ? text : t('applying.spot.none')
    return region ? t(`programme.region.${region}`) : text?.trim() || t('applying.check.notSaid')
  }
  const version =
    revision === 0 ? t('applying.draft', { reference }) : t('assessing.page.reference', { reference, revision })
  return {
    ...{ language, title: typed.place?.placeName ?? reference },
    lead: `${t('applying.tasks.eyebrow', { title: inLanguage(language, call.title, call.titleCy) })}. ${version}.`,
    parts: [
      ...topics.map((topic) => ({
        title: t(`applying.topic.${topic}`),
        rows: topicFields[topic].map((field) => ({
          term: t(`applying.field.${field}`),
          text: said(field, typed[topic]?.[field]),
        })),
      })),
      ...(requests.length === 0
        ? []
        : [
            {
              title: t('information.beside'),
              rows: requests.map(({ asked, answer }) => ({
                ...(asked === null ? {} : { term: asked }),
                text: answer ?? t('information.noAnswer'),
              })),
            },
          ]),
      ...(partners.length === 0
        ? []
        : [
            {
              title: t('together.partners.beside'),
              rows: partners.map(({ organisation, part }) => ({ term: organisation, text: part })),
            },
          ]),
    ],
    foot: `${new URL(site.origin).host} · ${reference} · ${longDate(language, now)}`,
    leftOut: t('applying.leftOut'),
  }
}
