import { distinctElements } from "../../resource/distinct-elements.ts";
import { ec2, ecr, kms, lambda, s3, sagemaker } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";

/** Switches that delete a resource together with what is in it. */
const emptyingSwitches = ["forceDestroy", "forceDelete"];

export const envDeletionProtection = resourceRule("env-deletion-protection", {
  resourceTypes: [
    ecr.repository,
    kms.key,
    s3.bucket,
    s3.bucketV2,
    sagemaker.domain,
    sagemaker.featureGroup,
    sagemaker.modelPackageGroup,
  ],
  check({ props, protect }, report) {
    if (!protect) report({});
    for (const name of emptyingSwitches) {
      const property = props.at(name);
      if (property.is(true)) report({ property, todo: `set ${name} to false` });
    }
    const homes = props.at("retentionPolicy.homeEfsFileSystem");
    // Absent is Retain: the API's default.
    if (homes.state !== "absent" && homes.isNot("Retain")) {
      report({ property: homes, todo: 'set homeEfsFileSystem to "Retain"' });
    }
  },
});

/** Where types have their subnets. */
const subnetLists: Readonly<Record<string, string>> = {
  [ec2.vpcEndpoint]: "subnetIds",
  [lambda.function]: "vpcConfig.subnetIds",
  [sagemaker.domain]: "subnetIds",
  [sagemaker.model]: "vpcConfig.subnets",
};

/** Types whose subnets another rule counts. */
const countedElsewhere: readonly string[] = [ec2.vpcEndpoint, lambda.function];

export const envMultiAz = stackRule("env-multi-az", {
  check({ ofType }, report) {
    const subnets = ofType(ec2.subnet);
    for (const resource of ofType(...Object.keys(subnetLists))) {
      const list = resource.props.at(subnetLists[resource.type] ?? "");
      if (resource.type === ec2.vpcEndpoint && !resource.props.at("vpcEndpointType").is("Interface"))
        continue;
      const isOneSubnet = distinctElements(list) === 1;
      // One subnet alone is for lambda-multi-az and vpc-endpoint-multi-az to judge.
      if (isOneSubnet ? !countedElsewhere.includes(resource.type) : isInOneZone(resource, list, subnets)) {
        report({ resource, property: list });
      }
    }
  },
});

/** Whether all subnets of a list are certainly known, and in the same zone. */
function isInOneZone(resource: StackResource, list: Property, subnets: readonly StackResource[]): boolean {
  const [property = ""] = list.path.split(".");
  const unknowns = list.elements.filter(({ isUnknown }) => isUnknown).length;
  const sources = resource.dependenciesOf(property).filter(({ type }) => type === ec2.subnet);
  const named = list.elements.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const found = named.map((id) => subnets.find(({ props }) => props.at("id").is(id)));
  // As many sources as unknown ids: each id is one of them.
  const all = unknowns === 0 ? found : unknowns === sources.length ? [...found, ...sources] : [undefined];
  const zones = new Set(all.map((subnet) => subnet?.props.at("availabilityZone").text));
  return zones.size === 1 && !zones.has(undefined);
}

export const resilienceRules: readonly Rule[] = [envDeletionProtection, envMultiAz];
