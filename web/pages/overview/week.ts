/** The days of the week from Monday to Sunday around a moment, in the reader's own time zone. */
export function weekOf(now: Date): { readonly from: string; readonly to: string } {
  const monday = now.getDate() - ((now.getDay() + 6) % 7);
  const day = (date: number): string => {
    const at = new Date(now.getFullYear(), now.getMonth(), date);
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  };
  return { from: day(monday), to: day(monday + 6) };
}
