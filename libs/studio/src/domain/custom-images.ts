import {
  type CustomResourceOptions,
  type Input,
  type Output,
  type Resource,
  ResourceError,
  output,
} from "@pulumi/pulumi";
import { AppImageConfig } from "@pulumi/aws/sagemaker/appImageConfig.js";
import { Image } from "@pulumi/aws/sagemaker/image.js";
import { ImageVersion } from "@pulumi/aws/sagemaker/imageVersion.js";
import { z } from "zod";
import { arnIn, nameLengths, parseEcrImage } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, physicalName, settingsProblems } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { canPullImages } from "../persona/image-access.ts";
import { type CustomImage, imageAddress } from "./custom-image-settings.ts";
import type { StudioApp } from "./studio-apps.ts";

/** A version of an image that an app can start from. */
export interface AttachedImage {
  readonly app: StudioApp;
  readonly imageName: Output<string>;
  readonly imageVersionNumber: Output<number>;
  readonly appImageConfigName: Output<string>;
}

/**
 * The ARN of the ECR repository of an image.
 * @param image address of the image, which may be known only after deployment
 * @param component the component that uses the image, for the error
 * @throws ResourceError, when the address is known, if it is not that of an image in ECR with a tag or a digest
 */
export function repositoryArnOf(
  environment: AwsEnvironment,
  image: Input<string>,
  component: Resource,
): Output<string> {
  return output(image).apply((address) => {
    const problems = settingsProblems(z.strictObject({ image: imageAddress }), { image: address });
    const parsed = parseEcrImage(address);
    if (problems.length > 0 || !parsed) throw new ResourceError(problems.join("; "), component, true);
    const { registry, repository } = parsed;
    return arnIn({ ...environment, ...registry }, "ecr", `repository/${repository}`);
  });
}

/**
 * The images of a domain, each with one version and its settings for the app. SageMaker pulls them under a role of
 * their own.
 */
export function attachImages(
  name: string,
  images: readonly CustomImage[],
  repositoryArns: Input<string>[],
  guardrails: GuardrailsRef,
  parent: Resource,
): AttachedImage[] {
  if (images.length === 0) return [];
  const role = guardedRole(
    `${name}-images`,
    {
      description: "Studio: SageMaker pulls the custom images of the domain",
      guardrails,
      statements: canPullImages(repositoryArns),
    },
    { parent },
  );
  // The permissions must exist before SageMaker pulls.
  return images.map((image) =>
    attachImage(name, guardrails.environment, image, role, { parent, dependsOn: [role] }),
  );
}

function attachImage(
  name: string,
  environment: AwsEnvironment,
  { name: ownName, app, image, displayName = ownName, container }: CustomImage,
  role: ServiceRole,
  opts: CustomResourceOptions,
): AttachedImage {
  const logicalName = `${name}-image-${ownName}`;
  const { imageName } = new Image(
    logicalName,
    {
      imageName: physicalName({ environment, parts: [name, ownName], maxLength: nameLengths.sageMaker }),
      displayName,
      roleArn: role.arn,
    },
    opts,
  );
  const { version } = new ImageVersion(logicalName, { imageName, baseImage: image }, opts);
  const { appImageConfigName } = new AppImageConfig(
    logicalName,
    {
      appImageConfigName: physicalName({
        environment,
        parts: [name, ownName],
        unique: [app],
        maxLength: nameLengths.sageMaker,
      }),
      ...appSettings(app, container),
    },
    { parent: opts.parent },
  );
  return { app, imageName, imageVersionNumber: version, appImageConfigName };
}

function appSettings(app: StudioApp, container: CustomImage["container"]) {
  const settings = {
    fileSystemConfig: defaultFileSystem,
    ...(container && {
      containerConfig: {
        ...(container.entrypoint !== undefined && { containerEntrypoints: [container.entrypoint] }),
        ...(container.arguments && { containerArguments: [...container.arguments] }),
        ...(container.environment && { containerEnvironmentVariables: container.environment }),
      },
    }),
  };
  return app === "JupyterLab" ? { jupyterLabImageConfig: settings } : { codeEditorAppImageConfig: settings };
}

// The user and the home folder that Studio's own images have.
const defaultFileSystem = { mountPath: "/home/sagemaker-user", defaultUid: 1000, defaultGid: 100 };
