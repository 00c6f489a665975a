const KEPT = 6;

/** The codes that were looked for lately in this browser, the last first. */
export function recentCodes(firm: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(firm)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    // Somebody else's text under our name: as good as nothing.
    return [];
  }
}

export function rememberCode(firm: string, code: string): void {
  const kept = [code, ...recentCodes(firm).filter((one) => one !== code)].slice(0, KEPT);
  localStorage.setItem(nameOf(firm), JSON.stringify(kept));
}

function nameOf(firm: string): string {
  return `lotproof-codes-${firm}`;
}
