const PREFIX = 'lotproof-draft';

/** What was typed into a form, as it is kept over a reload: in this tab alone, and never longer than the session. */
export interface Draft {
  readonly body: unknown;
  readonly id: string;
  readonly reason: string;
}

/** The name under which the draft of a form is kept: of one person, firm and kind, and of one version of a record. */
export function draftName(parts: readonly string[]): string {
  return `${PREFIX} ${JSON.stringify(parts)}`;
}

/** Null: nothing was typed, or the browser keeps nothing. */
export function readDraft(name: string): Draft | null {
  try {
    const text = sessionStorage.getItem(name);
    // Written below, by the same version of the page or one before it.
    const draft = text === null ? null : (JSON.parse(text) as Partial<Draft>);
    if (draft?.body === undefined) return null;
    return { body: draft.body, id: draft.id ?? '', reason: draft.reason ?? '' };
  } catch {
    return null;
  }
}

export function keepDraft(name: string, draft: Draft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing, or no more: the form itself still has it.
  }
}

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(name);
}

/** On signing out: whoever comes next sees nothing of it. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) forgetDraft(name);
}
