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
import {
  arnIn,
  customImageLimits,
  imageDisplayNamePattern,
  nameLengths,
  parseImageName,
  versionedEcrImagePattern,
} from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, physicalName } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { canPullImages } from "../persona/image-access.ts";
import { namedListProblems } from "../sagemaker-name.ts";
import type { StudioApp } from "./studio-apps.ts";

/** An own container image that people can choose for an app. */
export interface CustomImage {
  /** Tells the images of a domain apart. 1 to 63 letters, digits and hyphens. */
  readonly name: string;
  /** The app it is for. */
  readonly app: StudioApp;
  /**
   * Address of the image in ECR of the domain's region, with a tag or a digest. A new address makes a new version of
   * the image; a tag that moves does not.
   */
  readonly image: Input<string>;
  /** Name that people see. At most 128 characters. @default - the name */
  readonly displayName?: string;
  /** What to run instead of the image's own entry point. @default - the image's own */
  readonly container?: ImageContainer;
}

/** How an image is run. */
export interface ImageContainer {
  /** Program that starts the app. At most 256 characters. @default - the image's own */
  readonly entrypoint?: string;
  /** Its arguments, 50 at most with 64 characters each. @default - the image's own */
  readonly arguments?: readonly string[];
  /** Environment variables, 25 at most; nothing secret. @default - the image's own */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A version of an image that an app can start from. */
export interface AttachedImage {
  readonly app: StudioApp;
  readonly imageName: Output<string>;
  readonly imageVersionNumber: Output<number>;
  readonly appImageConfigName: Output<string>;
}

/** Problems of the images of a domain that show before a deployment. */
export function customImageProblems(argument: string, images: readonly CustomImage[]): string[] {
  return [
    ...namedListProblems(argument, images),
    ...images.flatMap(({ image, displayName, container = {} }, index) => {
      const at = `${argument}[${index}]`;
      return [
        ...(typeof image === "string" ? imageProblems(`${at}.image`, image) : []),
        ...(displayName === undefined || imageDisplayNamePattern.test(displayName)
          ? []
          : [
              `${at}.displayName: got "${displayName}"; expected 1 to ${customImageLimits.maxDisplayNameLength} characters, no blanks around them`,
            ]),
        ...containerProblems(`${at}.container`, container),
      ];
    }),
  ];
}

function containerProblems(
  argument: string,
  { entrypoint = "-", arguments: given = [], environment = {} }: ImageContainer,
): string[] {
  const variables = Object.entries(environment);
  const { maxEntrypointLength, maxArguments, maxArgumentLength, maxVariables, maxVariableLength } =
    customImageLimits;
  return [
    ...(entrypoint.trim() === "" || entrypoint.length > maxEntrypointLength
      ? [
          `${argument}.entrypoint: has ${entrypoint.length} characters; expected 1 to ${maxEntrypointLength}, not all of them blank`,
        ]
      : []),
    ...(given.length > maxArguments
      ? [`${argument}.arguments: has ${given.length} arguments; SageMaker takes ${maxArguments}`]
      : []),
    ...given.flatMap((text, index) =>
      text.trim() === "" || text.length > maxArgumentLength
        ? [
            `${argument}.arguments[${index}]: has ${text.length} characters; expected 1 to ${maxArgumentLength}, not all of them blank`,
          ]
        : [],
    ),
    ...(variables.length > maxVariables
      ? [`${argument}.environment: has ${variables.length} variables; SageMaker takes ${maxVariables}`]
      : []),
    ...variables.flatMap(([name, value]) =>
      value.length > maxVariableLength
        ? [
            `${argument}.environment.${name}: has ${value.length} characters; expected at most ${maxVariableLength}`,
          ]
        : [],
    ),
  ];
}

/**
 * The ARN of the ECR repository of an image's address.
 * @param component who asks, for the error when the address is none
 */
export function repositoryArnOf(
  environment: AwsEnvironment,
  image: Input<string>,
  component: Resource,
): Output<string> {
  return output(image).apply((address) => {
    const problems = imageProblems("image", address);
    if (problems.length > 0) throw new ResourceError(problems.join("; "), component, true);
    const { registry, repository } = parseImageName(address);
    return arnIn({ ...environment, ...registry }, "ecr", `repository/${repository}`);
  });
}

/** The images of a domain, each with one version and its settings for the app. They pull under a role of their own. */
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
  // The rights must be there before SageMaker pulls.
  return images.map((image) => attachImage(name, image, role, { parent, dependsOn: [role] }));
}

function attachImage(
  name: string,
  { name: ownName, app, image, displayName = ownName, container }: CustomImage,
  role: ServiceRole,
  opts: CustomResourceOptions,
): AttachedImage {
  const logicalName = `${name}-image-${ownName}`;
  const { imageName } = new Image(
    logicalName,
    {
      imageName: physicalName({ parts: [name, ownName], maxLength: nameLengths.sageMaker }),
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

function appSettings(app: StudioApp, container: ImageContainer | undefined) {
  const settings = {
    fileSystemConfig: homeOfSageMakerUser,
    ...(container && {
      containerConfig: {
        ...(container.entrypoint !== undefined && { containerEntrypoints: [container.entrypoint] }),
        ...(container.arguments && { containerArguments: [...container.arguments] }),
        ...(container.environment && { containerEnvironmentVariables: { ...container.environment } }),
      },
    }),
  };
  return app === "JupyterLab" ? { jupyterLabImageConfig: settings } : { codeEditorAppImageConfig: settings };
}

// The user and the folder that Studio's own images have.
const homeOfSageMakerUser = { mountPath: "/home/sagemaker-user", defaultUid: 1000, defaultGid: 100 };

function imageProblems(argument: string, address: string): string[] {
  const { maxImageLength } = customImageLimits;
  if (versionedEcrImagePattern.test(address) && address.length <= maxImageLength) return [];
  return [
    `${argument}: got "${address}"; expected the address of an image in ECR with a tag or a digest, ` +
      `such as "123456789012.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2", of at most ${maxImageLength} characters`,
  ];
}
