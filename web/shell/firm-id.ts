/** The short id of a firm from its name, as the server makes it at set-up: small letters, digits and _; "firm" for want of any. */
export function firmIdFrom(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  return id === '' && name.trim() !== '' ? 'firm' : id;
}
