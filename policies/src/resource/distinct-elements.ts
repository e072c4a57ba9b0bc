import type { Property } from "@mlops/api-constraints/property";

/** How many different elements a list has; `undefined` when it is no list that is known. Unknown ones all differ. */
export function distinctElements(list: Property): number | undefined {
  if (list.state === "empty") return 0;
  if (list.elements.length === 0) return undefined;
  const texts = list.elements.flatMap(({ text }) => (text === undefined ? [] : [text]));
  return new Set(texts).size + list.elements.filter(({ isUnknown }) => isUnknown).length;
}
