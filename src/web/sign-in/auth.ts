import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth, type DBAdapter } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { emailOTP } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { findPerson } from '#capabilities/people/find-person.ts'
import { sendSignInLetter } from '#capabilities/people/send-sign-in-letter.ts'
import { clientAddressHeader } from '#infrastructure/client-address.ts'
import { takeRequest } from '#infrastructure/database/request-rate.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage, type Language } from '#infrastructure/words/languages.ts'

const codeMinutes = 10
/** A session lasts so long after the last day on which it was used. */
export const sessionDays = 30

/** Addresses whose code could not be sent at once, until the request that asked for it takes notice. */
const unsentCodes = new Map<string, 'late' | 'refused'>()

export function takeUnsentCode(email: string): 'late' | 'refused' | undefined {
  const why = unsentCodes.get(email)
  unsentCodes.delete(email)
  return why
}

/** The language of the page that asked, as `sign-in.ts` passes it on. */
function languageIn(headers: Headers | undefined): Language {
  const asked = headers?.get('x-waymark-language')
  return isLanguage(asked) ? asked : 'en'
}

export type Auth = ReturnType<typeof createAuth>

/** Sign-in by a code in an e-mail or by passkey. There are no passwords to lose. */
export function createAuth({ services, pool, secret }: { services: Services; pool: pg.Pool; secret: string }) {
  const { site } = services
  const secure = site.origin.startsWith('https://')
  return betterAuth({
    appName: 'Waymark',
    baseURL: site.origin,
    basePath: '/auth',
    secret,
    telemetry: { enabled: false },
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'waymark',
      database: { generateId: () => newId(new Date()) },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    rateLimit: {
      enabled: true,
      // The library's own count goes on until a whole window is quiet: a school that signs in all morning was refused.
      customStorage: {
        consume: async (key, rate) => {
          const taken = await takeRequest(services.database, { key, ...rate }, new Date())
          return taken.allowed
            ? { allowed: true, retryAfter: null }
            : { allowed: false, retryAfter: taken.retrySeconds }
        },
      },
      window: 60,
      max: 60,
      customRules: { '/demo/sign-in': { window: 10, max: 100 } },
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { locale: { type: 'string', input: false, defaultValue: 'en' } },
    },
    databaseHooks: {
      user: {
        create: {
          // Mails come in the language of the first sign-in, until the person chooses another.
          before: async (user, context) => ({ data: { ...user, locale: languageIn(context?.headers) } }),
        },
      },
    },
    session: {
      modelName: 'auth_sessions',
      expiresIn: 60 * 60 * 24 * sessionDays,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'person_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        // By network address, which a school has one of: a hall at once, then one a second. Each mail address has its own
        // limit (sign-in.ts). The demonstration sends no mail.
        rateLimit: site.demo ? { window: 10, max: 300 } : { window: 240, max: 240 },
        async sendVerificationOTP({ email, otp }, context) {
          const language = languageIn(context?.headers)
          const asCode = { email, code: otp, language, minutes: codeMinutes }
          const outcome = await sendSignInLetter(asCode, { ...services, now: new Date() })
          if (outcome !== 'sent') unsentCodes.set(email, outcome)
        },
      }),
      passkey({
        rpID: new URL(site.origin).hostname,
        rpName: 'Waymark',
        origin: site.origin,
        schema: {
          passkey: {
            modelName: 'auth_passkeys',
            fields: {
              publicKey: 'public_key',
              userId: 'person_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      byAnyAddress(services),
      ...(site.demo ? [demoSignIn()] : []),
    ],
  })
}

/**
 * An account is opened with each of its addresses: where none has an address as its main one, the account that was proven
 * to have it is found. The library looks for people by their main address alone.
 */
function byAnyAddress({ database }: Pick<Services, 'database'>): BetterAuthPlugin {
  return {
    id: 'by-any-address',
    init({ adapter }) {
      const findOne: DBAdapter['findOne'] = async (query) => {
        const found = await adapter.findOne(query)
        const [sought, ...more] = query.where ?? []
        if (found || query.model !== 'user' || sought?.field !== 'email' || more.length > 0) return found as null
        const email = String(sought.value)
        const person = await findPerson({ email }, { database })
        const known = person && (await adapter.findOne({ ...query, where: [{ field: 'id', value: person.id }] }))
        // The library takes whom it finds for whom it sought where the address is the one that it asked for.
        return (known ? { ...known, email } : null) as null
      }
      return { context: { adapter: { ...adapter, findOne } } }
    },
  }
}

/** One-click sign-in as a person of the demonstration. The plugin exists in demo mode alone. */
function demoSignIn() {
  return {
    id: 'demo-sign-in',
    endpoints: {
      demoSignIn: createAuthEndpoint(
        '/demo/sign-in',
        { method: 'POST', body: z.object({ email: z.email() }) },
        async (context) => {
          const found = await context.context.internalAdapter.findUserByEmail(context.body.email)
          if (!found) throw context.error('NOT_FOUND')
          const session = await context.context.internalAdapter.createSession(found.user.id)
          await setSessionCookie(context, { session, user: found.user })
          return context.json({ ok: true })
        },
      ),
    },
  }
}
