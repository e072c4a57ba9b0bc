import { type RegisteredResource, isRootStackType, makeRootUrn } from "@mlops/engine";
import {
  type AnalyzedResource,
  type AnalyzedStackResource,
  type ProviderCache,
  analyzedResource,
  analyzedStack,
} from "./analyze-requests.ts";
import { resourceEvaluation, stackEvaluation } from "./official-evaluation.ts";
import { PolicyGroup } from "./policy-group.ts";
import type { JudgedPolicy, PolicyPack } from "./policy-pack.ts";
import { type Verdict, mergedVerdict } from "./verdict.ts";
import { violationOf } from "./violation.ts";

/** Applies one policy pack to stack after stack. */
export class Judge {
  readonly #pack: PolicyPack;
  readonly #resourcePolicies: readonly JudgedPolicy[];
  /** Policies that look at resources of a type, by type. */
  readonly #groups = new Map<string, PolicyGroup<AnalyzedResource>>();
  readonly #stackGroup: PolicyGroup<readonly AnalyzedStackResource[]>;

  /** @param names policies that judge. @default - all of the pack */
  constructor(pack: PolicyPack, names?: ReadonlySet<string>) {
    const policies = pack.policies.filter(({ name }) => names === undefined || names.has(name));
    const stackPolicies = policies.filter((policy) => "validateStack" in policy);
    this.#pack = pack;
    this.#resourcePolicies = policies.filter((policy) => !("validateStack" in policy));
    this.#stackGroup = new PolicyGroup(pack, stackPolicies, stackEvaluation);
  }

  /**
   * Judge everything that the stack manages. Other stacks manage what it only reads, and the engine judges that only
   * in a state (`pulumi policy analyze`), not in a deployment.
   */
  async judge(
    resources: readonly RegisteredResource[],
    scope: "managed" | "managed and read" = "managed",
  ): Promise<Verdict> {
    const judged = scope === "managed" ? resources.filter(({ external }) => !external) : resources;
    const byUrn = new Map(judged.map((resource) => [resource.urn, resource]));
    const providers: ProviderCache = new Map();
    const verdicts: Verdict[] = [];
    for (const resource of judged) {
      const group = this.#groupFor(resource.type);
      if (group.isEmpty) continue;
      const { diagnostics, problems } = await group.evaluate(analyzedResource(resource, byUrn, providers));
      const violations = diagnostics.map((diagnostic) => violationOf(diagnostic, resource.urn));
      verdicts.push({ violations, problems });
    }
    verdicts.push(await this.#judgeStack(judged, byUrn, providers));
    return mergedVerdict(verdicts);
  }

  async #judgeStack(
    resources: readonly RegisteredResource[],
    byUrn: ReadonlyMap<string, RegisteredResource>,
    providers: ProviderCache,
  ): Promise<Verdict> {
    if (this.#stackGroup.isEmpty) return mergedVerdict([]);
    const { diagnostics, problems } = await this.#stackGroup.evaluate(
      analyzedStack(resources, byUrn, providers),
    );
    // As in the engine, what a policy does not tie to one of the resources is about the stack.
    const root = rootUrnOf(resources);
    const violations = diagnostics.map((diagnostic) =>
      violationOf(diagnostic, byUrn.has(diagnostic.getUrn()) ? undefined : root),
    );
    return { violations, problems };
  }

  #groupFor(type: string): PolicyGroup<AnalyzedResource> {
    const known = this.#groups.get(type);
    if (known) return known;
    const policies = this.#resourcePolicies.filter(
      ({ resourceTypes, seenTypes = resourceTypes }) => seenTypes === undefined || seenTypes.includes(type),
    );
    const group = new PolicyGroup(this.#pack, policies, resourceEvaluation);
    this.#groups.set(type, group);
    return group;
  }
}

/** URN of the stack itself, which a state without a root resource does not name; nothing if there is no resource. */
function rootUrnOf(resources: readonly RegisteredResource[]): string | undefined {
  const root = resources.find(({ type, parent }) => isRootStackType(type) && parent === "");
  const [any] = resources;
  return root?.urn ?? (any && makeRootUrn(any.urn));
}
