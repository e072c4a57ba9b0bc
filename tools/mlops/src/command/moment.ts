/** A moment for people: `2026-11-21 10:00`, in UTC; nothing if there is none. */
export function moment(date: Date): string;
export function moment(date: Date | undefined): string | undefined;
export function moment(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 16).replace("T", " ");
}
