import { createWalletApi } from '#api/wallet-api.ts'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { listAwardCopies } from '#capabilities/awards/list-award-copies.ts'
import type { WalletCopies } from '#capabilities/awards/wallet-copies.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { findOwnWalletOffer } from '#capabilities/wallets/find-wallet-offer.ts'
import { startWalletOffer } from '#capabilities/wallets/start-wallet-offer.ts'
import { credentialOfferLink, shortCredentialOfferLink } from '#capabilities/wallets/wallet-offer-format.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown } from './town.ts'

const origin = 'https://waymark.test'

/** A learner with a kept badge, and the addresses of hand-overs of it. */
export async function aBadgeToHandOver({
  didMethod = 'web',
  giver = 'Jubilee Library',
}: {
  didMethod?: 'web' | 'key'
  giver?: string
} = {}) {
  const town = await aTown()
  const services = { ...town.services, site: { ...town.services.site, didMethod } }
  const { database } = services
  const library = await anOrganisation(town, { name: giver })
  const { badgeId } = await aBadge(town, library, {})
  const people = await addPeople(
    [
      { name: 'Lia Learner', email: 'lia@home.example' },
      { name: 'Mo', email: 'mo@home.example' },
    ],
    { database, now: new Date() },
  )
  const signedInAs = (email: string, name: string) =>
    mintSignedIn({ personId: needed(people.get(email), 'the person'), email, name })
  const [lia, mo] = [signedInAs('lia@home.example', 'Lia Learner'), signedInAs('mo@home.example', 'Mo')]
  const lines = [{ recipient: { name: 'Lia Learner', email: 'lia@home.example' }, evidence: [] }]
  const now = new Date()
  const issued = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
  await keepAwards({ ...services, signedIn: lia, now })
  const [line] = issued.ok ? issued.lines : []
  if (!line?.ok) throw new Error('not given')
  const { awardId } = line
  const site = createWalletApi(services)
  const start = async ({ asksPin = false, signedIn = lia, at = new Date() } = {}) => {
    const outcome = await startWalletOffer({ awardId, asksPin }, { ...services, signedIn, now: at })
    if (!outcome.ok) throw new Error(outcome.refusal)
    const offer = needed(await findOwnWalletOffer({ awardId }, { ...services, now: at }), 'the offer')
    const { code } = offer
    return {
      ...offer,
      link: credentialOfferLink({ origin, offer, code }),
      short: shortCredentialOfferLink({ origin, code }),
    }
  }
  const check = async (badge: unknown) => {
    const text = typeof badge === 'string' ? badge : JSON.stringify(badge)
    return (await checkBadge(text, { ...services, now: new Date() })).report.verdict
  }
  const copies = (): Promise<WalletCopies[]> => listAwardCopies({ awardId }, services)
  const state = async () => (await findOwnWalletOffer({ awardId }, { ...services, now: new Date() }))?.state
  return { town, services, library, lia, mo, awardId, site, start, check, copies, state }
}
