import { type Input, type Output, all } from "@pulumi/pulumi";
import { parseEcrImage } from "@mlops/aws";
import type { RegistryRef, unapprovedStatuses } from "@mlops/contracts";
import { type AwsEnvironment, choice, crossAccountProblems, problem, refusal } from "@mlops/core";
import type { RegisterModelArguments, ScalarArgument } from "@mlops/pipeline-definition";

/** Arguments of {@link modelVersion}. */
export interface ModelVersionArgs {
  readonly environment: AwsEnvironment;
  /** The model that it is a version of, in the pipeline's account. */
  readonly registry: RegistryRef;
  /** URI of the image that serves it: of a repository that the registry's `images` name, as others are pulled by no endpoint. */
  readonly image: Input<string>;
  /** S3 URI of the artifact, such as `train.properties.ModelArtifacts.S3ModelArtifacts` of a job with this `registry`. */
  readonly artifactUri: ScalarArgument<string>;
  /** Environment variables of the container. @default - none */
  readonly variables?: Readonly<Record<string, ScalarArgument<string>>>;
  /** Content types that it takes, such as `text/csv`. @default - not said */
  readonly contentTypes?: readonly string[];
  /** Content types that it answers with. @default - those of `contentTypes` */
  readonly responseTypes?: readonly string[];
  /** Instance types that it is made for. @default - not said */
  readonly instanceTypes?: readonly `ml.${string}`[];
  /** Somebody else than the pipeline approves it. @default "PendingManualApproval" */
  readonly approvalStatus?: (typeof unapprovedStatuses)[number];
}

/**
 * The request that registers what a pipeline has trained as a version of a model of the registry.
 * @throws RunError if the registry is in another account or region. An image that the registry does not name makes the
 * preview fail as soon as the registry is known
 *
 * @example
 * const train = trainingStep("Train", { arguments: trainingJob("churn", { ...platform, registry, ... }).request(role.arn) });
 * const artifactUri = train.properties.ModelArtifacts.S3ModelArtifacts;
 * const register = registerModelStep("Register", {
 *   arguments: modelVersion({ environment, registry, image, artifactUri }),
 * });
 */
export function modelVersion(args: ModelVersionArgs): RegisterModelArguments {
  const { environment, registry, artifactUri, variables, contentTypes, instanceTypes } = args;
  const { responseTypes = contentTypes, approvalStatus = "PendingManualApproval" } = args;
  const problems = crossAccountProblems(environment, { registry });
  if (problems.length > 0) throw refusal("model version cannot be used", problems);
  return {
    ModelPackageGroupName: registry.groupName,
    ModelApprovalStatus: approvalStatus,
    InferenceSpecification: {
      Containers: [
        {
          Image: pulledImage(args),
          ModelDataUrl: artifactUri,
          ...(variables && { Environment: variables }),
        },
      ],
      ...(contentTypes && { SupportedContentTypes: contentTypes }),
      ...(responseTypes && { SupportedResponseMIMETypes: responseTypes }),
      ...(instanceTypes && { SupportedRealtimeInferenceInstanceTypes: instanceTypes }),
    },
  };
}

/** The image, once it is known that endpoints may pull it. */
function pulledImage({ registry, image }: ModelVersionArgs): Output<string> {
  return all([image, registry.images]).apply(([uri, images]) => {
    if (images.some((one) => repositoryOf(one) === repositoryOf(uri))) return uri;
    const expected = `an image of ${choice(images)}`;
    const todo = "endpoints pull no other images of this model; add it to the images of the registry";
    throw refusal("model version cannot be used", [problem("image", uri, expected, todo)]);
  });
}

/** Registry and repository of an image, or of a repository; of anything else itself. */
function repositoryOf(uri: string): string {
  const image = parseEcrImage(uri);
  return image === undefined
    ? uri
    : [image.registry.account, image.registry.region, image.repository].join("/");
}
