import type { Grant } from "./grant.ts";

/** Grants that differ in the values of one condition only, as one grant with these values. */
export function mergedValues(grants: readonly Grant[]): Grant[] {
  const longest = Math.max(0, ...grants.map(({ conditions }) => conditions.length));
  let merged = [...grants];
  for (let place = 0; place < longest; place++) {
    const groups = Map.groupBy(merged, (grant) => JSON.stringify(withoutValues(grant, place)));
    merged = [...groups.values()].flatMap((group) => joined(group, place));
  }
  return merged;
}

const withoutValues = ({ conditions, ...rest }: Grant, place: number) => [
  rest,
  conditions.map((one, index) => (index === place ? [one.operator, one.key] : one)),
];

function joined([first, ...others]: readonly Grant[], place: number): Grant[] {
  if (!first || others.length === 0) return first ? [first] : [];
  const values = [first, ...others].flatMap(({ conditions }) => conditions[place]?.values ?? []);
  const conditions = first.conditions.map((one, index) =>
    index === place ? { ...one, values: [...new Set(values)] } : one,
  );
  return [{ ...first, conditions }];
}
