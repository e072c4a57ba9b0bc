import type { EndpointUse } from "./endpoint-use.ts";
import type { CleanChoice, Judged } from "./judged.ts";
import { judgedConfigurations } from "./judged-configurations.ts";
import { judgedModels } from "./judged-models.ts";
import type { StackHistory } from "./stack-history.ts";

/** What goes, in the order in which it can go, and what stays. */
export interface CleanPlan {
  readonly removed: readonly Judged[];
  readonly kept: readonly Judged[];
}

/**
 * What of a stack's configurations and models goes. What an endpoint uses never goes, nor the newest of each endpoint
 * and component, which the stack knows as its own. A model stays as long as a configuration that stays has it.
 */
export function cleanPlan(history: StackHistory, use: EndpointUse, choice: CleanChoice): CleanPlan {
  const configurations = judgedConfigurations(history.configurations, use, choice);
  const models = judgedModels(history, configurations, use, choice.keep);
  const all = removalOrder(history, configurations, models);
  return { removed: all.filter(({ goes }) => goes), kept: all.filter(({ goes }) => !goes) };
}

/**
 * Each configuration after the models that no older one has, the oldest first: where removing ends half-way, a
 * configuration without its models is left, which tells the next run that it goes.
 */
function removalOrder(
  { configurations }: StackHistory,
  judged: readonly Judged[],
  models: readonly Judged[],
): Judged[] {
  const left = new Map(models.map((model) => [model.name, model]));
  const oldestFirst = judged.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const ordered = oldestFirst.flatMap((one) => {
    const names = configurations.find(({ name }) => name === one.name)?.models ?? [];
    const own = names.flatMap((name) => left.get(name) ?? []);
    for (const { name } of own) left.delete(name);
    return [...own, one];
  });
  const others = [...left.values()].toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return [...ordered, ...others];
}
