/** A moment for people, in UTC: `2026-11-21 10:00`. */
export function moment(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}
