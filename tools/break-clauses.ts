import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// Takes single clauses out of the code, one at a time, and runs the tests that should notice: `node tools/break-clauses.ts`.
// A clause whose tests stay green is named, and the run fails. Each file is put back as it was.

interface Break {
  file: string
  /** Must stand in the file once. */
  clause: string
  instead: string
  tests: string
}

const awards = 'src/capabilities/awards'
const clausesOfAwards = `${awards}/award-clauses.test.ts`
const breaks: Break[] = [
  {
    file: `${awards}/keep-awards.ts`,
    clause: "      .where('revokedAt', 'is', null)\n      .forUpdate()",
    instead: '      .forUpdate()',
    tests: clausesOfAwards,
  },
  {
    file: `${awards}/keep-awards.ts`,
    clause: 'and claimed_at is null and revoked_at is null',
    instead: 'and claimed_at is null',
    tests: clausesOfAwards,
  },
  {
    file: `${awards}/show-award.ts`,
    clause: "      .where('claimedAt', 'is not', null)\n",
    instead: '',
    tests: clausesOfAwards,
  },
  {
    file: `${awards}/tell-recipient.ts`,
    clause: '|| award.revokedAt) return',
    instead: ') return',
    tests: clausesOfAwards,
  },
  {
    file: `${awards}/prepare-awards.ts`,
    clause: '    validUntil,\n    statusListUrl',
    instead: '    validUntil: undefined,\n    statusListUrl',
    tests: clausesOfAwards,
  },
  {
    file: `${awards}/status-list-store.ts`,
    clause: '      .forUpdate()\n',
    instead: '',
    tests: clausesOfAwards,
  },
  {
    file: 'src/capabilities/opportunities/list-organisation-spots.ts',
    clause: "and organisation_places.status = 'approved'",
    instead: '',
    tests: 'src/capabilities/opportunities/list-organisation-spots.test.ts',
  },
  {
    file: `${awards}/public-award.ts`,
    clause: 'award.claimedAt && award.nameShown ? award.recipientName : null',
    instead: 'award.recipientName',
    tests: `${awards}/award-life.test.ts`,
  },
  {
    file: `${awards}/list-awards.ts`,
    clause: "    .where('awards.claimedAt', 'is not', null)\n    .where('awards.revokedAt', 'is', null)",
    instead: "    .where('awards.revokedAt', 'is', null)",
    tests: `${awards}/award-life.test.ts`,
  },
  {
    file: `${awards}/issue-checked-list.ts`,
    clause: "    if (openIn(understood).length > 0) return { ok: false, refusal: 'lines-to-mend' }\n",
    instead: '',
    tests: `${awards}/issue-checked-list.test.ts`,
  },
  {
    file: 'src/capabilities/organisations/accept-invitation.ts',
    clause: 'invitation.email !== email.toLowerCase()',
    instead: 'false',
    tests: 'src/capabilities/organisations/invitations.test.ts',
  },
  {
    file: 'src/capabilities/organisations/invite-member.ts',
    clause: "!standings.some((one) => one.standing === 'approved')",
    instead: 'false',
    tests: 'src/capabilities/organisations/invitations.test.ts',
  },
  {
    file: 'src/capabilities/opportunities/hold-opportunities.ts',
    clause: 'and age_min < $' + '{adultAge}',
    instead: '',
    tests: 'src/capabilities/opportunities/hold-opportunities.test.ts',
  },
  {
    file: 'src/infrastructure/mail/mailer.ts',
    clause: '    if (!isFirst) return\n',
    instead: '',
    tests: 'src/infrastructure/mail/mailer.test.ts',
  },
]

process.chdir(path.resolve(import.meta.dirname, '..'))
const unnoticed: string[] = []
for (const { file, clause, instead, tests } of breaks) {
  const whole = readFileSync(file, 'utf8')
  const name = `${file}: ${clause.trim().split('\n')[0]}`
  if (whole.split(clause).length !== 2) throw new Error(`${name} does not stand in the file once`)
  try {
    writeFileSync(
      file,
      whole.replace(clause, () => instead),
    )
    const { status } = spawnSync('node_modules/.bin/vitest', ['run', tests], { stdio: 'ignore' })
    console.log(`${status === 0 ? 'NOT NOTICED' : 'noticed    '}  ${name}`)
    if (status === 0) unnoticed.push(name)
  } finally {
    writeFileSync(file, whole)
  }
}
console.log(`${breaks.length - unnoticed.length} of ${breaks.length} broken clauses were noticed.`)
process.exitCode = unnoticed.length === 0 ? 0 : 1
