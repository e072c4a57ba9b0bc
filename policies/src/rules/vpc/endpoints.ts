import { mustBe } from "../../rule/property-rule.ts";
import { distinctElements } from "../../resource/distinct-elements.ts";
import { limitation, namesSomething } from "../../iam/condition.ts";
import { isAnybody } from "../../iam/open-access.ts";
import { type Statement, statementsOf } from "../../iam/statement.ts";
import { cloudControlResource, ec2, sagemaker } from "../../resource/resource-types.ts";
import type { Resource, Stack, StackResource } from "../../resource/resource.ts";
import { type Finding, type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { type VpcGroup, comesFromVpc, relationToVpc, vpcsOf } from "../../network/vpc-group.ts";
import type { Property } from "@mlops/api-constraints/property";
import { endpointServiceOf } from "@mlops/aws";

export const vpcEndpointMultiAz = resourceRule("vpc-endpoint-multi-az", {
  resourceTypes: [ec2.vpcEndpoint, ec2.awsxVpc],
  check({ type, props }, report) {
    const endpoints = type === ec2.awsxVpc ? props.at("vpcEndpointSpecs").elements : [props];
    for (const endpoint of endpoints) {
      const property = subnetsOf(endpoint);
      const isInterface = endpoint.at("vpcEndpointType").is("Interface");
      // Subnets that are not given here are given elsewhere (VpcEndpointSubnetAssociation, awsx), or there are none.
      if (isInterface && (distinctElements(property) ?? 2) < 2) report({ property });
    }
  },
});

/** Where an endpoint names its subnets; settings of their addresses name them as well. */
function subnetsOf(endpoint: Property): Property {
  const ids = endpoint.at("subnetIds");
  const settings = endpoint.at("subnetConfigurations");
  return ids.state === "absent" && settings.elements.length > 0 ? settings : ids;
}

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

export const vpcEndpointsRequired = stackRule("vpc-endpoints-required", {
  settings: {
    services: [
      "sagemaker.api",
      "sagemaker.runtime",
      "ecr.api",
      "ecr.dkr",
      "kms",
      "logs",
      "s3",
      "ssm",
      "sts",
    ] as readonly string[],
  },
  check(stack, report, { settings }) {
    for (const vpc of vpcsOf(stack)) {
      if (!hostsSageMaker(vpc, stack)) continue;
      const names = serviceNamesOf(vpc, stack);
      if (names.some(({ isUnknown }) => isUnknown)) continue;
      const present = names.map(({ text }) => endpointServiceOf(text?.trim() ?? ""));
      const missing = settings.services.filter((service) => !present.includes(service));
      if (missing.length > 0) {
        report({ resource: vpc.outermost, todo: `give the VPC endpoints for ${missing.join(", ")}` });
      }
    }
  },
});

/** Whether something of SageMaker's certainly runs in `vpc`. */
function hostsSageMaker(vpc: VpcGroup, { ofType }: Stack): boolean {
  return ofType(...Object.values(sagemaker), cloudControlResource)
    .filter(isOfSageMaker)
    .some((resource) => resource.props.keys.some((property) => comesFromVpc(resource, property, vpc)));
}

function isOfSageMaker({ type, props }: StackResource): boolean {
  return type !== cloudControlResource || props.at("typeName").text?.startsWith("AWS::SageMaker::") === true;
}

/** Names of the services that `vpc` has, or may have, endpoints for. */
function serviceNamesOf(vpc: VpcGroup, { ofType }: Stack): readonly Property[] {
  const endpoints = ofType(ec2.vpcEndpoint).filter((one) => relationToVpc(one, "vpcId", vpc) !== "no");
  // Where an awsx VPC cannot be expanded, endpoints that it makes are among its arguments, if those are shown.
  const specs = vpc.resources.flatMap(({ props }) => {
    const list = props.at("vpcEndpointSpecs");
    return list.isUnknown ? [list] : list.elements;
  });
  return [
    ...endpoints.map(({ props }) => props.at("serviceName")),
    ...specs.map((one) => one.at("serviceName")),
  ];
}

export const vpcEndpointServiceAcceptance = mustBe(
  "vpc-endpoint-service-acceptance",
  [ec2.vpcEndpointService],
  "acceptanceRequired",
  true,
);

export const endpointsRules: readonly Rule[] = [
  vpcEndpointServiceAcceptance,
  vpcEndpointMultiAz,
  vpcEndpointPolicyScoped,
  vpcEndpointsRequired,
];
