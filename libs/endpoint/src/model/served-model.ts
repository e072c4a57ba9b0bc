import type { Output } from "@pulumi/pulumi";
import { z } from "zod";
import { keyArnPattern, modelLimits, s3UriPattern } from "@mlops/aws";
import {
  absentValue,
  ecrImageValue,
  environmentVariablesValue,
  inputValue,
  listValue,
  modelPackageArnValue,
  recordValue,
  s3PrefixValue,
  s3UriValue,
  sagemakerNameValue,
  wholeNumberValue,
} from "@mlops/core";

const image = inputValue(ecrImageValue()).describe(
  "URI of the container's image in ECR: one that AWS publishes, or an own one.",
);
const variables = environmentVariablesValue()
  .optional()
  .describe("Environment variables of the container, at most 100. Default: none.");

const archive = z.string().refine((uri) => s3UriPattern.test(uri) && uri.endsWith(".tar.gz"), {
  error: "expected the S3 URI of a .tar.gz; unpacked files go into files",
});

const files = z
  .strictObject({
    prefix: inputValue(s3PrefixValue()).describe(
      "S3 URI, ending in /, that the keys of all files begin with.",
    ),
    acceptEula: z
      .boolean()
      .default(false)
      .describe("Accepts the model's licence, where AWS asks for that. Default: false."),
  })
  .describe(
    "Model files below a prefix, not packed. They load faster than an archive, and can be read-only in the container.",
  );

const either = "set either archive or files";
/** One container with a packed model, or with none, because its image brings or fetches it. */
const archiveContainer = {
  image,
  archive: inputValue(archive)
    .optional()
    .describe("S3 URI of the model as a .tar.gz. Default: none, the image brings or fetches the model."),
  files: absentValue(either).describe("Not beside archive."),
  variables,
};
/** One container with the files of a model. */
const filesContainer = {
  image,
  files,
  archive: absentValue(either).describe("Not beside files."),
  variables,
};

const container = z.union([z.strictObject(archiveContainer), z.strictObject(filesContainer)]);

const containerKind = { kind: z.literal("container").describe("One container, with all that it needs.") };
const archiveModel = z.strictObject({ ...containerKind, ...archiveContainer });
const filesModel = z.strictObject({ ...containerKind, ...filesContainer });

const packagedModel = z.strictObject({
  kind: z
    .literal("package")
    .describe("A version of the model registry: image and files are those that were approved."),
  packageArn: modelPackageArnValue().describe("ARN of the version: arn:…:model-package/<group>/<version>."),
  images: listValue(inputValue(ecrImageValue()), { min: 1 }).describe(
    "Images of the package, at least one, so that the models' role can pull them.",
  ),
  artifacts: listValue(inputValue(s3UriValue())).describe(
    "S3 URIs of the package's archives, or of prefixes (ending in /), so that the models' role can read them. " +
      "Use the prefix of the whole group: a rollback reads the files of the version before.",
  ),
  artifactKeyArns: listValue(
    inputValue(z.string().regex(keyArnPattern, { error: "expected the ARN of a KMS key" })),
  )
    .default([])
    .describe(
      "ARNs of the KMS keys of the artifacts. Needed for a package of another account, which encrypts its artifacts with " +
        "a key of its own: dataKeyArn in the output keys of that account's platform stack. " +
        "Default: none, they are encrypted with the environment's data key.",
    ),
  variables: environmentVariablesValue()
    .optional()
    .describe("Environment variables added to the package's own, at most 100. Default: none."),
});

const registeredModel = z.strictObject({
  kind: z
    .literal("registered")
    .describe(
      "A version in the registry that the endpoint is given: its image, its files and their key come from there.",
    ),
  version: wholeNumberValue({ min: 1 }).describe("Number of the version in its group, from 1."),
  variables: environmentVariablesValue()
    .optional()
    .describe("Environment variables added to the version's own, at most 100. Default: none."),
});

const multiModel = z.strictObject({
  kind: z
    .literal("multi-model")
    .describe("Many models behind one container, each loaded from a prefix when it is first called."),
  image,
  modelsPrefix: inputValue(s3PrefixValue()).describe(
    "S3 URI, ending in /, below which the archives are. A request names one of them.",
  ),
  keepInMemory: z
    .boolean()
    .default(true)
    .describe(
      "Whether loaded models stay in memory. Use false for many models that are rarely called. Default: true.",
    ),
  variables,
});

const serialModel = z.strictObject({
  kind: z.literal("serial").describe("Containers in sequence: each gets the answer of the one before it."),
  containers: listValue(container, modelLimits.containers).describe("The containers in order, 2 to 15."),
});

const directModel = z.strictObject({
  kind: z.literal("direct").describe("Containers side by side: a request names the one that it is for."),
  containers: recordValue(sagemakerNameValue(), container, modelLimits.containers).describe(
    "The containers by host name, 2 to 15.",
  ),
});

/** A model in one container. */
export const singleModel = z.union([archiveModel, filesModel, packagedModel]);

/** A model that a serverless endpoint can run. */
export const serverlessModel = z.union([archiveModel, filesModel, packagedModel, registeredModel]);

/** A model that a transform job can run. */
export const batchModel = z.union([archiveModel, filesModel, packagedModel, serialModel]);

/** Any model that answers requests. */
export const servedModel = z.union([
  archiveModel,
  filesModel,
  packagedModel,
  registeredModel,
  multiModel,
  serialModel,
  directModel,
]);

/** A model in one container that is described in full. */
export type ContainerModel = z.input<typeof archiveModel> | z.input<typeof filesModel>;
/** A version of the model registry. */
export type PackagedModel = z.input<typeof packagedModel>;
/** A model in one container. */
export type SingleModel = z.input<typeof singleModel>;
/** Any model that answers requests. */
export type ServedModel = z.input<typeof servedModel>;

/** A checked container: an image, and the model in it. */
export type CheckedContainer = z.output<typeof container>;
/** A checked {@link PackagedModel}. */
export type CheckedPackage = z.output<typeof packagedModel>;
/** A checked {@link ServedModel}. */
export type CheckedModel = z.output<typeof servedModel>;

/** A version of a registry, with what running it needs; `version` is there even where its ARN is known only later. */
interface RegisteredPackage extends Omit<CheckedPackage, "packageArn" | "images"> {
  readonly packageArn: Output<string>;
  readonly images: Output<string[]>;
  readonly version: number;
}

/** A checked model with all that running it needs. */
export type ServableModel =
  Exclude<CheckedModel, { readonly kind: "registered" }> | (RegisteredPackage & { readonly kind: "package" });
