import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { computeRights } from "./compute-rights.ts";
import { dataRights } from "./data-rights.ts";
import { deliveryRights } from "./delivery-rights.ts";
import { operationsRights } from "./operations-rights.ts";
import { sageMakerRights } from "./sagemaker-rights.ts";
import type { ServiceRights } from "./service-rights.ts";

/** What deploying takes of each service in an environment, by managed policy: IAM limits how long one may be. */
export function rightsByPolicy({
  name,
}: Pick<AwsEnvironment, "name">): Readonly<Record<string, readonly ServiceRights[]>> {
  const common = { data: dataRights, operations: operationsRights };
  // The tooling account has pipelines, and neither a network nor models.
  if (name === "shared") return { ...common, delivery: deliveryRights };
  return { ...common, compute: computeRights, sagemaker: sageMakerRights };
}

/** What may be changed, a statement for each service, and one for what AWS limits to no resource. */
export function writeStatements(
  environment: AwsEnvironment,
  services: readonly ServiceRights[],
): PolicyStatement[] {
  const limited = services.filter(({ write }) => write.length > 0);
  const unlimited = services.flatMap((service) => service.unlimited ?? []);
  return [
    ...limited.map(({ write, resources }): PolicyStatement => ({
      Effect: "Allow",
      Action: [...write],
      Resource: resources(environment),
    })),
    ...(unlimited.length > 0
      ? [{ Sid: "Unlimited", Effect: "Allow", Action: unlimited, Resource: "*" } as const]
      : []),
  ];
}

/** What may be looked at: metadata, whatever it is called. */
export function readStatement(services: readonly ServiceRights[]): PolicyStatement {
  return { Sid: "Read", Effect: "Allow", Action: services.flatMap(({ read }) => read).sort(), Resource: "*" };
}

/** Pulumi's types of what the role that deploys an environment may make, besides those of IAM. */
export function deployableTypes(environment: Pick<AwsEnvironment, "name">): string[] {
  return Object.values(rightsByPolicy(environment)).flatMap((services) =>
    services.flatMap(({ types }) => types),
  );
}
