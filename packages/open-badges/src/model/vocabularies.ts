import { asArray, isJsonObject } from './json.ts'

/** An extension term, where none of the standard's fits: `ext:` and letters, digits, points, hyphens (Open Badges 3.0 §B.6). */
type OwnWord = `ext:${string}`

const ACHIEVEMENT_TYPES = [
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
] as const

const IDENTIFIER_TYPES = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
] as const

const ALIGNMENT_TARGET_TYPES = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

const RESULT_TYPES = [
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
] as const

const RESULT_STATUSES = ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] as const

/** What kind of achievement it is (Open Badges 3.0 §B.6, AchievementType Enumeration). */
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number] | OwnWord
/** What an identifier is of (Open Badges 3.0 §B.6, IdentifierTypeEnum). */
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number] | OwnWord
/** What an alignment leads to (Open Badges 3.0 §B.6, AlignmentTargetType Enumeration). */
export type AlignmentTargetType = (typeof ALIGNMENT_TARGET_TYPES)[number] | OwnWord
/** What kind of result can be achieved (Open Badges 3.0 §B.6, ResultType Enumeration). */
export type ResultType = (typeof RESULT_TYPES)[number] | OwnWord
/** The state of a result (Open Badges 3.0 §B.6, ResultStatusType Enumeration). Allows no extension terms. */
export type ResultStatus = (typeof RESULT_STATUSES)[number]

type Vocabularies = {
  achievementType: AchievementType
  identityType: IdentifierType
  identifierType: IdentifierType
  targetType: AlignmentTargetType
  resultType: ResultType
  status: ResultStatus
}

/** A part of a badge as it may be made: where the standard has a list of words, only those. Reading takes any word. */
export type ByTheStandard<T> = T extends readonly (infer Item)[]
  ? ByTheStandard<Item>[]
  : T extends object
    ? {
        [Field in keyof T]: Field extends keyof Vocabularies
          ? Vocabularies[Field] | Extract<T[Field], undefined>
          : ByTheStandard<T[Field]>
      }
    : T

type Vocabulary = { type: string; field: keyof Vocabularies; terms: readonly string[]; isClosed?: boolean }

const VOCABULARIES: readonly Vocabulary[] = [
  { type: 'Achievement', field: 'achievementType', terms: ACHIEVEMENT_TYPES },
  { type: 'IdentityObject', field: 'identityType', terms: IDENTIFIER_TYPES },
  { type: 'IdentifierEntry', field: 'identifierType', terms: IDENTIFIER_TYPES },
  { type: 'Alignment', field: 'targetType', terms: ALIGNMENT_TARGET_TYPES },
  { type: 'ResultDescription', field: 'resultType', terms: RESULT_TYPES },
  { type: 'Result', field: 'status', terms: RESULT_STATUSES, isClosed: true },
]

const OWN_WORD = /^ext:[\w.|-]+$/

/**
 * The first word of a badge that its standard has no such word for, by its path; `undefined` where all are the standard's.
 * For what is about to be issued: a badge by another issuer is not refused for an unknown term. Endorsements are left to their
 * own issuers.
 */
export function vocabularyProblemOf(document: unknown, path = ''): { path: string; message: string } | undefined {
  if (Array.isArray(document)) return firstProblem(document.entries(), path)
  if (!isJsonObject(document)) return undefined
  for (const { type, field, terms, isClosed } of VOCABULARIES) {
    const word = document[field]
    if (word === undefined || !asArray(document.type).includes(type)) continue
    if (terms.some((one) => one === word) || (!isClosed && OWN_WORD.test(String(word)))) continue
    const own = isClosed ? '' : ', or a word of your own that begins with ext:'
    return { path: `${path}${field}`, message: `must be one of ${terms.join(', ')}${own}` }
  }
  return firstProblem(
    Object.entries(document).filter(([name]) => name !== 'endorsement' && name !== 'verifiableCredential'),
    path,
  )
}

function firstProblem(parts: Iterable<[string | number, unknown]>, path: string) {
  for (const [name, part] of parts) {
    const problem = vocabularyProblemOf(part, `${path}${name}.`)
    if (problem) return problem
  }
  return undefined
}
