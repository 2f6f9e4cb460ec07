import { StatusTag } from '../cards/status-tag.tsx'
import { Chips } from '../cards/tags.tsx'
import { ButtonLink } from '../forms/button.tsx'
import { SearchBox } from '../forms/search-box.tsx'
import { Stack } from '../layout/arrange.tsx'
import { BackLink, Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { DemoBar } from '../layout/demo-bar.tsx'
import { DeskLayout } from '../layout/desk-layout.tsx'
import { Hero } from '../layout/hero.tsx'
import { PageHead } from '../layout/page-head.tsx'
import { SiteFooter } from '../layout/site-footer.tsx'
import { SiteHeader } from '../layout/site-header.tsx'
import { renderPlacePattern } from '../pattern/render-place-pattern.ts'
import { SummaryList } from '../tables/summary-list.tsx'
import { asDataUri } from './data-uri.ts'
import type { Words } from './words.ts'

type SectionProps = { words: Words }

export function LetterSection({ words: { letters } }: SectionProps) {
  return (
    <Stack>
      <p className="lead">{letters.lead}</p>
      <h3>{letters.first}</h3>
      <h4>{letters.second}</h4>
      <p>{letters.text}</p>
      <h4>{letters.third}</h4>
      <p className="small muted">{letters.small}</p>
    </Stack>
  )
}

export function HeaderSection({ words: { header } }: SectionProps) {
  return (
    <>
      <DemoBar
        text={header.demo}
        label={header.demoSignIn}
        action="#header"
        name="person"
        people={[
          { value: 'learner', name: 'Aisha Khan', role: header.learner },
          { value: 'librarian', name: 'Tomasz Nowak', role: header.librarian },
          { value: 'lead', name: 'Meera Shah', role: header.lead },
        ]}
      />
      <SiteHeader
        home={{ href: '#header', name: header.place }}
        label={header.navigation}
        nav={(['learn', 'map', 'pathways', 'badges', 'organisations', 'impact'] as const).map((key) => ({
          href: `#to-${key}`,
          label: header[key],
          current: key === 'learn',
        }))}
        menu={{ open: header.menu, close: header.close }}
        account={{ href: '#sign-in', label: header.signIn }}
      />
      <Breadcrumbs
        label={header.crumbs}
        items={[
          { href: '#crumb-place', label: header.place },
          { href: '#crumb-badges', label: header.badges },
        ]}
      />
      <BackLink href="#header" label={header.back} />
      <SiteFooter
        label={header.footer}
        links={(['check', 'accessibility', 'privacy'] as const).map((key) => ({
          href: `#foot-${key}`,
          label: header[key],
        }))}
      >
        {header.footerText}
      </SiteFooter>
    </>
  )
}

export function HeroSection({ words: { hero } }: SectionProps) {
  return (
    <Hero
      level={3}
      title={hero.title}
      lead={hero.lead}
      patternUrl={asDataUri(renderPlacePattern({ seed: 'brighton', kind: 'contours' }))}
    >
      <SearchBox
        action="#hero"
        label={hero.search}
        submit={hero.submit}
        fields={[
          { name: 'q', label: hero.like, example: hero.likeExample },
          { name: 'near', label: hero.near, example: hero.nearExample },
        ]}
      />
      <Chips
        label={hero.ways}
        chips={(['week', 'free', 'online', 'outdoors'] as const).map((key) => ({
          href: `#way-${key}`,
          label: hero[key],
        }))}
      />
    </Hero>
  )
}

export function ConsoleSection({ words: { cards, console, tables } }: SectionProps) {
  const link = (key: 'opportunities' | 'awards' | 'members' | 'settings' | 'today') => ({
    href: `#console-${key}`,
    label: console[key],
    current: key === 'today',
  })
  return (
    <DeskLayout
      name={cards.library}
      label={console.navigation}
      menuLabel={console.menu}
      foot={null}
      items={[
        { ...link('today'), count: 3, countLabel: console.todayWaiting },
        ...(['opportunities', 'awards', 'members', 'settings'] as const).map(link),
      ]}
    >
      <PageHead
        level={3}
        title={console.head}
        lead={console.lead}
        actions={
          <ButtonLink href="#console" icon="plus">
            {console.award}
          </ButtonLink>
        }
      />
      <SummaryList
        lines
        rows={[
          { term: 'Aisha Khan', detail: <StatusTag tone="warn">{tables.waiting}</StatusTag> },
          { term: 'Jo Bell', detail: <StatusTag tone="bad">{tables.returned}</StatusTag> },
        ]}
      />
    </DeskLayout>
  )
}
