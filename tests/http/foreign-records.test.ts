import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addressOf,
  allowed,
  type Cast,
  gatherCast,
  outcomeOf,
  type Role,
  refusalFor,
  roles,
  routes,
  visitorIn,
} from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'

// Forms with an intent of another role, or with ids of another owner's records.

const { origin } = site
let cast: Cast

beforeAll(async () => {
  cast = await gatherCast()
})

const manage = 'organisations/:slug/manage'

/** What the buttons of each page say (`do`). One that is added in src/web and not listed here fails the test. */
const intents: Record<string, string[]> = {
  [`${manage}/awards/lists/:id`]: ['columns', 'leave-out', 'all-others', 'again 1', 'save', 'award', 'discard'],
  [`${manage}/awards`]: [
    'hold',
    'hold-now',
    'restore-now',
    'withdraw-now',
    'longer',
    'extend-yes',
    'renew-yes',
    'extend-undo',
    'undo',
  ],
  [`${manage}/awards/:id`]: [
    'send-again',
    'address',
    'address-yes',
    'hold',
    'restore',
    'correct',
    'correct-yes',
    'correct-undo',
    'extend',
    'extend-yes',
    'extend-undo',
    'renew',
    'renew-yes',
  ],
  [`${manage}/reach`]: ['remind'],
  [`${manage}/runs/:id`]: [
    'undo',
    'undo-others',
    'send-now',
    'remind',
    'withdraw',
    'withdraw-all',
    'hold',
    'restore',
    'extend',
    'extend-yes',
    'extend-undo',
    'renew',
    'renew-yes',
  ],
  [`${manage}/evidence`]: ['take', 'take-now', 'leave-now', 'undo'],
  [`${manage}/evidence/:id`]: ['choose-assessor', 'accept', 'return', 'decline', 'look-again'],
  'me/portfolio/collections/:id': ['close', 'remove', 'up x', 'down x', 'out x'],
  'me/awards/:id/wallet': ['start', 'stop', 'off'],
  'me/awards/:id/pass': ['google'],
  'asks/:id': ['wallet'],
  'asks/:id/wallet/:code': ['send', 'remove'],
  'me/portfolio/asks/:id': ['find', 'change', 'look', 'send'],
  'me/portfolio/answers/:id': ['take-back', 'take-back-yes'],
  'me/introductions/new': ['back', 'look', 'send'],
  'me/introductions/:id': ['take-back', 'take-back-yes'],
  'introductions/:code': ['agree', 'refuse', 'refuse-yes'],
  'me/portfolio/brought/:id': ['remove'],
  'me/portfolio/experience/:id': ['remove'],
  'me/evidence/:id': ['keep', 'look-through', 'remove-file x', 'take-back'],
  [`${manage}/leavers/:id`]: ['announce', 'leave-out', 'put-back', 'move', 'call-off', 'open-again-yes'],
  'bookings/:code': ['confirm', 'confirm-second', 'change-read', 'cancel', 'cancel-yes'],
  'claim/:code/erase': ['check-card', 'erase-card', 'keep-card'],
  'interests/:code': ['confirm', 'remove', 'remove-yes'],
  [`${manage}/interests/:id`]: ['look', 'change', 'send', 'undo'],
  'programme/interests/:code': ['confirm', 'remove'],
  'programme/applications/:code': ['look', 'withdraw', 'restore'],
  'programme/applications/:code/people': ['look', 'send', 'look-remove', 'remove'],
  'programme/applications/:code/partners': ['look', 'send', 'look-remove', 'remove'],
  'programme/applications/:code/joining': ['accept'],
  'programme/applications/:code/information': ['look', 'answer'],
  'programme/applications/:code/equality': ['give', 'skip'],
  'programme/applications/:code/spot': ['keep', 'remove'],
  'programme/desk/calls/:id/namesakes/:application/:person': ['look', 'tell'],
  'programme/partners/:code': ['confirm', 'decline'],
  'programme/assess/:slug': ['declare'],
  'programme/assess/:slug/:application': ['keep', 'look', 'look-conflict', 'hand-in', 'conflict'],
  'programme/applications/:code/:topic': ['later', 'map', 'comment'],
  'programme/desk/calls/:id': ['look', 'move', 'look-extend', 'extend', 'look-extend-one', 'extend-one'],
  'programme/desk/calls/:id/events': ['add', 'remove'],
  'programme/desk/calls/:id/applications/:application/eligibility': [
    ...(['look-asked', 'ask', 'look-found', 'find-eligible', 'find-ineligible'] as const),
  ],
  'programme/desk/calls/:id/seal': ['look', 'break'],
  'programme/desk/calls/:id/shortlist': ['look', 'choose'],
  'programme/desk/calls/:id/decision': ['look', 'propose', 'release'],
  'programme/desk/calls/:id/complaints': ['acknowledge'],
  'programme/desk/calls/:id/applications/:application/feedback': ['keep', 'look', 'send'],
  'programme/assess/:slug/decision': ['vote'],
  'programme/applications/:code/founding': ['look', 'found'],
  'programme/applications/:code/outcome': ['accept', 'look', 'turn-down', 'complain'],
  'programme/desk/questions/:id': ['publish', 'leave-out'],
  'programme/desk/placements/new': ['look', 'begin'],
  'programme/desk/placements/:id': ['move'],
  'programme/desk/placements/:id/notes': ['look', 'add', 'look-remove x', 'remove x'],
  'programme/desk/placements/:id/:meeting': ['answer'],
  ':place/lead/network': ['look-here', 'add-here'],
  ':place/lead/network/new': ['add'],
  ':place/lead/network/bring': ['look', 'keep'],
  ':place/lead/network/:id': [...(['look-same x', 'join x', 'move', 'plan', 'done', 'note', 'contact'] as const)],
  ':place/lead/network/:id/edit': ['save', 'look-remove', 'remove'],
  ':place/lead/network/:id/contacts/:contact': ['save', 'look-erase', 'erase'],
  ':place/lead/needs/new': ['propose'],
  ':place/lead/needs/:id': [
    ...([
      'look',
      'show',
      'hide',
      'add',
      'remove badge x',
      'agree',
      'take-back',
      'address',
      'not-yet',
      'close',
    ] as const),
    'reopen',
  ],
  ':place/lead/needs/:id/edit': ['save'],
  ':place/lead/needs/figures': ['areas', 'look', 'show', 'hide'],
  ':place/lead/year/pairs': ['save', 'look x', 'ask x', 'look-end x', 'end x'],
  'programme/desk/placements/pairs': ['look', 'make'],
  ':place/lead/year/exit': ['begin'],
  ':place/lead/year/exit/:item': ['save', 'done', 'aside', 'reopen'],
  ':place/lead/year/growing/:month': [
    ...(['save', 'look-peer', 'ask', 'look-end', 'end', 'look-share', 'share', 'unshare'] as const),
  ],
  ':place/lead/year/growing/asked/:id': ['save', 'look-decline', 'decline'],
  ':place/lead/year/:meeting': ['write', 'done x', 'look', 'hold', 'restore'],
  ':place/lead/year/:meeting/move': ['look', 'move'],
  ':place/lead/year/:meeting/skip': ['look', 'skip'],
  ':place/lead/year/actions/:action': ['change', 'done', 'drop', 'open'],
  ':place/lead/library/:id': [
    ...([
      'look',
      'save',
      'share',
      'look-take-back',
      'take-back',
      'look-delete',
      'delete',
      'take',
      'report',
      'keep',
      'release',
    ] as const),
  ],
  ':place/lead/gatherings/new': ['look', 'plan'],
  ':place/lead/gatherings/:id': [...(['come', 'not-come', 'look-off', 'off', 'on', 'note'] as const)],
  ':place/lead/gatherings/:id/edit': ['look', 'change'],
  'programme/desk/gatherings/new': ['look', 'plan'],
  'programme/desk/gatherings/:id': ['look-off', 'off', 'on', 'note'],
  'programme/desk/gatherings/:id/edit': ['look', 'change'],
  'programme/desk/library/:id': ['look', 'stay', 'remove', 'restore'],
  [`${manage}/badges/offered`]: ['draft x', 'decline x', 'look x', 'stay x', 'withdraw x', 'allow x'],
  'me/children/:id': ['rename', 'remove', 'remove-yes'],
  'me/children/:id/hand-over': ['take-back'],
  'me/grown-up': ['forget'],
  'me/addresses/join': ['join', 'part x', 'part-yes x'],
  'me/erase': ['code', 'check', 'erase', 'back'],
  'me/settings': ['end-others'],
  'me/notifications': ['stop-all'],
  [`${manage}/guardians`]: ['look', 'confirm', 'end'],
  ':place/opportunities/:slug/book': ['wait', 'second'],
  ':place/events/:slug/book': ['wait', 'second'],
  [`${manage}/bookings/:id/:at`]: [
    'release-all',
    'release-all-now',
    'bring-back 2026-11-28T10:00:00.000Z',
    'add-group',
    'take-away x',
    'take-away-now x',
    'confirm x',
    'told x',
    'release x',
    'call-off-date',
    'on-again',
    'move-date',
  ],
  'leaving/:code': ['own', 'school', 'join', 'look'],
  [`${manage}/registers/:id`]: [
    'tick',
    'add-late',
    'close-register',
    'open-register',
    'remove-arrivals',
    'restore-arrivals x',
  ],
  [`${manage}/registers/:id/people`]: ['take-off x'],
  [`${manage}/rules/:id`]: ['look', 'stop', 'start-again', 'leave-out x', 'put-back x'],
  [`${manage}/codes`]: ['stop', 'stop-now', 'resume-now', 'undo'],
  [`${manage}/codes/:id`]: ['turn-over', 'stop', 'resume'],
  [`${manage}/badges`]: ['archive', 'archive-now', 'restore-now', 'ask-review-now', 'undo'],
  [`${manage}/badges/:id`]: ['publish', 'archive', 'ask-review', 'look', 'restore'],
  [`${manage}/badges/:id/sharing`]: ['share', 'stop x'],
  [`${manage}/badges/:id/recognition`]: ['ask', 'cancel x'],
  [`${manage}/recognition/:id`]: ['look', 'change', 'give', 'decline', 'withdraw', 'withdraw-yes'],
  ':place/lead/recognition': ['ask', 'cancel x'],
  [`${manage}/pledges/new`]: ['save', 'look'],
  [`${manage}/pledges/:id`]: [
    ...(['save', 'look', 'offer', 'take-back', 'withdraw', 'withdraw-yes', 'look-renew', 'renew', 'count'] as const),
  ],
  [`${manage}/roles/new`]: ['save', 'look', 'propose'],
  [`${manage}/roles/:id`]: [...(['save', 'look', 'propose', 'publish', 'take-back', 'remove', 'remove-yes'] as const)],
  [`${manage}/introductions`]: ['hide', 'hide-yes', 'show'],
  [`${manage}/introductions/:id`]: ['back', 'look', 'answer'],
  [`${manage}/asks/new`]: ['save', 'look', 'propose'],
  [`${manage}/asks/:id`]: [
    ...(['save', 'look', 'propose', 'publish', 'take-back', 'close', 'reopen', 'remove', 'remove-yes'] as const),
  ],
  [`${manage}/vacancies/new`]: ['save', 'look', 'propose'],
  [`${manage}/vacancies/bring`]: ['look', 'keep'],
  [`${manage}/vacancies/sources`]: ['add'],
  [`${manage}/giving`]: ['save'],
  [`${manage}/vacancies/sources/:id`]: ['read', 'look', 'show', 'stop', 'stop-yes'],
  [`${manage}/vacancies/:id`]: [
    ...(['save', 'look', 'propose', 'publish', 'take-back', 'close', 'remove', 'remove-yes'] as const),
  ],
  ':place/lead/recognition/vacancies/:id': ['look', 'hide', 'show'],
  ':place/lead/recognition/roles/:id/from/:from': ['draft'],
  ':place/lead/recognition/pledges/:id': ['look', 'make-live', 'refuse', 'suspend', 'restore', 'looked-into'],
  [`${manage}/badges/shared`]: ['agree x', 'refuse x', 'stop x'],
  [`${manage}/opportunities`]: ['archive', 'archive-now', 'publish-now', 'restore-now', 'undo'],
  [`${manage}/opportunities/:id`]: ['publish', 'archive', 'archive-now', 'duplicate', 'restore'],
  [`${manage}/opportunities/:id/:topic`]: ['save', 'publish', 'look', 'add-dates'],
  [`${manage}/opportunities/:id/picture`]: ['show', 'take-off', 'delete', 'add'],
  [`${manage}/opportunities/:id/entrance`]: ['show', 'take-off', 'delete', 'add'],
  [`${manage}/feeds/:id`]: ['read', 'take-in', 'remove', 'stop', 'resume', 'same x', 'different x', 'file'],
  [`${manage}/pathways`]: ['agree', 'refuse'],
  [`${manage}/pathways/new`]: ['import'],
  [`${manage}/pathways/:id`]: ['publish', 'archive', 'up x', 'down x', 'remove x', 'discard'],
  [`${manage}/pathways/:id/details`]: ['search'],
  [`${manage}/pathways/:id/steps/:step`]: ['search'],
  [`${manage}/pathways/:id/choices/:choice`]: ['remove'],
  [`${manage}/profile`]: ['rotate', 'invite', 'take-back'],
  [`${manage}/profile/members/:id`]: ['take-out'],
  'claim/:code': ['card', 'join'],
  [`${manage}/succession`]: [
    'look',
    'ask',
    'change',
    'agree',
    'agree-yes',
    'decline',
    'decline-yes',
    'stop',
    'stop-yes',
  ],
  [`${manage}/joining`]: ['answer', 'leave', 'join', 'remove-check', 'add-check'],
  'organisations/new/:id': ['discard'],
  'organisations/new/:id/:page': ['later'],
  ':place/lead/curate': ['feature', 'unfeature', 'feature-badge', 'unfeature-badge'],
  ':place/lead/organisations': ['remind', 'remind-now', 'undo'],
  ':place/lead/organisations/:slug': ['preview', 'decide'],
  ':place/lead/organisations/:slug/succession': ['look', 'ask', 'change', 'stop', 'stop-yes'],
  ':place/lead/report': ['save', 'preview', 'send'],
  ':place/lead/reviews': ['return', 'return-now', 'undo'],
  ':place/lead/reviews/:id': ['approve', 'return'],
  ':place/lead/people': ['invite', 'take-back', 'remove'],
  ':place/lead/feeds/:id': ['read', 'take-in', 'remove', 'stop', 'resume', 'same x', 'different x', 'file'],
  ':place/lead/pathways/new': ['import'],
  ':place/lead/pathways/:id': ['publish', 'archive', 'up x', 'down x', 'remove x', 'discard'],
  ':place/lead/pathways/:id/details': ['search'],
  ':place/lead/pathways/:id/steps/:step': ['search'],
  ':place/lead/pathways/:id/choices/:choice': ['remove'],
  'me/views': ['keep-view', 'remove-view'],
  'me/pathways': ['choose', 'leave', 'move'],
  'me/awards/:id': ['renewal'],
  'me/portfolio/advert': ['collect'],
  'admin/jobs': ['retry-all'],
  'admin/reports/:id': ['stay', 'stop', 'restore'],
  'portfolio/:code': ['report'],
  'admin/places': ['close', 'open-again'],
  'admin/people': ['take-back', 'remove-lead', 'remove-administrator', 'invite'],
}

