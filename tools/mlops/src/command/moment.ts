/** A moment for people, in UTC: `2026-11-21 10:00`. Nothing for none. */
export function moment(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 16).replace("T", " ");
}
