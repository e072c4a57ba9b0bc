import type { Property } from "@mlops/api-constraints/property";

/** Whether an IPv4 or IPv6 range certainly is the whole internet, or half of it (two rules make one). */
export function isAnywhere(range: Property): boolean {
  return range.text !== undefined && /\/[01]$/.test(range.text.trim());
}
