import { accountPattern, bucketNamePattern, sageMakerEndpointServices } from "@mlops/aws";
import { interfaceEndpoints } from "./interface-endpoints.ts";
import type { EndpointsArgs } from "./network-args.ts";

/** What is wrong with a choice of endpoints. */
export function endpointsProblems(args: EndpointsArgs): string[] {
  const { trustedAccounts = [], readableBuckets = [] } = args;
  return [
    ...serviceProblems(args),
    ...trustedAccounts
      .filter((account) => !accountPattern.test(account))
      .map((account) => `endpoints.trustedAccounts: got "${account}"; expected 12 digits, in quotes`),
    ...readableBuckets
      .filter((bucket) => !bucketNamePattern.test(bucket))
      .map(
        (bucket) =>
          `endpoints.readableBuckets: got "${bucket}"; expected the name of a bucket, without ARN or path`,
      ),
  ];
}

function serviceProblems(args: EndpointsArgs): string[] {
  const services = interfaceEndpoints(args).map(({ service }) => service);
  return services.flatMap((service, index) => {
    const got = `endpoints.additional: got "${service}"`;
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(service) || /amazonaws|^aws\./.test(service)) {
      return [`${got}; expected the short name of a service, such as "athena" or "codeartifact.api"`];
    }
    if (service === "s3") return [`${got}; S3 has its gateway endpoint already, leave it out`];
    if (services.indexOf(service) === index) return [];
    const required = args.interfaces !== "none" && sageMakerEndpointServices.includes(service);
    return [`${got}${required ? ", which is made anyway" : " twice"}; leave it out`];
  });
}
