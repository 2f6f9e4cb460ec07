import { BadgeArt } from '../badge/badge-art.tsx'
import {
  type BadgeColour,
  badgeColours,
  badgeIconNames,
  badgeLevels,
  badgeOutlines,
  badgeRings,
} from '../badge/badge-design.ts'
import { Row } from '../layout/arrange.tsx'
import { site } from './specimens.ts'
import type { Words } from './words.ts'

const colours = Object.keys(badgeColours) as BadgeColour[]
const pick = <Item,>(items: readonly [Item, ...Item[]], index: number): Item => items[index % items.length] ?? items[0]

export function BadgeSection({ words: { badges } }: { words: Words }) {
  return (
    <>
      <p>{badges.grey}</p>
      <Row>
        <BadgeArt design={site} alt={badges.alt} size="large" />
        <BadgeArt design={site} alt={badges.alt} size="medium" />
        <BadgeArt design={site} alt={badges.alt} />
      </Row>
      <h3>{badges.outlines}</h3>
      <Row>
        {badgeOutlines.flatMap((outline, row) =>
          badgeRings.map((ring, column) => (
            <BadgeArt
              key={outline + ring}
              size="medium"
              alt=""
              design={{
                outline,
                ring,
                icon: pick(['sailboat', 'drama', 'bike', 'lightbulb'], column + row),
                colour: colours[(row * 4 + column) % 12] ?? 'sky',
                level: pick(badgeLevels, column),
              }}
            />
          )),
        )}
      </Row>
      <h3>{badges.levels}</h3>
      <Row>
        {badgeLevels.map((level) => (
          <BadgeArt key={level} size="medium" alt="" design={{ ...site, level }} />
        ))}
      </Row>
      <h3>{badges.colours}</h3>
      <Row>
        {colours.map((colour) => (
          <BadgeArt
            key={colour}
            size="medium"
            alt=""
            design={{ outline: 'pebble', icon: 'compass', ring: 'beads', level: 2, colour }}
          />
        ))}
      </Row>
      <h3>{badges.icons}</h3>
      <Row>
        {badgeIconNames.map((icon, index) => (
          <BadgeArt
            key={icon}
            alt=""
            design={{
              outline: pick(badgeOutlines, index),
              icon,
              ring: 'plain',
              level: 1,
              colour: colours[index % 12] ?? 'sky',
            }}
          />
        ))}
      </Row>
    </>
  )
}
