import { type ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import { Permissions } from "@pulumi/aws/lakeformation/permissions.js";
import { Resource as DataLocation } from "@pulumi/aws/lakeformation/resource.js";
import { z } from "zod";
import { bucketArn, parseArn } from "@mlops/aws";
import { type MlEnvironmentRef, featureStoreFolders } from "@mlops/contracts";
import { listValue, refused, roleArnValue } from "@mlops/core";

/** Who reads tables that Lake Formation governs. */
export const lakeFormationSettings = z.strictObject({
  readers: listValue(roleArnValue(), { unique: "item" })
    .check(({ value: readers, issues }) => {
      for (const [index, reader] of readers.entries()) {
        const same = readers.findIndex((other) => roleIn(other) === roleIn(reader));
        const expected = `another role than readers[${same}]: an account has one role of a name, whatever its path`;
        if (same < index) issues.push(refused([index], reader, expected));
      }
    })
    .describe(
      "ARNs of the roles that may read every table of the store, of this account or others. They also need " +
        "lakeformation:GetDataAccess.",
    ),
});

/** Account and name of a role: what tells it from all others. */
const roleIn = (arn: string) => `${parseArn(arn)?.account ?? ""}-${arn.slice(arn.lastIndexOf("/") + 1)}`;

interface GovernedData {
  readonly mlEnvironment: MlEnvironmentRef;
  readonly databaseName: Output<string>;
  /** The role that Lake Formation reads and writes with on behalf of those whom it lets. */
  readonly roleArn: Output<string>;
  readonly readers: readonly string[];
}

/**
 * Lets Lake Formation decide who reads the offline stores. The role that deploys has to be one of its administrators,
 * and as an administrator must not be among the readers.
 * @param name what the logical names begin with
 */
export function governData(name: string, data: GovernedData, parent: ComponentResource): void {
  const { mlEnvironment, databaseName, roleArn, readers } = data;
  const { environment, dataBucketName } = mlEnvironment;
  const location = new DataLocation(
    `${name}-location`,
    {
      arn: dataBucketName.apply((bucket) => bucketArn(environment, bucket, featureStoreFolders.offline)),
      roleArn,
    },
    { parent },
  );
  const grant = (grantee: string, principal: Input<string>, permissions: string[]) =>
    new Permissions(
      `${name}-${grantee}`,
      { principal, permissions, table: { databaseName, wildcard: true } },
      { parent, dependsOn: [location] },
    );
  grant("writer", roleArn, ["ALTER", "DELETE", "DESCRIBE", "INSERT", "SELECT"]);
  for (const reader of readers) {
    // Roles of other accounts may have the names of own ones.
    const named = roleIn(reader).replace(`${environment.account}-`, "");
    grant(`reader-${named}`, reader, ["DESCRIBE", "SELECT"]);
  }
  new Permissions(
    `${name}-writer-location`,
    {
      principal: roleArn,
      permissions: ["DATA_LOCATION_ACCESS"],
      dataLocation: { arn: location.arn },
    },
    { parent },
  );
}
