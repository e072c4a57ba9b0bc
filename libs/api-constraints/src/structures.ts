import type { Given } from "./given.ts";

/** All structures of one shape within what is given, however deep. */
export function structuresOf(given: Given, shape: string): readonly Given[] {
  const { content } = given;
  switch (content.kind) {
    case "structure": {
      const inner = [...content.members.values()].flatMap((member) => structuresOf(member, shape));
      return given.shape === shape ? [given, ...inner] : inner;
    }
    case "list":
      return content.elements.flatMap((element) => structuresOf(element, shape));
    case "map":
      return content.entries.flatMap(({ value }) => structuresOf(value, shape));
    default:
      return [];
  }
}
