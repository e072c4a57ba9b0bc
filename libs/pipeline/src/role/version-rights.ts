import { arnIn, parseEcrImage } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { DocumentValue, PipelineDefinition, StepDefinition } from "@mlops/pipeline-definition";
import { type KnownText, beginningOf, memberOf, textOf, textWith } from "../definition/resolve.ts";
import { stepsOf, valuesUnder } from "../definition/steps.ts";
import { keyArn } from "./argument-rights.ts";
import { objectsArn } from "./result-rights.ts";
import { type RightsOf, needs, nothing } from "./rights.ts";

/**
 * Look at what versions are made of: whoever registers a version needs to see its images and artifacts.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html
 */
export const readVersions: RightsOf = ({ Type, Arguments }, { environment, definition }) => {
  if (Type !== "RegisterModel") return nothing;
  const parameters = definition.Parameters ?? [];
  const made = Arguments.InferenceSpecification ?? null;
  const images = valuesUnder(made, (key) => key === "Image").flatMap(({ value }) => {
    const image = textOf(value, parameters);
    return image === undefined ? [] : [textWith(image, (uri) => repositoryArn(environment, uri))];
  });
  const artifacts = valuesUnder(made, (key) => key === "ModelDataUrl" || key === "S3Uri").flatMap(
    ({ value }) => placesOf(value, definition),
  );
  const keys = artifacts.flatMap(({ key }) => key ?? []);
  const rights = [
    { sid: "ReadImages", actions: ["ecr:BatchGetImage", "ecr:DescribeImages"], resources: images },
    {
      sid: "ReadArtifacts",
      actions: ["s3:GetObject"],
      resources: artifacts.map(({ uri }) => textWith(uri, (text) => objectsArn(environment, text))),
    },
    {
      sid: "DecryptArtifacts",
      actions: ["kms:Decrypt"],
      resources: keys.map((key) => textWith(key, (text) => keyArn(environment, text))),
    },
  ];
  return needs(...rights.filter(({ resources }) => resources.length > 0));
};

/** Where an artifact is, as far as it is known before an execution. */
interface Place {
  readonly uri: KnownText;
  /** The key that it is encrypted with. @default - that of the bucket */
  readonly key?: KnownText | undefined;
}

/** Where an artifact is: what its address begins with, and the output of the step that it is a result of. */
function placesOf(address: DocumentValue, definition: PipelineDefinition): Place[] {
  const parameters = definition.Parameters ?? [];
  const { text } = beginningOf(address, parameters);
  const producers = stepsOf(definition).filter((step) => isResultOf(address, step));
  const outputs = producers.flatMap((step) =>
    valuesUnder(step.Arguments, (key) => key === "OutputDataConfig").map(({ value }) => ({
      uri: beginningOf(memberOf(value, "S3OutputPath"), parameters).text,
      key: textOf(memberOf(value, "KmsKeyId"), parameters),
    })),
  );
  return [{ uri: text }, ...outputs].filter(({ uri }) => uri !== "");
}

/** Whether a value is, or is joined of, results of a step. */
function isResultOf(value: DocumentValue, { Name }: StepDefinition): boolean {
  return valuesUnder({ value }, (key) => key === "Get").some(
    ({ value: reference }) => typeof reference === "string" && reference.startsWith(`Steps.${Name}.`),
  );
}

function repositoryArn(environment: AwsEnvironment, image: string): string {
  const { registry = environment, repository = image } = parseEcrImage(image) ?? {};
  return arnIn({ ...environment, ...registry }, "ecr", `repository/${repository}`);
}
