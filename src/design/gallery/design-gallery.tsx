import { Section } from '../layout/section.tsx'
import { SkipLink } from '../layout/skip-link.tsx'
import { Wrap } from '../layout/wrap.tsx'
import { BadgeSection } from './badge-section.tsx'
import { CardSection } from './card-section.tsx'
import { ChartSection } from './chart-section.tsx'
import { ColourSection } from './colour-section.tsx'
import { ButtonSection, FilterSection, FormSection } from './form-section.tsx'
import { ConsoleSection, HeaderSection, HeroSection, LetterSection } from './layout-section.tsx'
import { MessageSection } from './message-section.tsx'
import { PatternSection } from './pattern-section.tsx'
import { TableSection } from './table-section.tsx'
import { type GalleryLanguage, type Words, words } from './words.ts'

type DesignGalleryProps = {
  language: GalleryLanguage
  /** This page in the other language. */
  otherLanguageHref: string
}

const sections = [
  ['letters', LetterSection],
  ['colour', ColourSection],
  ['header', HeaderSection],
  ['hero', HeroSection],
  ['buttons', ButtonSection],
  ['forms', FormSection],
  ['filters', FilterSection],
  ['tables', TableSection],
  ['cards', CardSection],
  ['messages', MessageSection],
  ['badges', BadgeSection],
  ['patterns', PatternSection],
  ['charts', ChartSection],
  ['console', ConsoleSection],
] as const satisfies [keyof Words, (props: { words: Words }) => React.ReactNode][]

/** A whole page (skip link and `<main>` too) that shows every component in every state. */
export function DesignGallery({ language, otherLanguageHref }: DesignGalleryProps) {
  const text = words[language]
  const other = language === 'en' ? 'cy' : 'en'
  return (
    <div lang={language}>
      <SkipLink label={text.page.skip} />
      <main id="content" tabIndex={-1}>
        <Wrap>
          <div className="page">
            <div className="page-head">
              <h1>{text.page.title}</h1>
              <p className="lead">{text.page.lead}</p>
              <p>
                <a href={otherLanguageHref} lang={other} hrefLang={other}>
                  {text.page.otherLanguage}
                </a>
              </p>
              <nav aria-label={text.page.contents}>
                <ul className="tags">
                  {sections.map(([key]) => (
                    <li key={key}>
                      <a className="chip" href={`#${key}`}>
                        {titleOf(text, key)}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </div>
          </div>
          {sections.map(([key, Part]) => (
            <Section key={key} id={key} title={titleOf(text, key)}>
              <Part words={text} />
            </Section>
          ))}
        </Wrap>
      </main>
    </div>
  )
}

function titleOf(text: Words, key: (typeof sections)[number][0]): string {
  return key === 'hero' ? text.hero.part : text[key].title
}
