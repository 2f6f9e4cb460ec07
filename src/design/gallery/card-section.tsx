import { BadgeArt } from '../badge/badge-art.tsx'
import { Card } from '../cards/card.tsx'
import { ListingCard, WithArt } from '../cards/listing-card.tsx'
import { StatNumbers } from '../cards/stat-numbers.tsx'
import { Chips, Tags } from '../cards/tags.tsx'
import { Trail } from '../cards/trail.tsx'
import { Grid } from '../layout/arrange.tsx'
import { code, crew, grower, kitchen, site } from './specimens.ts'
import type { Words } from './words.ts'

export function CardSection({ words: { cards, hero, tables } }: { words: Words }) {
  return (
    <>
      <Grid>
        <ListingCard
          when={cards.when}
          title={cards.club}
          href="#card-club"
          subtitle={cards.library}
          facts={[hero.free, cards.ages, { icon: 'map-pin', text: cards.step }]}
          footer={
            <WithArt art={<BadgeArt design={code} alt="" />}>
              {cards.earns} <strong>{tables.coder}</strong>
            </WithArt>
          }
        />
        <ListingCard
          when={cards.when}
          title={cards.long}
          href="#card-long"
          subtitle={cards.library}
          facts={[hero.free, hero.online, hero.outdoors, cards.ages, cards.step]}
          footer={
            <WithArt art={<BadgeArt design={grower} alt="" />}>
              {cards.earns} <strong>{tables.grower}</strong>
            </WithArt>
          }
        />
        <ListingCard title={cards.bare} href="#card-bare" />
        <ListingCard
          art={<BadgeArt design={crew} alt="" size="medium" />}
          title={tables.coder}
          href="#card-art"
          subtitle={cards.library}
        />
        <Card sunk>
          <p>{cards.aside}</p>
        </Card>
      </Grid>
      <ListingCard title={cards.trail} href="#card-trail" subtitle={<span className="small">{cards.trailFacts}</span>}>
        <Trail
          steps={[
            { key: 'try', art: <BadgeArt design={grower} alt="" />, label: cards.try, state: tables.done },
            { key: 'learn', art: <BadgeArt design={kitchen} alt="" />, label: cards.learn, state: cards.next },
            { key: 'show', art: <BadgeArt design={site} alt="" />, label: cards.show },
            { key: 'reach', art: <BadgeArt design={crew} alt="" />, label: cards.reach },
          ]}
        />
      </ListingCard>
      <StatNumbers
        numbers={[
          { value: '2,000', label: cards.people },
          { value: '53', label: cards.employers },
          { value: '350', label: cards.opportunities },
          { value: '3,675', label: cards.issued },
          { value: '49%', label: cards.several },
        ]}
      />
      <Tags tags={[{ label: cards.teamwork }, { label: cards.safety, href: '#skill' }]} />
      <Chips
        label={cards.skills}
        chips={[
          { href: '#chip-1', label: hero.free, current: true },
          { href: '#chip-2', label: hero.online },
          { href: '#chip-3', label: hero.outdoors },
        ]}
      />
    </>
  )
}