test('every intent that a page of src/web knows is tried here', () => {
  const known = new Set(
    Object.values(intents)
      .flat()
      .map((one) => one.split(' ')[0]),
  )
  const asked = globSync('src/web/**/*.{ts,tsx}').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    if (!text.includes("get('do')") && !/\bverb\b/.test(text)) return []
    // What a switch of these files may decide beside the button pressed: kinds of step have files of their own.
    return [...text.matchAll(/case '([a-z-]+)':|verb [!=]== '([a-z-]+)'|get\('do'\) [!=]== '([a-z-]+)'/g)].map(
      ([, one, two, three]) => `${one ?? two ?? three}`,
    )
  })
  expect(new Set(asked).size).toBeGreaterThan(20)
  expect([...new Set(asked)].filter((one) => !known.has(one))).toEqual([])
})

/** What a page answers to an intent that it does not know: it reads the form as one without, or says that it cannot. */
const unheard: Record<string, string> = {
  'me/awards/:id/wallet': '404',
  'me/awards/:id/pass': '404',
  [`${manage}/awards/:id`]: '200',
  [`${manage}/badges/:id`]: '200',
  [`${manage}/badges/:id/sharing`]: '200',
  [`${manage}/badges/shared`]: '200',
  [`${manage}/opportunities/:id`]: '200',
  [`${manage}/opportunities/:id/:topic`]: '200',
  [`${manage}/opportunities/:id/picture`]: '200',
  [`${manage}/opportunities/:id/entrance`]: '200',
  [`${manage}/pathways/new`]: '200',
  [`${manage}/pathways/:id/details`]: '200',
  [`${manage}/pathways/:id/steps/:step`]: '200',
  [`${manage}/pathways/:id/choices/:choice`]: '200',
  [`${manage}/profile`]: '200',
  // Only its applicant sees an application.
  'organisations/new/:id': '404',
  'organisations/new/:id/:page': '404',
  ':place/lead/pathways/new': '200',
  ':place/lead/pathways/:id/details': '200',
  ':place/lead/pathways/:id/steps/:step': '200',
  ':place/lead/pathways/:id/choices/:choice': '200',
  'me/pathways': '302 /me/pathways',
  // Sealed: the call is open.
  'programme/assess/:slug/:application': '404',
  // Nothing is decided yet.
  'programme/desk/calls/:id/applications/:application/eligibility': '404',
  'programme/desk/calls/:id/applications/:application/feedback': '404',
  'programme/desk/calls/:id/namesakes/:application/:person': '404',
  'programme/applications/:code/outcome': '404',
  'programme/applications/:code/founding': '404',
  // The cast's learner alone has it.
  'me/awards/:id': '404',
  'me/portfolio/collections/:id': '404',
  'me/portfolio/brought/:id': '404',
  'me/portfolio/experience/:id': '404',
  // Anything but waiting is taking a seat: the empty form comes back.
  ':place/opportunities/:slug/book': '200',
  ':place/events/:slug/book': '200',
  'me/evidence/:id': '404',
  'me/portfolio/answers/:id': '404',
  'me/introductions/:id': '404',
  'me/children/:id': '404',
  'me/children/:id/hand-over': '404',
  admin: '200',
}

