import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { draftAwardList } from '#capabilities/awards/draft-award-list.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { showAward } from '#capabilities/awards/show-award.ts'
import { suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { earnerHash } from '#capabilities/earning/earning-store.ts'
import { personKeyOf } from '#capabilities/earning/standing-rules.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { reviseEvidence } from '#capabilities/evidence/revise-evidence.ts'
import { sendEvidence } from '#capabilities/evidence/send-evidence.ts'
import { startEvidence } from '#capabilities/evidence/start-evidence.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { addressChanged, signInCodeDue } from '#capabilities/people/people-jobs.ts'
import { attemptPurposes, takeAttempt } from '#infrastructure/database/attempts.ts'
import { onceMailer, outboxMailer } from '#infrastructure/mail/mailer.ts'
import { aBookableSession } from './bookings.ts'
import { aBadge, now } from './town.ts'

export const asha = { name: 'Asha Okonkwo', email: 'asha.okonkwo@home.example' }

/** A person who has left something in every table that can name one. */
export async function aPersonEverywhere({ warm = 0 }: { warm?: number } = {}) {
  const world = await aBookableSession({ seats: 5, warm })
  const { town, owner, opportunityId, startsAt, book } = world
  const { database, pool, services } = town
  const { name, email } = asha
  const people = await addPeople([{ name, email }], { database, now })
  const personId = people.get(email) ?? ''
  await database
    .updateTable('people')
    .set({ ageBand: '18-24', image: `https://pictures.example/${email}` })
    .where('id', '=', personId)
    .execute()
  const signedIn = mintSignedIn({ personId, email, name })
  const mine = { ...services, database, signedIn, now }
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    const values = columns.map((_, index) => `$${index + 1}`).join(', ')
    await pool.query(`insert into ${table} (${columns.join(', ')}) values (${values})`, Object.values(row))
  }
  const { organisationId, issuer } = owner

  // Badges: kept and shown, waiting at the address under another name, on hold with a reason that names her.
  const give = async (recipient: { name?: string; email: string }, note: string) => {
    const { badgeId } = await aBadge(town, owner, { name: `Badge ${randomUUID().slice(-8)}` })
    const lines = [
      { recipient, note, evidence: [{ name: `Work of ${name}`, url: 'https://works.example/asha.okonkwo' }] },
    ]
    const outcome = await issueAwards({ badgeId, lines, notify: true }, { ...services, issuer, now })
    const [line] = outcome.ok ? outcome.lines : []
    if (!line?.ok) throw new Error('a badge was not given')
    return { badgeId, awardId: line.awardId }
  }
  const shown = await give({ name, email: 'Asha.Okonkwo@Home.example' }, `Well done, ${name}!`)
  const held = await give({ name, email }, 'Yes')
  await keepAwards(mine)
  await showAward({ awardId: shown.awardId, visibility: 'public', nameShown: true }, mine)
  const suspended = await suspendAwards(
    { awardIds: [held.awardId], reason: `${name} asked for it` },
    { ...services, issuer, now },
  )
  if (!suspended.ok) throw new Error('a badge was not put on hold')
  const waiting = await give({ name: `${name} junior`, email }, 'For the youngest')
  await pool.query(`update awards set card_name = $1 where id = $2`, [name, held.awardId])
  const mailer = onceMailer({ database, mailer: outboxMailer({ database, from: 'site@waymark.test' }) })
  const mail = { subject: `Hello ${name}`, text: `Dear ${name} (${email})`, html: `<p>${name}</p>` }
  await mailer({ to: email, ...mail, key: `report ${randomUUID()} ${email}` }, now)
  await mailer({ to: 'desk@library.example', ...mail, key: `step ${randomUUID()}` }, now)
  await pool.query(`update delivery_states set reason = $1 where about = $2`, [
    `550 no such user ${email}`,
    `award ${held.awardId}`,
  ])
  await pool.query(`update deliveries set reason = $1 where about = $2`, [
    `550 no such user ${email}`,
    `award ${held.awardId}`,
  ])

  const extended = (more: object) =>
    insert('award_extensions', {
      ...{ id: randomUUID(), award_id: shown.awardId, organisation_id: organisationId, former_until: now },
      ...{ valid_until: new Date(now.getTime() + 1), reason: `${name} asked`, asked_at: now, sign_from: now, ...more },
    })
  await extended({ signed_at: now })
  await extended({})
  const pledgeId = randomUUID()
  await insert('pledges', {
    ...{ id: pledgeId, place_id: town.placeId, organisation_id: organisationId, state: 'draft', act: 'talk' },
    ...{ scope: 'job', about: 'Baker', begins_on: '2026-01-01', ends_on: '2027-01-01' },
    ...{ created_at: now, changed_at: now },
  })
  await insert('pledge_reports', {
    ...{ id: randomUUID(), pledge_id: pledgeId, place_id: town.placeId, person_id: personId, reported_at: now },
    said: `I am ${name}, and nobody rang me.`,
  })
  // What she shows of herself.
  const [experienceId, collectionId] = [randomUUID(), randomUUID()]
  const written = { person_id: personId, created_at: now, changed_at: now }
  await insert('experiences', {
    ...{ id: experienceId, ...written, kind: 'caring', title: `${name} at home`, story: `Write to ${email}` },
  })
  await insert('collections', {
    ...{ id: collectionId, ...written, title: `Jobs for ${name}`, about: `I am ${name}`, name_shown: true },
    ...{ address_number: 1, address_hash: randomBytes(32), opened_at: now, ends_at: new Date(now.getTime() + 1) },
  })
  await insert('collection_reports', {
    ...{ id: randomUUID(), collection_id: collectionId, said: `This is not ${name}`, reported_at: now },
  })
  await insert('collection_items', {
    ...{ id: randomUUID(), collection_id: collectionId, position: 1, experience_id: experienceId },
  })
  await insert('collection_items', {
    ...{ id: randomUUID(), collection_id: collectionId, position: 2, award_id: shown.awardId },
  })
  const broughtId = randomUUID()
  await insert('brought_badges', {
    ...{ id: broughtId, person_id: personId, document: Buffer.from(`Given to ${email}`), source: `${name}.png` },
    ...{ credential_id: email, name: `Made by ${name}`, description: '', issuer_name: name, skills: '[]' },
    ...{ naming: 'theirs', verdict: 'genuine', checked_at: now, brought_at: now },
  })
  await insert('collection_items', {
    ...{ id: randomUUID(), collection_id: collectionId, position: 3, brought_badge_id: broughtId },
  })
  const formerId = randomUUID()
  await insert('people', {
    ...{ id: formerId, name: `${name} at school`, email: null, locale: 'en', created_at: now, updated_at: now },
  })
  await insert('account_joins', {
    ...{ id: randomUUID(), person_id: personId, former_id: formerId, joined_at: now, person_main: email },
    ...{ former_main: email, emails: [email], moved: '{}' },
  })
  const [askId, answerId] = [randomUUID(), randomUUID()]
  await insert('asks', {
    ...{ id: askId, place_id: town.placeId, organisation_id: organisationId, state: 'open', title: 'Bakers' },
    ...{ about: 'For summer', skills: '[]', name_wanted: true, keep_days: 30, closes_on: '2027-01-01' },
    ...{ created_at: now, changed_at: now, opened_at: now },
  })
  await insert('ask_answers', {
    ...{ id: answerId, ask_id: askId, person_id: personId, said: `I am ${name}`, name_shown: true, sent_at: now },
    ends_at: new Date(now.getTime() + 1000),
  })
  await insert('ask_answer_items', {
    ...{ id: randomUUID(), answer_id: answerId, position: 0, award_id: shown.awardId },
  })
  const introductionId = randomUUID()
  const introduced = {
    ...{ place_id: town.placeId, organisation_id: organisationId, state: 'waiting', title: `Jobs for ${name}` },
    ...{ about: `I am ${name}`, said: `Ask for ${name}`, name_shown: true, address_shown: true, created_at: now },
    ...{ ends_at: new Date(now.getTime() + 1000), revision: 'x', guardian_asked_at: now },
  }
  await insert('introductions', { id: introductionId, person_id: personId, ...introduced })
  // She is the guardian of another.
  const another = { title: 'Jobs', about: '', said: '', guardian_email: email }
  await insert('introductions', { id: randomUUID(), person_id: owner.personId, ...introduced, ...another })
  await insert('introduction_items', {
    ...{ id: randomUUID(), introduction_id: introductionId, position: 0, award_id: shown.awardId },
  })
  // In the network of a place, as a contact of an organisation that she once worked at.
  const [knownId, contactId] = [randomUUID(), randomUUID()]
  await insert('network_organisations', {
    ...{ id: knownId, place_id: town.placeId, request_id: randomUUID(), name: 'A bakery', name_key: 'a bakery' },
    ...{ stage: 'met', source: `From ${name}`, next_step: `Ring ${name}`, next_step_on: '2026-07-01' },
    ...{ created_at: now, changed_at: now, last_entry_on: '2026-06-05' },
  })
  await insert('network_contacts', {
    ...{
      id: contactId,
      network_organisation_id: knownId,
      request_id: randomUUID(),
      name,
      email,
      phone: '01273 290800',
    },
    ...{ source: 'A fair', basis: 'consent', added_at: now, changed_at: now },
  })
  for (const [words, withId] of [
    ['Likes the idea.', contactId],
    [`Spoke of ${name}.`, null],
  ])
    await insert('network_entries', {
      ...{ id: randomUUID(), network_organisation_id: knownId, request_id: randomUUID(), contact_id: withId },
      ...{ kind: 'call', happened_on: '2026-06-01', said: words, written_at: now },
    })
  // A wallet's key may be made of anything.
  const [copyId, walletOfferId] = [randomUUID(), randomUUID()]
  await pool.query(
    `with place as (
       insert into reserved_status_places (status_list_id, status_index, reserved_at)
       select status_list_id, (status_index + 1) % 131072, $3 from awards where id = $2
       returning status_list_id, status_index)
     insert into award_copies (id, batch_id, award_id, format, holder, taken_at, status_list_id, status_index)
     select $1, $1, $2, 'ldp_vc', $4, $3, status_list_id, status_index from place`,
    [copyId, shown.awardId, now, `did:example:${email}`],
  )
  await insert('wallet_offers', {
    ...{
      id: walletOfferId,
      award_id: shown.awardId,
      code_hash: randomBytes(32),
      asks_pin: false,
      started_at: now,
      ends_at: now,
    },
  })
  await insert('wallet_offer_copies', {
    ...{
      wallet_offer_id: walletOfferId,
      format: 'ldp_vc',
      copy_id: copyId,
      holder: `did:example:${email}`,
      given: name,
    },
  })
  await insert('renewal_requests', {
    ...{ award_id: shown.awardId, valid_until: now, organisation_id: organisationId, asked_at: now },
    asked_by: personId,
  })
  // Hers that is to be corrected, and another learner's that is to go to her address.
  const corrected = (more: object) =>
    insert('award_corrections', {
      ...{ id: randomUUID(), organisation_id: organisationId, asked_at: now, sign_from: now, ...more },
    })
  await corrected({ award_id: shown.awardId, recipient_id: randomUUID(), name, email: 'new@home.example' })
  await corrected({ award_id: randomUUID(), recipient_id: randomUUID(), name: 'Ben', email })

  // Lists, codes and runs.
  const rows = [
    { line: 1, cells: ['Name', 'E-mail'] },
    { line: 2, cells: [name, email.toUpperCase()] },
    { line: 3, cells: ['Ben Baker', 'ben@home.example'] },
  ]
  const listId = randomUUID()
  await draftAwardList(
    {
      id: listId,
      badgeId: shown.badgeId,
      opportunityId: null,
      evidence: [],
      locale: 'en',
      notify: false,
      fileName: null,
      rows,
    },
    { database, issuer, now },
  )
  await pool.query(`update award_lists set mended = $1 where id = $2`, [
    JSON.stringify({
      2: { name: `${name} jr`, email: null, as: 'mended' },
      3: { name: 'Ben', email: 'ben@home.example', as: 'mended' },
    }),
    listId,
  ])
  const runId = randomUUID()
  await insert('award_runs', {
    id: runId,
    organisation_id: organisationId,
    badge_id: shown.badgeId,
    notify: false,
    asked_at: now,
    finished_at: now,
    total: 1,
    undo_until: now,
  })
  await insert('award_run_lines', {
    run_id: runId,
    position: 1,
    name,
    email,
    evidence: '[]',
    locale: 'en',
    note: `For ${name}`,
    refusal: 'holds-it-already',
  })
  const offerId = randomUUID()
  await insert('award_offers', {
    id: offerId,
    organisation_id: organisationId,
    badge_id: shown.badgeId,
    code_hash: randomBytes(32),
    listed_only: true,
    made_at: now,
  })
  await insert('award_offer_people', { award_offer_id: offerId, email })
  await insert('stopped_addresses', { organisation_id: organisationId, email, stopped_at: now })
  const ruleId = randomUUID()
  await insert('earning_rules', {
    id: ruleId,
    organisation_id: organisationId,
    badge_id: shown.badgeId,
    kind: 'attendance',
    opportunity_id: opportunityId,
    times: 3,
    made_at: now,
  })
  const earner = personKeyOf({ name, email }, nameKeyOf)
  await insert('earning_rule_people', {
    rule_id: ruleId,
    position: 1,
    person_hash: Buffer.from(earnerHash(ruleId, earner), 'hex'),
  })

  // Taking part.
  const bookingId = await book(name, {
    email,
    needs: `${name} needs a ramp`,
    phone: '01273 290800',
    people: [
      { name, age: 'adult' },
      { name: `Little ${name}`, age: 'under-13' },
    ],
    guardianAgrees: true,
  })
  // By the card of a badge that is in her account now: nothing but the card says whose it is.
  await pool.query(
    `insert into bookings (id, session_id, organisation_id, request_id, channel, state, seats, name, language, asked_at,
       proven_at, booked_at, card_award_id, phone)
     select gen_random_uuid(), session_id, organisation_id, gen_random_uuid(), channel, 'booked', 1, $1, 'en', $2, $2, $2, $3, $4
     from bookings where id = $5`,
    [`${name} by card`, now, held.awardId, '01273 290811', bookingId],
  )
  const register = await startRegister({ opportunityId, startsAt }, { database, issuer, now })
  if (!register.ok) throw new Error(register.refusal)
  const { registerId } = register
  const attendeeId = randomUUID()
  await insert('register_people', {
    register_id: registerId,
    id: attendeeId,
    position: 90,
    name,
    email,
    is_late: false,
    added_at: now,
  })
  await insert('register_ticks', {
    register_id: registerId,
    id: randomUUID(),
    person_id: attendeeId,
    device_at: now,
    received_at: now,
  })
  await pool.query('update registers set listed = listed + 1, came = 1 where id = $1', [registerId])

  // Evidence, with a file that spells the name.
  const { badgeId: evidenceBadge } = await aBadge(town, owner, {
    name: 'Evidence badge',
    evidenceRequired: true,
    evidenceGuidance: 'A file.',
  })
  const begun = await startEvidence({ badgeId: evidenceBadge }, mine)
  if (!begun.ok) throw new Error(begun.refusal)
  await reviseEvidence(
    {
      pieceId: begun.pieceId,
      title: `By ${name}`,
      body: `I am ${name}`,
      links: [`https://asha.example/${email}`],
      isShown: false,
    },
    mine,
  )
  await sendEvidence({ pieceId: begun.pieceId }, mine)
  await insert('evidence_files', {
    id: randomUUID(),
    piece_id: begun.pieceId,
    name: `${name}.pdf`,
    media_type: 'application/pdf',
    data: Buffer.from(`a file of ${name}`),
    sha256: 'x',
    added_at: now,
  })
  const decided = randomUUID()
  await insert('evidence_pieces', {
    id: decided,
    person_id: personId,
    badge_id: shown.badgeId,
    organisation_id: organisationId,
    state: 'accepted',
    title: name,
    body: name,
    links: [`https://asha.example/${email}`],
    changed_at: now,
    decided_at: now,
    digest: 'ni:///sha-256;x',
    manifest: `{"by":"${name}"}`,
    comment: `Good, ${name}`,
    run_id: decided,
  })

  // Leaving a school.
  const leavingId = randomUUID()
  await insert('leavings', {
    id: leavingId,
    organisation_id: organisationId,
    title: 'Year 11',
    leaves_on: '2026-07-05',
    falls_at: now,
    created_at: now,
  })
  const { rows: recipients } = await pool.query(
    'select recipient_id from awards where id = any($1::uuid[]) order by id',
    [[shown.awardId, waiting.awardId]],
  )
  await insert('leavers', {
    id: randomUUID(),
    leaving_id: leavingId,
    organisation_id: organisationId,
    email,
    recipient_id: recipients[0].recipient_id,
    code_hash: randomBytes(32),
    stopped_at: now,
  })
  await insert('leavers', {
    id: randomUUID(),
    leaving_id: leavingId,
    organisation_id: organisationId,
    email,
    recipient_id: recipients[1].recipient_id,
    code_hash: randomBytes(32),
  })

  await insert('interests', {
    ...{ id: randomUUID(), opportunity_id: opportunityId, organisation_id: organisationId, request_id: randomUUID() },
    ...{ name, email, language: 'en', age: 'adult', message: `I am ${name}`, asked_at: now, proven_at: now },
    ...{ answered_at: now, answer: `Dear ${name}` },
  })

  await insert('programme_interests', {
    ...{ id: randomUUID(), request_id: randomUUID(), email, name, place_name: `Where ${name} lives` },
    ...{ language: 'en', registered_at: now, proven_at: now },
  })
  const callId = randomUUID()
  await pool.query(
    `with call as (insert into calls (id, slug, title, title_cy, lead, lead_cy, opens_at, closes_at, placements, value_pounds,
      contribution_pounds, preferred_regions, shortlist_size, quorum, weights, interviews_on, announced_on, begins_on, created_at)
      values ($1, 'leadership', 'A call', 'Galwad', 'A call', 'Galwad', $2::timestamptz - interval '1 day', $2, 1, 2, 1, '{}',
      1, 1, '{}', '2027-01-01', '2027-01-01', '2027-01-01', $2))
    insert into call_phases (call_id, phase, is_active, public_sees, applicants_write, team_reads, assessors_score,
      interviewers_score, team_decides, outcome_shown)
      values ($1, 'open', true, true, true, false, false, false, false, false)`,
    [callId, now],
  )
  const applied = JSON.stringify({ lead: { leadName: name } })
  const applicationId = randomUUID()
  await insert('call_applications', {
    ...{ id: applicationId, call_id: callId, request_id: randomUUID(), reference: 'ABCD2345', email, name },
    ...{
      language: 'en',
      state: 'submitted',
      typed: applied,
      begun_at: now,
      saved_at: now,
      revision: 1,
      submitted_at: now,
    },
  })
  await insert('call_revisions', {
    ...{ call_id: callId, application_id: applicationId, number: 1, content: applied, salt: 'salt', submitted_at: now },
    hash: createHash('sha256').update(`salt\n${applied}`).digest('hex'),
  })
  await insert('call_scores', {
    ...{ call_id: callId, application_id: applicationId, person_id: town.lead.personId, criterion: 'vision' },
    ...{ stage: 'reading', revision: 1, level: 4, comment: `${name} says it clearly`, given_at: now },
  })
  await insert('call_broken_seals', {
    ...{ id: randomUUID(), call_id: callId, application_id: applicationId, person_id: town.lead.personId },
    ...{ reason: `${name} rang`, broken_at: now },
  })
  await insert('call_namesakes', {
    ...{ call_id: callId, application_id: applicationId, person_id: town.lead.personId, told_apart_at: now },
    ...{ reason: `Another ${name}` },
  })
  await insert('call_offers', {
    ...{ call_id: callId, application_id: applicationId, offered_at: now, confirmed_by: name },
    ends_at: new Date(now.getTime() + 1),
  })
  await insert('call_feedback', {
    ...{ call_id: callId, application_id: applicationId, criterion: 'vision', text: `${name} can`, written_at: now },
  })
  await insert('call_sheet_drafts', {
    ...{ call_id: callId, application_id: applicationId, person_id: town.lead.personId, stage: 'reading' },
    ...{ typed: JSON.stringify({ visionReason: `${name} can` }), saved_at: now },
  })
  await insert('call_feedback_drafts', {
    ...{
      call_id: callId,
      application_id: applicationId,
      typed: JSON.stringify({ vision: `${name} can` }),
      saved_at: now,
    },
  })
  await insert('call_requests', {
    ...{
      id: randomUUID(),
      call_id: callId,
      application_id: applicationId,
      asked: `Who is ${name}?`,
      answer: `${name}`,
    },
    ...{ asked_at: now, due_at: new Date(now.getTime() + 2), answered_at: new Date(now.getTime() + 1) },
  })
  // In what another one sent: as a co-applicant with a comment, and as the person whom a partner was asked through.
  const otherId = randomUUID()
  await insert('call_applications', {
    ...{ id: otherId, call_id: callId, request_id: randomUUID(), reference: 'WXYZ6789', email: 'other@waymark.test' },
    ...{ name: 'Other', language: 'en', begun_at: now, saved_at: now },
  })
  const coapplicantId = randomUUID()
  const there = { call_id: callId, application_id: otherId }
  await insert('call_coapplicants', {
    ...{ ...there, id: coapplicantId, email, name, right_to: 'comment', language: 'en', invited_at: now },
  })
  await insert('call_comments', {
    ...{ ...there, id: randomUUID(), coapplicant_id: coapplicantId, topic: 'vision', text: `I am ${name}` },
    ...{ request_id: randomUUID(), made_at: now },
  })
  await insert('call_partners', {
    ...{ ...there, id: randomUUID(), organisation: 'Docks', email, name, part: 'Places', asked_at: now },
    ...{ confirmed_at: now, confirmed_by: name },
  })
  await insert('call_complaints', {
    ...{ id: randomUUID(), call_id: callId, application_id: applicationId, request_id: randomUUID() },
    ...{ text: `I, ${name}`, acknowledgement: `Dear ${name}`, made_at: now, acknowledged_at: now },
  })

  // In the year of a place: what she answered in a retrospective.
  const placementId = randomUUID()
  await insert('placements', { id: placementId, place_id: town.placeId, begins_on: '2026-05-04', begun_at: now })
  await insert('placement_meetings', {
    ...{ placement_id: placementId, kind: 'retrospective', number: 1, held_on: '2026-08-03', starts_at: '10:00' },
  })
  await insert('placement_voices', {
    ...{ placement_id: placementId, number: 1, person_id: personId, side: 'lead', given_at: now },
    ...{ well: `${name} came`, badly: '', change: '' },
  })

  // How she sees herself as a lead, and another as a peer.
  for (const [side, whose, peer] of [
    ['own', personId, owner.personId],
    ['peer', owner.personId, personId],
  ] as const) {
    const roundId = randomUUID()
    await insert('growth_rounds', {
      ...{ id: roundId, placement_id: placementId, person_id: whose, month: 0, peer_id: peer, asked_at: now },
    })
    await insert('growth_words', { round_id: roundId, side, attribute: 'awareness', said: `${name} listens` })
  }

  // What the programme team noted about her, and what she noted of another.
  for (const [about, author, said] of [
    [personId, owner.personId, `${name} knows the docks`],
    [owner.personId, personId, 'Asks people one by one'],
  ])
    await insert('placement_notes', {
      ...{ id: randomUUID(), placement_id: placementId, about_id: about, author_id: author, said, written_at: now },
    })

  // In the library of places: what she reported.
  const itemId = randomUUID()
  await insert('library_items', {
    ...{ id: itemId, place_id: town.placeId, request_id: randomUUID(), kind: 'agenda', state: 'draft' },
    title: 'Evening',
    ...{ body: 'Tea', created_at: now, changed_at: now },
  })
  await insert('library_reports', {
    ...{ item_id: itemId, person_id: personId, said: `It names ${name}`, reported_at: now },
  })

  // What she follows, aims at and keeps.
  await insert('follows', {
    ...{ id: randomUUID(), person_id: personId, place_id: town.placeId, created_at: now, seen_at: now },
    ...{ filters: JSON.stringify({ q: name }), narrowing: JSON.stringify({ words: name }) },
  })
  await insert('saved_opportunities', { person_id: personId, opportunity_id: opportunityId, saved_at: now })
  await insert('digests', { person_id: personId, since: now, next_at: now })
  await insert('pathway_brought_badges', {
    person_id: personId,
    achievement_id: `https://elsewhere.example/${email}`,
    name: `First aid of ${name}`,
    issuer_name: 'Elsewhere',
    brought_at: now,
  })
  await insert('saved_views', {
    id: randomUUID(),
    person_id: personId,
    path: '/me',
    name,
    query: `q=${name}`,
    saved_at: now,
  })
  const actId = randomUUID()
  await insert('bulk_acts', { id: actId, person_id: personId, path: `/x?q=${name}`, act: 'x', asked_at: now })
  const otherAct = randomUUID()
  await insert('bulk_acts', {
    id: otherAct,
    person_id: owner.personId,
    path: '/awards',
    act: 'withdraw',
    asked_at: now,
  })
  await insert('bulk_act_items', { act_id: otherAct, subject_id: shown.awardId, name: `${name} · Badge` })

  // Working here.
  await insert('organisation_members', {
    organisation_id: organisationId,
    person_id: personId,
    role: 'manager',
    joined_at: now,
  })
  await insert('organisation_invitations', {
    id: randomUUID(),
    organisation_id: organisationId,
    email,
    role: 'issuer',
    locale: 'en',
    invited_at: now,
  })
  await insert('role_invitations', { id: randomUUID(), place_id: town.placeId, email, locale: 'en', invited_at: now })
  await insert('place_leads', { place_id: town.placeId, person_id: town.lead.personId, since: now })
  await insert('place_leads', { place_id: town.placeId, person_id: personId, since: now })
  await insert('applications', {
    id: randomUUID(),
    person_id: personId,
    place_id: town.placeId,
    reference: 'AB-12',
    typed: JSON.stringify({ contactName: name, contactEmail: email }),
    begun_at: now,
    saved_at: now,
  })
  await insert('place_reports', {
    id: randomUUID(),
    place_id: town.placeId,
    from_at: now,
    saved_at: now,
    sent_at: now,
    until_at: now,
    figures: '{}',
    sent_to: [email, 'other@waymark.test'],
  })

  // Children in her care, a child whom she may see no more, and an account that another guardian offers to her address.
  const child = async (called: string) => {
    const id = randomUUID()
    await insert('people', {
      id,
      name: called,
      locale: 'en',
      email: null,
      email_verified: false,
      created_at: now,
      updated_at: now,
    })
    return id
  }
  const guard = (childId: string, guardianId: string, more = {}) =>
    insert('guardianships', {
      ...{ child_id: childId, guardian_id: guardianId, request_id: randomUUID(), place_id: town.placeId },
      ...{ declared_at: now, desk_code: randomUUID(), ...more },
    })
  const childId = await child(`Young ${name}`)
  await guard(childId, personId, { verified_at: now, verified_by: 'address' })
  await give({ name: `Young ${name}`, email: 'school@home.example' }, 'For a child')
  await pool.query(`update recipients set person_id = $1 where email = 'school@home.example'`, [childId])
  await guard(await child('Cara'), personId, { revoked_at: now, revocation_reason: `${name} is not the mother` })
  const offered = await child('Dan')
  await guard(offered, owner.personId)
  await insert('handovers', { child_id: offered, email, asked_at: now })

  // Signing in.
  await insert('auth_sessions', {
    id: randomUUID(),
    person_id: personId,
    token: `t-${email}`,
    ip_address: '203.0.113.77',
    user_agent: `Phone of ${name}`,
    created_at: now,
    updated_at: now,
    expires_at: now,
  })
  await insert('auth_rate_limits', {
    id: randomUUID(),
    key: '203.0.113.77|/sign-in/email-otp',
    count: 1,
    last_request: 1,
  })
  await insert('person_addresses', { email: `second.${email}`, person_id: personId, added_at: now })
  await insert('auth_accounts', {
    id: randomUUID(),
    account_id: email,
    provider_id: 'x',
    person_id: personId,
    created_at: now,
    updated_at: now,
  })
  await insert('auth_passkeys', {
    id: randomUUID(),
    person_id: personId,
    name: `Key of ${name}`,
    public_key: 'x',
    credential_id: email,
    counter: 0,
    device_type: 'x',
    backed_up: false,
  })
  await insert('auth_verifications', {
    id: randomUUID(),
    identifier: `sign-in-otp-${email}`,
    value: 'x',
    expires_at: now,
    created_at: now,
    updated_at: now,
  })
  for (const purpose of attemptPurposes) await takeAttempt(database, { purpose, subject: email, free: 5 }, now)
  for (const purpose of attemptPurposes) await takeAttempt(database, { purpose, subject: personId, free: 5 }, now)
  await database.transaction().execute(async (tx) => {
    await services.queue.enqueue(tx, signInCodeDue, [
      { email: email.toUpperCase(), code: '123456', language: 'en', until: now.toISOString() },
    ])
    await services.queue.enqueue(tx, addressChanged, [
      { personId, former: email, language: 'en', at: now.toISOString() },
    ])
  })
  return {
    ...world,
    signedIn,
    personId,
    ruleId,
    earner,
    bookingId,
    registerId,
    awards: { shown, held, waiting },
    listId,
  }
}
