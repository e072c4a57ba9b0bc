import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Input, type Output, type Resource, getRootDirectory, interpolate } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { problem } from "@mlops/core";
import type { CheckedMonitor } from "../model-monitor/monitor-args.ts";

/** Monitors whose container runs scripts of ours, and the scripts. */
const monitors = ["dataQuality", "modelQuality"] as const;
const scripts = ["preprocessor", "postprocessor"] as const;

/** Settings of monitors whose container runs scripts. */
type ScriptSettings = {
  readonly [Monitor in (typeof monitors)[number]]?:
    { readonly [Script in (typeof scripts)[number]]?: Input<string> | undefined } | undefined;
};

/** The scripts that are files of the repository and cannot be read. */
export function scriptProblems(settings: ScriptSettings): string[] {
  return monitors.flatMap((monitor) =>
    scripts.flatMap((script) => {
      const path = settings[monitor]?.[script];
      if (!isFile(path) || isThere(path)) return [];
      return [missing(`${monitor}.${script}`, path)];
    }),
  );
}

/**
 * A monitor whose scripts are all in S3: files of the repository are put into the data bucket, under a key with their
 * content's hash, so that a changed script makes another job definition.
 * @param physicalName physical name of the monitor: the folder of its scripts
 */
export function withStoredScripts(
  name: string,
  monitor: CheckedMonitor,
  physicalName: string,
  parent: Resource,
): CheckedMonitor {
  const store = (key: (typeof monitors)[number], script: (typeof scripts)[number]) => {
    const path = monitor[key]?.[script];
    if (!isFile(path)) return {};
    return { [script]: storedScript(`${name}-${key}-${script}`, path, { monitor, physicalName, parent }) };
  };
  const { dataQuality, modelQuality } = monitor;
  return {
    ...monitor,
    dataQuality: dataQuality && {
      ...dataQuality,
      ...store("dataQuality", "preprocessor"),
      ...store("dataQuality", "postprocessor"),
    },
    modelQuality: modelQuality && {
      ...modelQuality,
      ...store("modelQuality", "preprocessor"),
      ...store("modelQuality", "postprocessor"),
    },
  };
}

/** Where a script is stored. */
export interface ScriptPlace {
  readonly monitor: Pick<CheckedMonitor, "keys" | "mlEnvironment">;
  /** Physical name of what runs it: the folder of its scripts. */
  readonly physicalName: string;
  readonly parent: Resource;
}

/**
 * Stores a script of the repository in the data bucket.
 * @param path from the root of the repository
 * @returns its S3 URI
 */
export function storedScript(
  name: string,
  path: string,
  { monitor, physicalName, parent }: ScriptPlace,
): Output<string> {
  const content = readFileSync(pathOf(path), "utf8");
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const object = new BucketObjectv2(
    name,
    {
      bucket: monitor.mlEnvironment.dataBucketName,
      key: `data/monitoring/scripts/${physicalName}/${hash}/${basename(path)}`,
      content,
      contentType: "text/x-python",
      serverSideEncryption: "aws:kms",
      kmsKeyId: monitor.keys.dataKeyArn,
    },
    { parent },
  );
  return interpolate`s3://${object.bucket}/${object.key}`;
}

/** What is wrong with a script of the repository that is not there. */
export function missingScriptProblems(key: string, path: string | undefined): string[] {
  return path === undefined || isThere(path) ? [] : [missing(key, path)];
}

const missing = (key: string, path: string): string =>
  problem(
    key,
    path,
    "an S3 URI, or a Python file that is there",
    "it is looked for from the root of the repository",
  );

const isThere = (path: string): boolean =>
  statSync(pathOf(path), { throwIfNoEntry: false })?.isFile() === true;

const isFile = (script: Input<string> | undefined): script is string =>
  typeof script === "string" && !script.startsWith("s3://");

const pathOf = (path: string): string => resolve(getRootDirectory(), path);
