import { z } from "zod";
import { bucketNamePattern, sageMakerEndpointServices } from "@mlops/aws";
import { choiceValue, listValue, refused, wholeNumberValue } from "@mlops/core";
import { existingIdsValue } from "./existing-ids.ts";
import { ipv4RangeValue } from "./ipv4-range-values.ts";

const serviceNameValue = z
  .string()
  .refine((name) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name) && !/amazonaws|^aws\./.test(name), {
    error: 'expected the short name of a service, such as "athena" or "codeartifact.api"',
  });

const additionalEndpointValue = z.union([
  serviceNameValue,
  z.strictObject({
    service: serviceNameValue.describe("The short name of the service."),
    policy: z
      .literal("not-supported")
      .describe("The service takes no endpoint policy, so its endpoint gets none."),
  }),
]);

const bucketNameValue = z
  .string()
  .regex(bucketNamePattern, { error: "expected the name of a bucket, without ARN or path" });

/** VPC endpoints. The gateway endpoint of S3 is always among them. */
export const endpointsSettings = z
  .strictObject({
    interfaces: choiceValue(["required", "none"])
      .optional()
      .describe(
        "Interface endpoints: required are the eleven that SageMaker needs in a VPC without internet; none saves their " +
          "price where NAT gateways lead to the same services. AWS bills each by the hour and zone: 8.03 USD a month in " +
          "eu-west-1, 7.30 in us-east-1 (730 hours at 0.011 and 0.010, 2026). " +
          "Default: required, but none in dev where NAT gateways lead to the internet.",
      ),
    zones: wholeNumberValue({ min: 1, max: 3 })
      .optional()
      .describe(
        "In how many zones the interface endpoints are, 1 to 3. Clients of the other zones reach them too, for the price " +
          "of traffic between zones; where they are in one zone alone, all zones lose them when it fails. " +
          "Default: 1 in dev, elsewhere every zone of the network.",
      ),
    additional: listValue(additionalEndpointValue)
      .default([])
      .describe(
        "Further interface endpoints, by the short name of their service: athena, glue, studio, " +
          "or ssmmessages and ec2messages for instances that Session Manager opens.",
      ),
    readableBuckets: listValue(bucketNameValue)
      .default([])
      .describe(
        "Names of other owners' buckets that may be read through the S3 endpoint, such as open data sets. AWS's own " +
          "buckets for image layers, packages and JumpStart models can always be read.",
      ),
  })
  .check(({ value: { interfaces, additional }, issues }) => {
    const required = interfaces === "required" ? sageMakerEndpointServices : [];
    const services = additional.map(serviceOf);
    for (const [index, service] of services.entries()) {
      const got = additional[index];
      const refuse = (expected: string) => issues.push(refused(["additional", index], got, expected));
      if (service === "s3") refuse("another service; leave it out: S3 always has its gateway endpoint");
      else if (required.includes(service)) refuse("a service that is not required anyway; leave it out");
      else if (services.indexOf(service) < index) refuse("each one once");
    }
  });

/** Endpoints in a VPC that exists. */
export const existingVpcEndpointsSettings = endpointsSettings.safeExtend({
  routeTables: existingIdsValue("rtb", 1).describe(
    "Route tables of the private subnets: they get the route to S3.",
  ),
  clientCidrBlocks: listValue(ipv4RangeValue(), { min: 1 }).describe(
    "IPv4 ranges whose clients may use the endpoints, at least one. They must hold every client in the VPC: with an " +
      "endpoint in place the name of its service resolves to it, for every client.",
  ),
});

/** Checked settings of VPC endpoints. */
export type EndpointsSettings = z.output<typeof endpointsSettings>;

/** The short name of the service of an additional endpoint. */
export function serviceOf(endpoint: EndpointsSettings["additional"][number]): string {
  return typeof endpoint === "string" ? endpoint : endpoint.service;
}