describe.each(Object.entries(intents))('/%s', (path, said) => {
  const { access = 'everybody' } = routes.find((route) => route.path === path) ?? {}

  const shutOut = roles.filter((role) => !allowed[access](role))
  // Each says one thing after the other, all of them at once.
  if (shutOut.length > 0)
    test('does nothing that any other role says', async () => {
      const here = addressOf(path, cast)
      const found = await Promise.all(
        shutOut.map(async (role) => {
          const outcomes: string[] = []
          for (const intent of said) outcomes.push(outcomeOf(await visitorIn(role).post(here, { do: intent })))
          return { role, outcomes }
        }),
      )
      const right = shutOut.map((role) => ({ role, outcomes: said.map(() => refusalFor(role, here, { sends: true })) }))
      expect(found).toEqual(right)
    })

  test('does nothing that it does not know', async () => {
    const role = roles.find((one) => one !== 'nobody' && one !== 'learner' && allowed[access](one))
    if (!role) throw new Error(`nobody may enter ${path}`)
    const before = await everything()
    const answer = await visitorIn(role).post(addressOf(path, cast), {
      do: `unheard-of ${cast.badge.id} ${cast.badge.id}`,
    })
    expect(outcomeOf(answer)).toBe(unheard[path] ?? '400')
    expect(await everything()).toEqual(before)
  })
})

