import type { Input } from "@pulumi/pulumi";
import type { sagemaker } from "@pulumi/aws/types/input.js";
import type { InstanceType } from "@mlops/aws";
import type { AttachedImage } from "./custom-images.ts";
import { type IdleShutdown, appLifecycleManagement } from "./idle-shutdown.ts";
import type { AttachedScript } from "./lifecycle-scripts.ts";
import type { StudioApp } from "./studio-apps.ts";

/** Sizes of the volume that each space has, in whole GB; 5 to 16,384 each. */
export interface SpaceVolumeGb {
  /** What a space gets unless somebody asks for another size. */
  readonly default: number;
  /** The largest that people may ask for. */
  readonly max: number;
}

/** What holds for every user and space of a domain. */
export interface AppDefaults {
  /** Role of users and shared spaces that have none of their own. */
  readonly executionRoleArn: Input<string>;
  readonly securityGroupId: Input<string>;
  readonly instanceType: InstanceType;
  readonly idle: IdleShutdown;
  readonly spaceVolumeGb: SpaceVolumeGb;
  readonly scripts: readonly AttachedScript[];
  readonly images: readonly AttachedImage[];
  readonly repositoryUrls: readonly string[];
}

/** Settings of every user: nothing is shared, apps stop when idle, Studio opens as Studio. */
export function defaultUserSettings(defaults: AppDefaults): sagemaker.DomainDefaultUserSettings {
  return {
    ...commonSettings(defaults),
    codeEditorAppSettings: appSettings("CodeEditor", defaults),
    sharingSettings: { notebookOutputOption: "Disabled" },
    studioWebPortal: "ENABLED",
    defaultLandingUri: "studio::",
  };
}

/** Settings of spaces that several people share; Code Editor has no such spaces. */
export function defaultSpaceSettings(defaults: AppDefaults): sagemaker.DomainDefaultSpaceSettings {
  return commonSettings(defaults);
}

function commonSettings(defaults: AppDefaults) {
  return {
    executionRole: defaults.executionRoleArn,
    securityGroups: [defaults.securityGroupId],
    jupyterLabAppSettings: {
      ...appSettings("JupyterLab", defaults),
      ...(defaults.repositoryUrls.length > 0 && {
        codeRepositories: defaults.repositoryUrls.map((repositoryUrl) => ({ repositoryUrl })),
      }),
    },
    spaceStorageSettings: {
      defaultEbsStorageSettings: {
        defaultEbsVolumeSizeInGb: defaults.spaceVolumeGb.default,
        maximumEbsVolumeSizeInGb: defaults.spaceVolumeGb.max,
      },
    },
  };
}

function appSettings(app: StudioApp, { instanceType, idle, scripts, images }: AppDefaults) {
  const ownScripts = scripts.filter((script) => script.app === app);
  const ownImages = images.filter((image) => image.app === app);
  const byDefault = ownScripts.find(({ runByDefault }) => runByDefault);
  return {
    defaultResourceSpec: { instanceType, ...(byDefault && { lifecycleConfigArn: byDefault.arn }) },
    appLifecycleManagement: appLifecycleManagement(idle),
    ...(ownScripts.length > 0 && { lifecycleConfigArns: ownScripts.map(({ arn }) => arn) }),
    ...(ownImages.length > 0 && {
      customImages: ownImages.map(({ imageName, imageVersionNumber, appImageConfigName }) => ({
        imageName,
        imageVersionNumber,
        appImageConfigName,
      })),
    }),
  };
}
