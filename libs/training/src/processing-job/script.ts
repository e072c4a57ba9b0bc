import type { ScalarArgument } from "@mlops/pipeline-definition";
import { type Container, runsScript } from "../settings/container.ts";
import { type SourceCodeRef, sourceArchiveName } from "../source-code/source-code.ts";

/** Where containers find the source code. */
const codeFolder = "/opt/ml/processing/input/code";

/** Name of the input that brings the source code. */
export const codeInputName = "code";

/** What a container runs. */
interface Command {
  readonly ContainerEntrypoint?: readonly ScalarArgument<string>[];
  readonly ContainerArguments?: readonly ScalarArgument<string>[];
}

/** What a container runs: its own command, or the source code's script. */
export function commandOf(container: Container): Command {
  const words = "arguments" in container ? container.arguments : undefined;
  const entrypoint = runsScript(container) ? scriptCommand(container) : container.entrypoint;
  return {
    ...(entrypoint && { ContainerEntrypoint: entrypoint }),
    ...(words && { ContainerArguments: words }),
  };
}

/**
 * Unpacks the source code, installs what it requires, and runs the script with the container's arguments: processing
 * containers have no toolkit that would do so.
 */
function scriptCommand(container: Extract<Container, { readonly script: string }>): readonly string[] {
  const { script } = container;
  const commands = [
    "set -e",
    `cd ${codeFolder}`,
    `tar -xzf ${sourceArchiveName}`,
    "if [ -f requirements.txt ]; then python3 -m pip install -r requirements.txt; fi",
    `exec ${launcherOf(container)} ${script} "$@"`,
  ];
  return ["/bin/bash", "-c", commands.join("; "), script];
}

function launcherOf(container: Extract<Container, { readonly script: string }>): string {
  if (container.script.endsWith(".sh")) return "/bin/bash";
  return container.kind === "framework" && container.framework === "spark" ? "smspark-submit" : "python3";
}

/** The input that brings the source code; none where the container runs no script. */
export function codeInputs(container: Container, source: SourceCodeRef | undefined) {
  if (!runsScript(container) || source === undefined) return [];
  return [s3Input(codeInputName, source.archiveUri, codeFolder, false)];
}

/** An input that is copied before the container starts. */
export function s3Input(name: string, uri: ScalarArgument<string>, path: string, isSharded: boolean) {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: uri,
      LocalPath: path,
      S3DataType: "S3Prefix" as const,
      S3InputMode: "File" as const,
      S3DataDistributionType: isSharded ? ("ShardedByS3Key" as const) : ("FullyReplicated" as const),
      S3CompressionType: "None" as const,
    },
  };
}