/** The clock takes the marks of changed seats away at any moment. */
const withoutMarks = sql`md5(string_agg((to_jsonb(row) - 'seats_changed')::text, '|' order by id))`

/** A row that is written, be it with what it held before, is the youngest of its table. */
const youngest = sql`max(xmin::text::bigint)::text`

/** What each table holds and when it was written to last: what a refused form must leave alone. */
function everything(): Promise<Record<string, string>> {
  return withDatabase(async ({ database }) => {
    const tables = [
      ...['badges', 'badge_versions', 'opportunities', 'opportunity_badges', 'pathways', 'pathway_consents'],
      ...['organisations', 'organisation_members', 'organisation_places', 'organisation_invitations', 'issuer_keys'],
      ...[
        'award_lists',
        'award_runs',
        'award_run_lines',
        'leavings',
        'leavers',
        'earning_rules',
        'earning_rule_people',
        'booking_terms',
        'booked_sessions',
        'bookings',
        'guardianships',
        'interests',
        'handovers',
        'registers',
        'evidence_pieces',
        'evidence_files',
        'register_people',
        'register_ticks',
        'awards',
        'award_corrections',
        'endorsements',
        'pledges',
        'pledge_uses',
        'pledge_reports',
        'successions',
        'succession_statements',
        'job_roles',
        'experiences',
        'brought_badges',
        'collections',
        'collection_items',
        'collection_reports',
        'vacancies',
        'vacancy_sources',
        'award_copies',
        'wallet_offers',
        'asks',
        'ask_answers',
        'ask_answer_items',
        'introductions',
        'introduction_items',
        'wallet_requests',
        'account_joins',
        'person_addresses',
        'gatherings',
        'place_areas',
        'needs',
        'need_answers',
        'network_organisations',
        'network_contacts',
        'network_entries',
        'gathering_people',
        'growth_rounds',
        'growth_words',
        'placement_notes',
        'pair_words',
        'pairs',
        'library_items',
        'library_copies',
        'library_reports',
        'award_extensions',
        'renewal_requests',
        'feeds',
        'feed_runs',
        'follows',
        'saved_opportunities',
        'photos',
        'auth_passkeys',
        'pathway_goals',
        'place_leads',
      ],
    ]
    const { rows } = await sql<{ name: string; hash: string }>`${sql.join(
      tables.map(
        (table) =>
          sql`select ${sql.lit(table)} as name, concat(count(*), ' ', ${table === 'booked_sessions' ? withoutMarks : youngest}) as hash
            from ${sql.table(table)} as row`,
      ),
      sql` union all `,
    )}`.execute(database)
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
  })
}

