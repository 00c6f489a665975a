/** A name that every file system takes, and that leads nowhere else: no separators, and no dot in front. */
export function plainFileName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '');
  return plain === '' ? '-' : plain;
}
