import { distinctElements } from "../../distinct-elements.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { StackResource } from "../../resource.ts";
import { ec2, lambda, sagemaker } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

/** Where types have their subnets. */
const subnetLists: Readonly<Record<string, string>> = {
  [ec2.vpcEndpoint]: "subnetIds",
  [lambda.function]: "vpcConfig.subnetIds",
  [sagemaker.domain]: "subnetIds",
  [sagemaker.model]: "vpcConfig.subnets",
};

export const envMultiAz = stackRule("env-multi-az", {
  check({ ofType }, report) {
    const subnets = ofType(ec2.subnet);
    for (const resource of ofType(...Object.keys(subnetLists))) {
      const list = resource.props.at(subnetLists[resource.type] ?? "");
      if (resource.type === ec2.vpcEndpoint && !resource.props.at("vpcEndpointType").is("Interface"))
        continue;
      if (distinctElements(list) === 1 || isInOneZone(resource, list, subnets)) {
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
