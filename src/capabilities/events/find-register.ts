import type { Reading } from '#infrastructure/database/database.ts'
import type { Register, RegisterNow } from './register.ts'
import { selectRegister, selectRegisterNow } from './register-store.ts'

interface Whose {
  id: string
  organisationId: string
}

/** A register of this organisation. */
export function findRegister(whose: Whose, { database }: Reading): Promise<Register | undefined> {
  return selectRegister(database, whose)
}

/** The register with everybody on it, by names alone, and who came. */
export async function findRegisterNow(whose: Whose, { database }: Reading): Promise<RegisterNow | undefined> {
  const register = await selectRegister(database, whose)
  return register && selectRegisterNow(database, register)
}
