import { anyOf } from "../../certainty.ts";
import { repositoryTypes } from "../../ecr-repository.ts";
import { type Target, relation } from "../../relation.ts";
import type { StackResource } from "../../resource.ts";
import { ecr } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const ecrLifecycle = stackRule("ecr-lifecycle", {
  check({ ofType }, report) {
    const policies = ofType(ecr.lifecyclePolicy);
    const repositories = ofType(ecr.repository);
    const hasPolicy = (...resources: StackResource[]) => {
      const target = targetOf(resources);
      return anyOf(policies.map((policy) => relation(policy, "repository", target))) !== "no";
    };
    for (const component of ofType(ecr.awsxRepository)) {
      const inside = repositories.filter(({ parent }) => parent === component);
      // Where the component cannot be expanded, it makes a policy unless it is told not to.
      const makesIt = inside.length === 0 && component.props.at("lifecyclePolicy.skip").isNot(true);
      if (!makesIt && !hasPolicy(component, ...inside)) report({ resource: component });
    }
    for (const repository of repositories.filter(({ parent }) => parent?.type !== ecr.awsxRepository)) {
      if (!hasPolicy(repository)) report({ resource: repository });
    }
  },
});

function targetOf(resources: readonly StackResource[]): Target {
  const names = resources.flatMap(({ props }) => [props.at("name"), props.at("id")]);
  return { resources, types: repositoryTypes, names };
}
