import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { drawDocument } from '#capabilities/programme/draw-document.ts'
import { needed } from '#infrastructure/needed.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { structureOf } from '#tests/support/pdf-structure.ts'
import { aTown } from '#tests/support/town.ts'
import { addMeetingAction } from './add-meeting-action.ts'
import { viewsRevision } from './find-growing.ts'
import { weekRevision } from './find-ledger.ts'
import { notesRevision } from './find-meeting.ts'
import { findYearRecord } from './find-year-record.ts'
import { giveRetrospectiveAnswers } from './give-retrospective-answers.ts'
import { holdMeeting } from './hold-meeting.ts'
import { prepareYearDocument, prepareYearLines } from './prepare-year-document.ts'
import { shareGrowth } from './share-growth.ts'
import { startPlacement } from './start-placement.ts'
import { updateLedgerWeek } from './update-ledger-week.ts'
import { updateMeetingNotes } from './update-meeting-notes.ts'
import { updateOwnGrowth } from './update-own-growth.ts'

/** In the fifteenth week, after the first retrospective. */
const now = new Date('2027-08-11T11:00:00Z')

/** A year in which everything was written once. */
async function aWrittenYear() {
  const town = await aTown()
  const { services, placeId, administrator } = town
  const personId = needed(town.lead.personId, 'a lead')
  await appointCityLead({ placeId, personId }, { ...services, administrator, now })
  const lead = mintCityLead({ placeId, personId })
  const team = mintProgrammeTeam({ personId: needed(administrator.personId, 'a person') })
  const powers = { ...services, lead, now }
  const begun = await startPlacement({ placeId, beginsOn: '2027-05-03' }, { ...services, team, now })
  if (!begun.ok) throw new Error(begun.refusal)
  const { placementId } = begun
  const first = { placementId, kind: 'update', number: 1 } as const
  const done = [
    await updateMeetingNotes(
      {
        ...first,
        notes: 'The college came.',
        decisions: 'We ask the port.',
        basedOn: notesRevision({ notes: '', decisions: '' }),
      },
      powers,
    ),
    await addMeetingAction(
      { ...first, requestId: randomUUID(), text: 'Ring the port', ownerId: personId, dueOn: '2027-08-20' },
      powers,
    ),
    await holdMeeting(first, powers),
    await giveRetrospectiveAnswers(
      { placementId, number: 1, well: 'Tea', badly: '', change: 'More tea' },
      { ...services, by: lead, now },
    ),
    await updateLedgerWeek(
      {
        placementId,
        weekOn: '2027-05-03',
        cells: [{ duty: 'events', work: 'existing', halfDays: 3 }],
        basedOn: weekRevision([]),
      },
      powers,
    ),
    await updateOwnGrowth(
      { month: 0, views: [{ attribute: 'energy', said: 'Mine alone', wantsHelp: true }], basedOn: viewsRevision([]) },
      powers,
    ),
    await shareGrowth({ month: 0, isShared: true }, powers),
  ]
  expect(done.filter(({ ok }) => !ok)).toEqual([])
  const record = async (of: typeof lead | typeof team = lead) =>
    findYearRecord('placeId' in of ? {} : { placementId }, { ...services, of, now })
  return { ...town, lead, team, placementId, powers, record }
}

test('a year is one record for its leads and the team, without what a person wrote for themselves', async () => {
  const { record, lead, team, placementId, services, powers } = await aWrittenYear()
  const written = needed(await record(), 'a record')
  const lines = prepareYearLines(written, { language: 'en' })
  const said = JSON.stringify(lines)
  for (const words of [
    'The college came.',
    'We ask the port.',
    'Ring the port (until 20 August 2027, open)',
    '1.5 days',
  ])
    expect(said).toContain(words)
  expect(lines.filter(({ part }) => part === translator('en')('exit.title'))).toHaveLength(8)
  // Growing is private, also while it is shared; a retrospective that is not held is answered apart.
  expect(said).not.toContain('Mine alone')
  expect(said).not.toContain('More tea')
  expect(await holdMeeting({ placementId, kind: 'retrospective', number: 1 }, powers)).toMatchObject({ ok: true })
  const later = needed(await record(team), 'a record')
  expect(JSON.stringify(prepareYearLines(later, { language: 'en' }))).toContain('More tea')
  const stranger = mintCityLead({ placeId: randomUUID(), personId: needed(lead.personId, 'a lead') })
  expect(await findYearRecord({ placementId }, { ...services, of: stranger, now })).toBeUndefined()
})

test('the year is a tagged PDF: a section for each meeting, for the ledger and for the exit plan', async () => {
  const { record, services } = await aWrittenYear()
  const written = needed(await record(), 'a record')
  const printed = prepareYearDocument(written, { ...services, language: 'cy', now })
  const pdf = await drawDocument(printed)
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (cy)')
  const structure = structureOf(pdf)
  expect(structure.match(/Sect\(H2/g)).toHaveLength(30 + 2)
  // What became of it, notes, decisions and one action.
  expect(structure).toMatch(/^Document\(H1 P Sect\(H2 H3 P H3 P H3 P H3 P\)/)
})
