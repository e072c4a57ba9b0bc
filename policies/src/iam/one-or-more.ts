import type { Property } from "@mlops/api-constraints/property";

/** What IAM takes as one or as a list, always as a list; a list that is unknown as a whole is one unknown element. */
export function oneOrMore(property: Property): readonly Property[] {
  if (property.isMissing) return [];
  return property.elements.length > 0 ? property.elements : [property];
}
