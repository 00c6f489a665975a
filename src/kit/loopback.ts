/** True for a host that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^(::ffff:)?127\./.test(host);
}

/** True for a web address that leads to this machine alone: a link with it opens nothing elsewhere. */
export function leadsHereOnly(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).hostname);
}
