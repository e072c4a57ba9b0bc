import { endpointServiceOf } from "@mlops/aws";
import { limitation, namesSomething } from "../../iam/condition.ts";
import { isAnybody } from "../../iam/open-access.ts";
import { type Statement, statementsOf } from "../../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../../resource.ts";
import { ec2 } from "../../resource-types.ts";
import { type Finding, resourceRule } from "../../rule.ts";

/**
 * Condition keys that say whose identities come through, or whose resources they reach. Keys of the VPC and the
 * endpoint do not count: whoever comes through an endpoint comes from its VPC.
 */
const limitingKeys: readonly string[] = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:userid",
  "s3:resourceaccount",
];

/** Kinds of endpoints that take no policy. */
const withoutPolicy = ["GatewayLoadBalancer", "Resource", "ServiceNetwork"];

export const vpcEndpointPolicyScoped = resourceRule("vpc-endpoint-policy-scoped", {
  settings: { servicesWithoutPolicy: [] as readonly string[] },
  resourceTypes: [ec2.vpcEndpoint, ec2.vpcEndpointPolicy, ec2.awsxVpc],
  check(resource, report, { settings }) {
    for (const endpoint of endpointsOf(resource)) {
      policyProblems(endpoint, settings.servicesWithoutPolicy).forEach(report);
    }
  },
});

/** What has a `policy`: an endpoint, a policy for one, or what an awsx VPC is told to make. */
function endpointsOf({ type, props }: Resource): readonly Property[] {
  return type === ec2.awsxVpc ? props.at("vpcEndpointSpecs").elements : [props];
}

function policyProblems(endpoint: Property, servicesWithoutPolicy: readonly string[]): Finding[] {
  const property = endpoint.at("policy");
  if (property.isMissing) {
    const service = endpointServiceOf(endpoint.at("serviceName").text?.trim() ?? "");
    const takesPolicy = endpoint.at("vpcEndpointType").isNot(...withoutPolicy);
    if (service === undefined || !takesPolicy || servicesWithoutPolicy.includes(service)) return [];
    // Also where a VpcEndpointPolicy follows: until then the endpoint lets everybody do everything.
    return [{ property, todo: "give the endpoint a policy: its default lets everybody do everything" }];
  }
  return statementsOf(property)
    .filter(isOpen)
    .map(({ at }) => ({
      todo: `say in ${at.path} who may do what to which resources, or add a condition such as aws:ResourceAccount`,
    }));
}

/** Whether a statement certainly lets everybody do everything to everything. */
function isOpen({
  at,
  effect,
  principals,
  actions,
  notActions,
  resources,
  notResources,
}: Statement): boolean {
  return (
    effect.is("Allow") &&
    principals.some((one) => isAnybody(one) === "yes") &&
    (notActions.length > 0 ||
      actions.some(({ text }) => text !== undefined && /^(\*|[^:]+:\*)$/.test(text))) &&
    (notResources.length > 0 || resources.some(isEverything)) &&
    limitation(at.key("Condition"), { isAbout: (key) => limitingKeys.includes(key) }) === "unrestricted"
  );
}

function isEverything({ text }: Property): boolean {
  return text !== undefined && !namesSomething(text);
}
