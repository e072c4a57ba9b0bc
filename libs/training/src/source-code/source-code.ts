import { createHash } from "node:crypto";
import { resolve } from "node:path";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  getRootDirectory,
  interpolate,
} from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { z } from "zod";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  checkedSettings,
  crossAccountProblems,
  listValue,
  settingsProblems,
} from "@mlops/core";
import { gzipped } from "./gzip.ts";
import { type SourceFiles, sourceFiles } from "./source-files.ts";
import { tarArchive } from "./tar.ts";

/** What SageMaker's containers look for: the name of the archive of a job's source code. */
export const sourceArchiveName = "sourcedir.tar.gz";

/** Key prefix of archives in the bucket of artifacts. */
const sourcePrefix = "training/source";

const noFiles: SourceFiles = { files: [], problems: [] };

/** What a stack file may set for {@link SourceCode}. */
export const sourceCodeSettings = z.strictObject({
  folder: z
    .string()
    .min(1, { error: "expected a folder" })
    .describe("Folder with the source code of jobs, from the root of the repository or absolute."),
  exclude: listValue(
    z.string().regex(/^[^!#]/, { error: "expected a pattern of what is left out, as in .gitignore" }),
    { unique: "item" },
  )
    .default([])
    .describe(
      "What is left out, as in .gitignore: *.csv and tests anywhere, /data from the folder on. Default: nothing but " +
        "what Python and tools leave behind.",
    ),
});

/** Source code of jobs, packed and in S3. */
export interface SourceCodeRef {
  /** S3 URI of the archive. */
  readonly archiveUri: Output<string>;
  /** Paths in the archive, sorted. */
  readonly files: readonly string[];
}

/** Arguments of {@link SourceCode}. */
export interface SourceCodeArgs extends z.input<typeof sourceCodeSettings> {
  readonly environment: AwsEnvironment;
  /** Encrypts the archive. */
  readonly keys: KeysRef;
  /** Its bucket of artifacts keeps the archive. */
  readonly mlEnvironment: MlEnvironmentRef;
}

/**
 * The source code of jobs, packed and uploaded in the form that the SageMaker toolkit of training and processing
 * containers takes. The same files give the same archive and the same key on every machine; archives of earlier
 * versions stay, because executions and models that are older than the stack's last change read them.
 *
 * @example
 * const source = new SourceCode("churn-source", { ...platform, folder: "apps/churn/model", exclude: ["tests"] });
 */
export class SourceCode extends ComponentResource implements SourceCodeRef {
  readonly archiveUri: Output<string>;
  readonly files: readonly string[];
  /** Hash of names and contents of all files: 16 hexadecimal digits. */
  readonly contentHash: string;

  constructor(name: string, args: SourceCodeArgs, opts?: ComponentResourceOptions) {
    super("mlops:training:SourceCode", name, {}, opts);
    const { environment, keys, mlEnvironment, folder, exclude } = args;
    const settings = { folder, exclude };
    const isReadable = settingsProblems(sourceCodeSettings, settings).length === 0;
    const { files, problems } = isReadable
      ? sourceFiles(resolve(getRootDirectory(), folder), exclude)
      : noFiles;
    const references = crossAccountProblems(environment, { keys, mlEnvironment });
    checkedSettings(this, name, sourceCodeSettings, settings, [...references, ...problems]);

    const archive = tarArchive(files);
    this.files = files.map(({ path }) => path);
    this.contentHash = createHash("sha256").update(archive).digest("hex").slice(0, 16);
    const object = new BucketObjectv2(
      `${name}-archive`,
      {
        bucket: mlEnvironment.artifactBucketName,
        key: `${sourcePrefix}/${environment.app}/${name}/${this.contentHash}/${sourceArchiveName}`,
        contentBase64: gzipped(archive).toString("base64"),
        contentType: "application/gzip",
        serverSideEncryption: "aws:kms",
        kmsKeyId: keys.dataKeyArn,
        bucketKeyEnabled: true,
      },
      { parent: this, retainOnDelete: true },
    );
    this.archiveUri = interpolate`s3://${object.bucket}/${object.key}`;
    this.registerOutputs({ archiveUri: this.archiveUri });
  }
}