/** A form of the owner's page with an id of another owner's record, or another owner's record below the owner's address. */
async function expectLeftAlone(
  role: Role,
  { path, fields = {}, answers }: { path: string; fields?: Record<string, string>; answers: string },
) {
  const before = await everything()
  const answer = await visitorIn(role).post(path, fields)
  expect(outcomeOf(answer), `${path} ${JSON.stringify(fields)}`).toBe(answers)
  expect(await everything(), path).toEqual(before)
}

/** Redirects that are the same whether or not the form had an effect, so that they reveal nothing about other owners' records. */
const leadsOn: Record<string, (address: string) => string> = {
  discard: (address) =>
    address.includes('/lists/') ? `302 /organisations/${cast.otherSlug}/manage/awards/new` : '404',
}

const withRecord = routes.filter(({ path }) => /\/:(id|step|choice)\b/.test(path))

test.each(withRecord.filter(({ path }) => path.startsWith(manage)))(
  '/$path does not show another organisation’s record below the owner’s address',
  async ({ path, takesForms }) => {
    const other = visitorIn('manager of another organisation')
    const address = addressOf(path, cast).replace(library, cast.otherSlug)
    expect((await other.get(address)).status).toBe(404)
    expect((await other.head(address)).status).toBe(404)
    expect((await other.post(address)).status).toBe(takesForms ? 404 : 405)
    for (const intent of intents[path] ?? [])
      await expectLeftAlone('manager of another organisation', {
        path: address,
        fields: { do: intent, reason: 'A reason' },
        answers: leadsOn[intent]?.(address) ?? '404',
      })
  },
)

