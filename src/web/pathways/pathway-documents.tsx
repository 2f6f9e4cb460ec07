import { Hono } from 'hono'
import { renderToStaticMarkup } from 'react-dom/server'
import { findNamedThings } from '#capabilities/pathways/find-named-things.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { findPathwayCtdl } from '#capabilities/pathways/find-pathway-ctdl.ts'
import { PathwayPicture, stepAnchor } from '#capabilities/pathways/ui/pathway-picture.tsx'
import { viewOf } from '#capabilities/pathways/view-rules.ts'
import type { Services } from '#infrastructure/services.ts'
import { WordsProvider } from '#infrastructure/words/use-translation.tsx'
import { languageOf } from '#web/site/language.ts'

/** Pathways as files: the picture, to share and to print, and linked data for other programs. */
export function pathwayDocuments({ database, site }: Pick<Services, 'database' | 'site'>) {
  const app = new Hono()

  app.get('/:place/pathways/:file{[a-z0-9-]+\\.svg}', async (c) => {
    const slug = c.req.param('file').replace(/\.svg$/, '')
    const pathway = await findPathway({ placeSlug: c.req.param('place'), slug }, { database })
    if (!pathway) return c.notFound()
    const { language } = languageOf(c.req.raw, site)
    const view = viewOf(pathway.content, await findNamedThings([pathway.content], { database, now: new Date() }))
    const page = `${site.origin}/${pathway.placeSlug}/pathways/${pathway.slug}`
    const picture = renderToStaticMarkup(
      <WordsProvider language={language}>
        <PathwayPicture content={pathway.content} view={view} hrefOf={(key) => page + stepAnchor(key)} asFile />
      </WordsProvider>,
    )
    return c.body(picture, 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-language': language,
      'cache-control': 'public, max-age=60',
      vary: 'Cookie, Accept-Language',
    })
  })

  app.get('/:place/pathways/:file{[a-z0-9-]+\\.jsonld}', async (c) => {
    const slug = c.req.param('file').replace(/\.jsonld$/, '')
    const pathway = await findPathway({ placeSlug: c.req.param('place'), slug }, { database })
    if (!pathway) return c.notFound()
    return c.body(JSON.stringify(await findPathwayCtdl(pathway, { database, site, now: new Date() }), null, 2), 200, {
      'content-type': 'application/ld+json',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    })
  })

  return app
}
