import { isList, isObject, memberOf } from "../document/document-value.ts";
import { Place } from "./place.ts";

/** A branch of a condition step. */
export interface Branch {
  readonly condition: StepSite;
  readonly key: "IfSteps" | "ElseSteps";
}

/** A step, and where it stands in its definition. */
export interface StepSite {
  readonly name: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly place: Place;
  /** Where it stands, such as `Steps[2]` or `Gate.Arguments.IfSteps[0]`. */
  readonly position: string;
  /** Its position when the whole definition is read from top to bottom. */
  readonly order: number;
  /** The branches that it stands in, the outermost first. */
  readonly branches: readonly Branch[];
}

/** Keys of a condition's arguments that hold steps. */
export const branchKeys = ["IfSteps", "ElseSteps"] as const;

/** Every step of a definition, in its order: those of branches after their condition. What is no object is left out. */
export function stepSites(definition: unknown): readonly StepSite[] {
  const sites: StepSite[] = [];
  addSites(sites, memberOf(definition, "Steps"), new Place("Steps"), []);
  return sites;
}

function addSites(sites: StepSite[], steps: unknown, list: Place, branches: readonly Branch[]): void {
  if (!isList(steps)) return;
  steps.forEach((content, index) => {
    if (!isObject(content)) return;
    const name = memberOf(content, "Name");
    const type = memberOf(content, "Type");
    const isNamed = typeof name === "string" && name !== "";
    const place = isNamed ? new Place("", name) : list.at(index);
    const site: StepSite = {
      name: isNamed ? name : place.text,
      type: typeof type === "string" ? type : "",
      content,
      place,
      position: list.at(index).text,
      order: sites.length,
      branches,
    };
    sites.push(site);
    for (const key of branchKeys) {
      const inner = memberOf(memberOf(content, "Arguments"), key);
      const innerPlace = place.at("Arguments").at(key);
      if (site.type === "Condition")
        addSites(sites, inner, innerPlace, [...branches, { condition: site, key }]);
    }
  });
}

/** Whether two steps stand in different branches of one condition: at most one of them runs. */
export function areExclusive(one: StepSite, other: StepSite): boolean {
  const index = one.branches.findIndex((branch, position) => {
    const across = other.branches[position];
    return across?.condition !== branch.condition || across.key !== branch.key;
  });
  const [here, there] = [one.branches[index], other.branches[index]];
  return here !== undefined && there !== undefined && here.condition === there.condition;
}
