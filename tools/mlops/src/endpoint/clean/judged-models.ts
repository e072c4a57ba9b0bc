import { byRole } from "./by-role.ts";
import type { EndpointUse } from "./endpoint-use.ts";
import type { Judged } from "./judged.ts";
import type { PastModel, StackHistory } from "./stack-history.ts";

/** What becomes of the models of a stack: those of configurations go and stay with them. */
export function judgedModels(
  { configurations, models }: StackHistory,
  judgedOnes: readonly Judged[],
  use: EndpointUse,
  keep: number,
): Judged[] {
  const deployedAt = new Map(
    [...byRole(configurations)].map(([role, [newest]]) => [role, newest?.createdAt]),
  );
  const holders = holdersOf(configurations, judgedOnes);
  return [...byRole(models)].flatMap(([role, newestFirst]) => {
    if (role !== undefined && use.componentRoles.has(role)) return ofOneComponent(newestFirst, use, keep);
    const isOfEndpoint = role !== undefined && use.endpointRoles.has(role);
    return newestFirst.map((model) => {
      if (isInUse(model, use)) return judged(model, false, "in use");
      const [holder] = holders.get(model.name) ?? [];
      if (holder !== undefined) return judged(model, holder.goes, holder.reason);
      if (!isOfEndpoint) return judged(model, false, "of no endpoint: batches and jobs may use it");
      const isOlder = model.createdAt < (deployedAt.get(role) ?? new Date(0));
      return isOlder
        ? judged(model, true, "not used any more")
        : judged(model, false, "newer than the last deployment");
    });
  });
}

/** The models of an inference component that is there. */
function ofOneComponent(newestFirst: readonly PastModel[], use: EndpointUse, keep: number): Judged[] {
  let left = keep;
  return newestFirst.map((model, index) => {
    if (isInUse(model, use)) return judged(model, false, "in use");
    if (index === 0) return judged(model, false, "deployed last");
    left -= 1;
    return left >= 0 ? judged(model, false, "to go back to") : judged(model, true, "not used any more");
  });
}

/** Where it is not known what an endpoint uses, it may be any model. */
const isInUse = ({ name }: PastModel, { models, unknown }: EndpointUse) =>
  models.has(name) || unknown.length > 0;

/** The configurations that have each model, those that stay first. */
function holdersOf(
  configurations: StackHistory["configurations"],
  judgedOnes: readonly Judged[],
): ReadonlyMap<string, readonly Judged[]> {
  const held = judgedOnes.flatMap((one) => {
    const models = configurations.find(({ name }) => name === one.name)?.models ?? [];
    return models.map((model) => ({ model, one }));
  });
  const stayingFirst = held.toSorted((a, b) => Number(a.one.goes) - Number(b.one.goes));
  const byModel = Map.groupBy(stayingFirst, ({ model }) => model);
  return new Map([...byModel].map(([model, holders]) => [model, holders.map(({ one }) => one)]));
}

const judged = ({ name, createdAt }: PastModel, goes: boolean, reason: string): Judged => ({
  kind: "model",
  name,
  createdAt,
  goes,
  reason,
});
