import type { Input } from "@pulumi/pulumi";
import { jumpStartBucket } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { ContainerModel } from "./served-model.ts";

/** Arguments of {@link huggingFaceModel}. */
export interface HuggingFaceModelArgs {
  /** A Hugging Face image: `huggingface`, `huggingface-llm`, `huggingface-tei` … of @mlops/container-images. */
  readonly image: Input<string>;
  /** `<organization>/<model>` on the hub. */
  readonly modelId: string;
  /** Commit of the model's repository: branches move. */
  readonly revision: string;
  /** Such as `HF_TASK` or `MAX_INPUT_TOKENS`. @default - none */
  readonly variables?: ContainerModel["variables"];
}

/**
 * A model that its container loads from the Hugging Face hub when it starts. It needs internet access, and network
 * isolation off; for production, copy the files to the artifact bucket and serve them as a container.
 */
export function huggingFaceModel({
  image,
  modelId,
  revision,
  variables,
}: HuggingFaceModelArgs): ContainerModel {
  return {
    kind: "container",
    image,
    variables: { ...variables, HF_MODEL_ID: modelId, HF_REVISION: revision },
  };
}

/** Arguments of {@link jumpStartModel}. */
export interface JumpStartModelArgs {
  readonly environment: AwsEnvironment;
  /** The image that the model's JumpStart page names. */
  readonly image: Input<string>;
  /** Key prefix of the model's files in JumpStart's bucket; ends in `/`. The model's JumpStart page names it. */
  readonly filesPrefix: string;
  /** Accepts the model's licence, where AWS asks for that. @default false */
  readonly acceptEula?: boolean;
  /** @default - none */
  readonly variables?: ContainerModel["variables"];
}

/** A model of SageMaker JumpStart, read from AWS's own bucket in the region. */
export function jumpStartModel({
  environment,
  image,
  filesPrefix,
  acceptEula = false,
  variables = {},
}: JumpStartModelArgs): ContainerModel {
  const prefix = `s3://${jumpStartBucket(environment.region)}/${filesPrefix}`;
  return { kind: "container", image, files: { prefix, acceptEula }, variables };
}
