import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { computeRights } from "./compute-rights.ts";
import { dataRights } from "./data-rights.ts";
import { deliveryRights } from "./delivery-rights.ts";
import { operationsRights } from "./operations-rights.ts";
import { sageMakerRights } from "./sagemaker-rights.ts";
import type { ServiceRights } from "./service-rights.ts";

/** What deploying takes of each service, by managed policy: IAM limits how long one may be. */
export const rightsByPolicy: Readonly<Record<string, readonly ServiceRights[]>> = {
  compute: computeRights,
  data: dataRights,
  delivery: deliveryRights,
  operations: operationsRights,
  sagemaker: sageMakerRights,
};

/** What may be changed, a statement for each service. */
export function writeStatements(
  environment: AwsEnvironment,
  services: readonly ServiceRights[],
): PolicyStatement[] {
  return services.map(({ write, resources }) => ({
    Effect: "Allow",
    Action: [...write],
    Resource: resources(environment),
  }));
}

/** What may be looked at: metadata, whatever it is called. */
export function readStatement(services: readonly ServiceRights[]): PolicyStatement {
  return { Sid: "Read", Effect: "Allow", Action: services.flatMap(({ read }) => read).sort(), Resource: "*" };
}

/** Pulumi's types of what the role that deploys may make, besides those of IAM. */
export function deployableTypes(): string[] {
  return Object.values(rightsByPolicy).flatMap((services) => services.flatMap(({ types }) => types));
}
