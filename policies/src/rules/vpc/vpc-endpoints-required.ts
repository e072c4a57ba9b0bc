import { endpointServiceOf } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";
import type { Stack, StackResource } from "../../resource.ts";
import { cloudControlResource, ec2, sagemaker } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { type VpcGroup, comesFromVpc, relationToVpc, vpcsOf } from "../../vpc-group.ts";

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