/** All who lead places read it, and say whether they come; only its host changes it. */
const readByAllLeads = ':place/lead/gatherings/:id'

test('a meet-up of another place is read, and changed by its host alone', async () => {
  const address = addressOf(readByAllLeads, cast).replace('brighton-and-hove', 'plymouth')
  expect((await visitorIn('City Lead of another place').get(address)).status).toBe(200)
  for (const intent of ['look-off', 'off', 'on', 'note'])
    await expectLeftAlone('City Lead of another place', {
      ...{ path: address, fields: { do: intent, reason: 'A reason', sequence: '0' }, answers: '400' },
    })
})

test.each(withRecord.filter(({ path }) => path.startsWith(':place/lead') && path !== readByAllLeads))(
  '/$path does not show a record of another place below one’s own',
  async ({ path, takesForms }) => {
    const other = visitorIn('City Lead of another place')
    const address = addressOf(path, cast).replace('brighton-and-hove', 'plymouth')
    expect((await other.get(address)).status).toBe(404)
    expect((await other.head(address)).status).toBe(404)
    expect((await other.post(address)).status).toBe(takesForms ? 404 : 405)
    for (const intent of intents[path] ?? [])
      await expectLeftAlone('City Lead of another place', { path: address, fields: { do: intent }, answers: '404' })
  },
)

describe('below a public address', () => {
  test.each(['opportunities', 'badges', 'pathways', 'organisations'] as const)(
    'a record of another place is not there: %s',
    async (list) => {
      const slug = await withDatabase(async ({ database }) => {
        const { rows } = await sql<{ slug: string }>`${
          list === 'organisations'
            ? sql`select slug from organisations where slug = ${library}`
            : sql`select one.slug from ${sql.table(list)} as one join places on places.id = one.place_id
                where places.slug = 'brighton-and-hove' and one.published_at is not null and one.slug not in
                  (select two.slug from ${sql.table(list)} as two where two.place_id <> one.place_id) limit 1`
        }`.execute(database)
        return rows[0]?.slug
      })
      for (const role of ['nobody', 'City Lead of another place'] as const) {
        expect((await visitorIn(role).get(`/brighton-and-hove/${list}/${slug}`)).status, role).toBe(200)
        expect((await visitorIn(role).get(`/plymouth/${list}/${slug}`)).status, role).toBe(404)
      }
      if (list === 'badges') expect((await fetch(`${origin}/api/v1/places/plymouth/badges/${slug}`)).status).toBe(404)
      if (list === 'pathways')
        expect((await fetch(`${origin}/api/v1/places/plymouth/pathways/${slug}`)).status).toBe(404)
    },
  )
})

