/** Options that any command may be given. */
export type CliOptions = {
  json?: boolean
  key?: string
  out?: string
  lang?: string
  jwt?: boolean
  format?: string
  did?: string
  offline?: boolean
  'allow-private'?: boolean
  jobs?: string
  progress?: boolean
  suite?: string
  help?: boolean
  version?: boolean
}

/** One command: what it does with what follows its name, and the options that mean something to it. */
export type Command = {
  /** Gives the exit code. */
  run: (inputs: string[], options: CliOptions) => Promise<number>
  takes: readonly (keyof CliOptions)[]
}
