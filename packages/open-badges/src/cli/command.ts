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
}

/** One command: what follows its name, and the options. Gives the exit code. */
export type Command = (inputs: string[], options: CliOptions) => Promise<number>
