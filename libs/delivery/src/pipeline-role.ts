import { type Resource, output } from "@pulumi/pulumi";
import { bucketArn, servicePrincipals } from "@mlops/aws";
import { canUseDataKey } from "@mlops/contracts";
import { ServiceRole } from "@mlops/core";
import type { BuildProject, BuildReferences } from "./build/build-project.ts";
import { canUseConnection } from "./source.ts";

/** What a pipeline's role is for. */
export interface PipelineRoleArgs extends BuildReferences {
  readonly connectionArn: string;
  /** The builds that the pipeline runs, and no others. */
  readonly builds: readonly BuildProject[];
}

/** The role of a pipeline: fetches sources, passes artifacts on and runs its builds. It assumes no role and passes none. */
export function pipelineRole(name: string, args: PipelineRoleArgs, parent: Resource): ServiceRole {
  const { environment, keys, guardrails, connectionArn, builds } = args;
  const artifacts = (key?: string) =>
    output(args.artifactBucketName).apply((name) => bucketArn(environment, name, key));
  const [bucket, objects] = [artifacts(), artifacts("*")];
  return new ServiceRole(
    name,
    {
      description: "Runs the builds of a delivery pipeline",
      services: [servicePrincipals.codePipeline],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        canUseConnection(connectionArn),
        {
          Sid: "FindArtifacts",
          Effect: "Allow",
          Action: ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"],
          Resource: [bucket],
        },
        {
          Sid: "PassArtifactsOn",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
          Resource: [objects],
        },
        canUseDataKey(keys),
        {
          Sid: "RunBuilds",
          Effect: "Allow",
          Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
          Resource: builds.map(({ projectArn }) => projectArn),
        },
      ],
    },
    { parent },
  );
}
