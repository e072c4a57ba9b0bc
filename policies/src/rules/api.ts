import { relation } from "../resource/relation.ts";
import { lambda } from "../resource/resource-types.ts";
import type { StackResource } from "../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../rule/rule.ts";
import { apiProblems, cloudControlResource } from "@mlops/api-constraints";

export const apiConstraints = resourceRule("api-constraints", {
  check({ type, name, props, isPartial }, report) {
    // Its other arguments are judged elsewhere. What Cloud Control takes is all in one text.
    if (isPartial && type !== cloudControlResource) return;
    for (const todo of apiProblems(type, props, name)) report({ todo });
  },
});

const provisionedConcurrency = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";

/** What the APIs refuse only in view of another resource. */
export const apiConstraintsAcross = stackRule("api-constraints-across", {
  check(stack, report) {
    for (const fn of stack.ofType(lambda.function)) {
      const reserved = fn.props.at("reservedConcurrentExecutions").number ?? -1;
      const provisioned = stack.ofType(provisionedConcurrency).filter((one) => isOf(one, fn));
      const total = provisioned.reduce((sum, one) => sum + (provisionedBy(one).number ?? 0), 0);
      // Lambda API reference, PutProvisionedConcurrencyConfig: out of what is reserved; without a reservation (-1) out
      // of the account's.
      if (reserved < 0 || total <= reserved) continue;
      for (const resource of provisioned) {
        const todo = `lower provisionedConcurrentExecutions: ${fn.name} has ${total} in all, and reserves ${reserved} (Lambda API PutProvisionedConcurrencyConfig)`;
        report({ resource, todo });
      }
    }
  },
});

function isOf(config: StackResource, fn: StackResource): boolean {
  const names = [fn.props.at("name"), fn.props.at("arn")];
  return relation(config, "functionName", { resources: [fn], types: [lambda.function], names }) === "yes";
}

function provisionedBy(config: StackResource) {
  return config.props.at("provisionedConcurrentExecutions");
}

export const apiRules: readonly Rule[] = [apiConstraints, apiConstraintsAcross];