describe('ids in the body of a form', () => {
  const others = () => `/organisations/${cast.otherSlug}/manage`
  const other: Role = 'manager of another organisation'

  test('no badge of another organisation can be awarded', () =>
    expectLeftAlone(other, {
      path: `${others()}/awards/new`,
      fields: { badgeId: cast.badge.id, people: 'Matrix Walker', evidence: 'Seen' },
      answers: '200',
    }))

  test('no list of another organisation is written over by the id of a form', () =>
    expectLeftAlone(other, {
      path: `${others()}/awards/new`,
      fields: { badgeId: cast.otherBadge, people: 'Matrix Walker', evidence: 'Seen', requestId: cast.list },
      answers: `302 ${others()}/awards/lists/${cast.list}`,
    }))

  test('no opportunity of another organisation is named as where a badge was earned', () =>
    expectLeftAlone(other, {
      path: `${others()}/awards/new`,
      fields: {
        badgeId: cast.otherBadge,
        opportunityId: cast.opportunity.id,
        people: 'Matrix Walker',
        evidence: 'Seen',
      },
      answers: '200',
    }))

  test('no consent to another organisation’s badge can be given', () =>
    expectLeftAlone(other, {
      path: `${others()}/pathways`,
      fields: { do: `agree ${cast.pathways.ofPlace} ${cast.badge.id}` },
      answers: '404',
    }))

  test('nobody’s invitation to another organisation is taken back, and no member of another is taken out', async () => {
    await expectLeftAlone(other, {
      path: `${others()}/profile/members/${cast.issuer.id}`,
      fields: { do: 'take-out' },
      answers: '404',
    })
    const invited = 'colleague@matrix.example'
    const asked = await visitorIn('manager of the organisation').post(`/organisations/${library}/manage/profile`, {
      do: 'invite',
      email: invited,
      role: 'issuer',
    })
    expect(asked.status).toBe(302)
    await expectLeftAlone(other, {
      path: `${others()}/profile`,
      fields: { do: 'take-back', invited },
      answers: `302 ${others()}/profile?saved`,
    })
  })

  const lead: Role = 'City Lead of another place'
  test.each(['approved', 'refused', 'more-asked'])(
    'a City Lead cannot decide that an organisation that asked to join elsewhere is %s',
    async (decision) =>
      expectLeftAlone(lead, {
        path: `/plymouth/lead/organisations/${cast.waitingSlug}`,
        fields: { do: 'decide', decision, note: 'No', seen: 'waiting' },
        answers: '404',
      }),
  )

  test('a City Lead takes no lead out of another place', async () => {
    const { id } = await withDatabase(({ database }) =>
      database.selectFrom('people').select('id').where('email', '=', 'lead@demo.example').executeTakeFirstOrThrow(),
    )
    await expectLeftAlone(lead, { path: '/plymouth/lead/people', fields: { do: 'remove', person: id }, answers: '200' })
  })

  test('a City Lead features nothing of another place', async () => {
    for (const verb of ['feature-badge', 'unfeature-badge'])
      await expectLeftAlone(lead, {
        path: '/plymouth/lead/curate',
        fields: { do: `${verb} ${cast.badge.id}` },
        answers: '200',
      })
    for (const verb of ['feature', 'unfeature'])
      await expectLeftAlone(lead, {
        path: '/plymouth/lead/curate',
        fields: { do: `${verb} ${cast.opportunity.id}` },
        answers: '200',
      })
  })

  test('a City Lead sets up no source for an organisation of another place', async () => {
    const { id } = await withDatabase(({ database }) =>
      database.selectFrom('organisations').select('id').where('slug', '=', library).executeTakeFirstOrThrow(),
    )
    const fields = {
      ...{ organisation: id, kind: 'icalendar', name: 'Matrix', addresses: 'https://matrix.example/a.ics' },
      ...{ listingKind: 'event', theme: 'arts', ageMin: '18', withinMiles: '10', repeat: 'never' },
    }
    await expectLeftAlone(lead, { path: '/plymouth/lead/feeds/new', fields, answers: '200' })
    // The very same form sets one up where it may.
    const own = await visitorIn('City Lead of the place').post('/brighton-and-hove/lead/feeds/new', fields)
    expect(own.headers.get('location')).toMatch(/^\/brighton-and-hove\/lead\/feeds\/[0-9a-f-]{36}/)
    // It is read at once, beside the tests that follow: that is over first.
    const reading = () =>
      withDatabase(({ database }) =>
        database.selectFrom('feedRuns').select('id').where('finishedAt', 'is', null).executeTakeFirst(),
      )
    await expect.poll(reading).toBeUndefined()
  })

  test.each(roles.filter((role) => role !== 'nobody' && role !== 'learner'))(
    '%s changes nothing of a learner',
    async (role) => {
      const { follow, session, goal, saved } = await withDatabase(async ({ database }) => {
        const learner = await database
          .selectFrom('people')
          .select('id')
          .where('email', '=', 'learner@demo.example')
          .executeTakeFirstOrThrow()
        const follow = await database
          .selectFrom('follows')
          .select('id')
          .where('personId', '=', learner.id)
          .executeTakeFirst()
        const goal = await database
          .selectFrom('pathwayGoals')
          .select('pathwayId')
          .where('personId', '=', learner.id)
          .executeTakeFirst()
        const { rows } = await sql<{
          id: string
        }>`select id from auth_sessions where person_id = ${learner.id} limit 1`.execute(database)
        const saved = await database
          .selectFrom('savedOpportunities')
          .select('opportunityId')
          .where('personId', '=', learner.id)
          .executeTakeFirstOrThrow()
        return { follow: follow?.id, session: rows[0]?.id, goal: goal?.pathwayId, saved: saved.opportunityId }
      })
      expect(session).toBeDefined()
      await expectLeftAlone(role, {
        path: '/me/following',
        fields: { stop: follow ?? cast.badge.id },
        answers: '302 /me/following?saved',
      })
      await expectLeftAlone(role, {
        path: '/me/saved',
        fields: { do: 'remove', opportunity: saved },
        answers: `302 /me/saved?removed=${saved}`,
      })
      await expectLeftAlone(role, {
        path: '/me/settings',
        fields: { end: `${session}` },
        answers: '302 /me/settings?saved',
      })
      await expectLeftAlone(role, {
        path: '/me/pathways',
        fields: { do: `leave ${goal ?? cast.pathways.ofPlace}` },
        answers: '302 /me/pathways',
      })
      await expectLeftAlone(role, {
        path: `/me/awards/${cast.learners.id}`,
        fields: { visibility: 'public', nameShown: 'yes' },
        answers: '404',
      })
      await expectLeftAlone(role, {
        path: `/me/awards/${cast.learners.id}`,
        fields: { do: 'renewal' },
        answers: '404',
      })
      expect((await visitorIn('learner').get('/me')).status).toBe(200)
    },
  )
})

