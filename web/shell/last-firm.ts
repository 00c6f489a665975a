const STORED = 'lotproof-firm';

/** The firm that was open last in this browser. */
export function lastFirm(): string | null {
  return localStorage.getItem(STORED);
}

export function rememberFirm(firm: string): void {
  localStorage.setItem(STORED, firm);
}
