declare module '@jsonresume/schema' {
  /** What is wrong with a résumé by JSON Resume's own schema. */
  export function validate(resume: unknown, done: (faults: unknown[] | null) => void): void
}
