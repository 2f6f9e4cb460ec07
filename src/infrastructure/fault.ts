/** Something that should not have happened: thrown, logged by its stable code, never shown to a person as it is. */
export class Fault extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Fault'
    this.code = code
  }
}
