/** What is asked of those who send an application, by choice: the groups of the national census, each with a way not to say. */
export const equalityQuestions = {
  age: ['16-24', '25-34', '35-44', '45-54', '55-64', '65'],
  gender: ['woman', 'man', 'another'],
  ethnicity: ['asian', 'black', 'mixed', 'white', 'another'],
  disability: ['yes', 'no'],
} as const
export type EqualityQuestion = keyof typeof equalityQuestions

export const equalityQuestionNames = Object.keys(equalityQuestions) as EqualityQuestion[]

export type EqualityAnswers = Partial<Record<EqualityQuestion, string>>

/** What `equality-question.ts` is about, for those who look for it by its name. */
export const equalityQuestion = { equalityQuestions } as const

/** What is known of a question is kept, and nothing else. */
export function knownAnswers(said: Record<string, string>): EqualityAnswers {
  return Object.fromEntries(
    equalityQuestionNames.flatMap((name) => {
      const answer = equalityQuestions[name].find((one) => one === said[name])
      return answer ? [[name, answer]] : []
    }),
  )
}
