import { z } from "zod";
import { type Device, dnsSuffixOf, jobLimits, jobTextLengths, parseEcrImage } from "@mlops/aws";
import {
  type Framework,
  type ImagePurpose,
  type ImageRequest,
  containerImage,
  containerImageProblems,
} from "@mlops/container-images";
import { type AwsEnvironment, choiceValue, ecrImageValue, listValue, refused } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { textArgument } from "./argument-value.ts";
import { type Machines, deviceOf } from "./machines.ts";

/** The channel that brings the source code to containers without network. */
export const codeChannelName = "code";

/** Frameworks whose images run training jobs, and scripts of processing jobs. */
const trainingFrameworks = [
  "autogluon",
  "huggingface",
  "pytorch",
  "sklearn",
  "tensorflow",
  "xgboost",
] as const satisfies readonly Framework[];

/** AWS's own algorithms: their images train as they are. XGBoost's can do both. */
const algorithms = [
  "blazingtext",
  "factorization-machines",
  "forecasting-deepar",
  "image-classification",
  "ipinsights",
  "kmeans",
  "knn",
  "lda",
  "linear-learner",
  "ntm",
  "object-detection",
  "object2vec",
  "pca",
  "randomcutforest",
  "semantic-segmentation",
  "seq2seq",
] as const satisfies readonly Framework[];

/** Frameworks whose images are for processing only. */
const processingFrameworks = ["clarify", "spark"] as const satisfies readonly Framework[];

const script = z
  .string()
  .regex(/^(?=.{4,100}$)[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\.(?:py|sh)$/, {
    error: "expected a path in the source code that ends in .py or .sh, such as train.py",
  })
  .describe("What is run: a file of the source code, such as train.py.");

const words = listValue(textArgument(z.string().max(jobTextLengths.word)), jobLimits.words);
const argumentsField = words
  .optional()
  .describe("Arguments of the program, each at most 256 characters, at most 100. Default: none.");
const commandFields = {
  entrypoint: words
    .optional()
    .describe(
      "What is run instead of the image's own entry point, as a list of words. Default: the image's own.",
    ),
  arguments: argumentsField,
};

/** Which of AWS's images. */
const imageFields = {
  version: z.string().describe("Exact version, such as 2.8.0; what there is, is told when there is none."),
  python: z
    .string()
    .regex(/^py\d+$/, { error: "expected a version of Python such as py312" })
    .optional()
    .describe("Version of Python that the image has to have, such as py312. Default: the one it has."),
  device: choiceValue(["cpu", "gpu", "graviton", "neuron"])
    .optional()
    .describe(
      "What it runs on. Default: what the instance type has; required where an execution chooses it.",
    ),
};

/**
 * The container of a job: one of AWS's with a script, an own one with a script, an own one as it is, or one of AWS's as
 * it is.
 * @param frameworks the frameworks whose images it may be
 * @param builtIn the frameworks and algorithms whose images it may be as they are
 * @param scriptFields what scripts are told, as a job of this kind has no other way to
 */
function containerOf<Name extends Framework, BuiltIn extends Framework, Fields extends z.ZodRawShape>(
  frameworks: readonly Name[],
  builtIn: readonly BuiltIn[],
  scriptFields: Fields,
) {
  const image = textArgument(ecrImageValue()).describe(
    "The image, in a private registry of ECR in the job's region.",
  );
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("framework"),
      framework: choiceValue(frameworks).describe("The framework, as the SageMaker Python SDK calls it."),
      ...imageFields,
      script,
      ...scriptFields,
    }),
    z.strictObject({ kind: z.literal("script"), image, script, ...scriptFields }),
    z.strictObject({ kind: z.literal("container"), image, ...commandFields }),
    z.strictObject({
      kind: z.literal("built-in"),
      framework: choiceValue(builtIn).describe(
        "The framework or algorithm, as the SageMaker Python SDK calls it.",
      ),
      ...imageFields,
      ...commandFields,
    }),
  ]);
}

/** The container of a training job. Its scripts read hyperparameters, as arguments and in the environment. */
export const trainingContainer = containerOf(trainingFrameworks, [...trainingFrameworks, ...algorithms], {});
/** The container of a processing job. */
export const processingContainer = containerOf(
  [...trainingFrameworks, "spark"],
  [...trainingFrameworks, ...processingFrameworks],
  { arguments: argumentsField },
);

/** Checked settings of a container. */
export type Container = z.output<typeof trainingContainer> | z.output<typeof processingContainer>;

/** Whether a container runs a script of the source code. */
export function runsScript(
  container: Container,
): container is Extract<Container, { readonly script: string }> {
  return container.kind === "framework" || container.kind === "script";
}

/** Where a container runs. */
export interface ContainerPlace {
  readonly environment: AwsEnvironment;
  readonly machines: Pick<Machines, "instanceType">;
}

/** The image of a checked container. */
export function imageOf(container: Container, place: ContainerPlace): ScalarArgument<string> {
  if ("image" in container) return container.image;
  return containerImage(imageRequest(container, place, deviceFor(container, place) ?? "cpu"));
}

/** What is wrong with a container in the place where it is to run. */
export function containerIssues(container: Container, place: ContainerPlace): z.core.$ZodRawIssue[] {
  if ("image" in container) return ownImageIssues(container.image, place.environment);
  const device = deviceFor(container, place);
  if (device === undefined) {
    const expected = "cpu, gpu, graviton or neuron; our table does not know what the instance type has";
    return [refused(["container", "device"], undefined, expected)];
  }
  return containerImageProblems(imageRequest(container, place, device)).map((found) =>
    refused(["container", "version"], container.version, `an image of AWS; ${found}`),
  );
}

type AwsContainer = Exclude<Container, { readonly image: unknown }>;

function deviceFor({ device }: AwsContainer, { machines }: ContainerPlace): Device | undefined {
  return device ?? deviceOf(machines);
}

function imageRequest(
  container: AwsContainer,
  { environment }: ContainerPlace,
  device: Device,
): ImageRequest {
  const { framework, version, python } = container;
  const isOnlyProcessing = processingFrameworks.some((name) => name === framework);
  const purpose: ImagePurpose = isOnlyProcessing ? "processing" : "training";
  return { framework, version, purpose, device, environment, ...(python !== undefined && { python }) };
}

/** SageMaker pulls images of the job's own region only. */
function ownImageIssues(
  image: ScalarArgument<string>,
  { region, partition }: AwsEnvironment,
): z.core.$ZodRawIssue[] {
  if (typeof image !== "string") return [];
  const host = image.split("/", 1)[0] ?? "";
  const isHere = parseEcrImage(image)?.registry.region === region && host.endsWith(dnsSuffixOf(partition));
  return isHere ? [] : [refused(["container", "image"], image, `an image in ${region}, where the job runs`)];
}