describe('the manager of an organisation that waits', () => {
  const waiting: Role = 'manager of a waiting organisation'
  const base = () => `/organisations/${cast.waitingSlug}/manage`

  test('opens its own desk, and nobody else does', async () => {
    for (const role of roles) {
      const answer = await visitorIn(role).get(base())
      expect(outcomeOf(answer), role).toBe(role === waiting ? '200' : refusalFor(role, base()))
    }
  })

  test('drafts, and publishes and awards nothing', async () => {
    const visitor = visitorIn(waiting)
    const drafted = await visitor.post(`${base()}/badges/new`, {
      ...{ name: 'Waiting badge', description: 'For trying.', criteria: 'Try it.', theme: 'digital', level: '1' },
      ...{
        skills: 'Teamwork',
        assessment: 'Seen',
        imageAlt: 'A badge',
        outline: 'circle',
        icon: 'star',
        colour: 'sky',
      },
      ...{ ring: 'plain', repeatable: '', hours: '1' },
    })
    const [, badgeId] = /manage\/badges\/([0-9a-f-]{36})/.exec(drafted.headers.get('location') ?? '') ?? []
    expect(
      badgeId,
      await drafted
        .clone()
        .text()
        .then((page) => page.slice(0, 300)),
    ).toBeDefined()
    await expectLeftAlone(waiting, { path: `${base()}/badges/${badgeId}`, fields: { do: 'publish' }, answers: '200' })
    await expectLeftAlone(waiting, {
      path: `${base()}/awards/new`,
      fields: { badgeId: badgeId ?? '', people: 'Matrix Walker', evidence: 'Seen' },
      answers: '200',
    })
  })

  test('is seen by nobody in public', async () => {
    for (const role of roles)
      expect((await visitorIn(role).get(`/brighton-and-hove/organisations/${cast.waitingSlug}`)).status, role).toBe(404)
    for (const path of [
      '/brighton-and-hove/organisations?q=Matrix',
      '/brighton-and-hove/search?q=Matrix',
      '/api/v1/places/brighton-and-hove/organisations?limit=100',
      '/api/v1/places/brighton-and-hove/search?q=Matrix',
      '/brighton-and-hove/map.organisations.json',
      '/sitemaps/brighton-and-hove.xml',
    ])
      expect(await (await fetch(origin + path)).text(), path).not.toContain(cast.waitingSlug)
  })
})
