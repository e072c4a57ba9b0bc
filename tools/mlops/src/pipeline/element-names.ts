/** Members by which elements of a definition's lists are known. */
const nameMembers = ["Name", "ChannelName", "InputName", "OutputName", "PropertyFileName"];

/** Name of an element of a list of a definition: of a step, a channel, an input; nothing if it has none. */
export function elementName(element: unknown): string | undefined {
  if (typeof element !== "object" || element === null) return undefined;
  const members = element as Readonly<Record<string, unknown>>;
  return nameMembers.map((member) => members[member]).find((name) => typeof name === "string");
}
