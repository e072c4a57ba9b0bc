import { type Output, jsonStringify } from "@pulumi/pulumi";
import { sourceArtifact } from "../source.ts";
import type { BuildProject } from "./build-project.ts";

/** One run of a build in a stage. */
export interface BuildActionArgs {
  readonly name: string;
  readonly project: BuildProject;
  /** Order in the stage, from 1. */
  readonly runOrder: number;
  /** Name that later actions refer to its variables by. */
  readonly namespace: string;
  readonly category: "Build" | "Test";
  /** Artifact that it works on. @default - the pipeline's own code */
  readonly artifact?: string;
  /** Environment variables whose values only an execution knows. */
  readonly variables: Readonly<Record<string, Output<string> | string>>;
}

/** An action that runs a build on the sources. It runs in the pipeline's own account, under the build's role. */
export function buildAction({
  name,
  project,
  runOrder,
  namespace,
  category,
  artifact = sourceArtifact,
  variables,
}: BuildActionArgs) {
  return {
    name,
    category,
    owner: "AWS",
    provider: "CodeBuild",
    version: "1",
    runOrder,
    namespace,
    inputArtifacts: [artifact],
    configuration: {
      ProjectName: project.projectName,
      EnvironmentVariables: jsonStringify(
        Object.entries(variables).map(([key, value]) => ({ name: key, value, type: "PLAINTEXT" })),
      ),
    },
  };
}
