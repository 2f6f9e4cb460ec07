import { BlockList, isIP } from 'node:net'

const PRIVATE = privateAddresses()

function privateAddresses(): BlockList {
  const list = new BlockList()
  // IANA IPv4 and IPv6 Special-Purpose Address Registries: what is not reachable from everywhere.
  const networks4: [string, number][] = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ]
  const networks6: [string, number][] = [
    ['::', 127],
    // IPv4 in the clothes of IPv6 (RFC 6052); mapped addresses (::ffff:0:0/96) are looked up among those above.
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ]
  for (const [network, prefix] of networks4) list.addSubnet(network, prefix, 'ipv4')
  for (const [network, prefix] of networks6) list.addSubnet(network, prefix, 'ipv6')
  return list
}

/**
 * Whether an IP address belongs to this machine or its own network, or to nobody at all: what a `fetchDocument` must not
 * read because an untrusted document names them. Anything that is no IP address counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return PRIVATE.check(address, 'ipv4')
  if (version !== 6) return true
  return PRIVATE.check(address, 'ipv6')
}
