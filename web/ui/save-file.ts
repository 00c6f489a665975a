/** How long an address of a file is kept: a busy browser may take a while to begin saving it. */
const KEPT_MS = 60_000;

/** Hands a file made in the browser to the person. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** The same of a file that came within an answer. */
export function saveAnswered({
  name,
  mediaType,
  base64,
}: {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string | null;
}): void {
  const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
  saveFile(name, new Blob([bytes], { type: mediaType }));
}
