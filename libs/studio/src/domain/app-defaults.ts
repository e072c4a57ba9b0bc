import type { Input } from "@pulumi/pulumi";
import type { sagemaker } from "@pulumi/aws/types/input.js";
import type { DefaultsScripts } from "../sdk-defaults/defaults-file.ts";
import type { AttachedImage } from "./custom-images.ts";
import { appLifecycleManagement } from "./idle-shutdown.ts";
import type { AttachedScript } from "./lifecycle-scripts.ts";
import type { StudioApp } from "./studio-apps.ts";
import type { StudioSettings } from "./studio-settings.ts";

/** Defaults of every user and space of a domain. */
export interface AppDefaults extends Pick<
  StudioSettings,
  "codeRepositories" | "defaultInstanceType" | "idle" | "spaceVolumeGb"
> {
  /** Role of users and shared spaces that have none of their own. */
  readonly executionRoleArn: Input<string>;
  /** Security group of every app. */
  readonly securityGroupId: Input<string>;
  /** Lifecycle configurations that every app runs first, by app. */
  readonly builtInScripts: DefaultsScripts;
  /** Lifecycle configurations that apps can start with. */
  readonly scripts: readonly AttachedScript[];
  /** Images that apps can start from. */
  readonly images: readonly AttachedImage[];
}

/** Settings of every user: no output is shared, idle apps are shut down, Studio opens instead of Studio Classic. */
export function defaultUserSettings(defaults: AppDefaults): sagemaker.DomainDefaultUserSettings {
  return {
    ...commonSettings(defaults),
    codeEditorAppSettings: appSettings("CodeEditor", defaults),
    sharingSettings: { notebookOutputOption: "Disabled" },
    studioWebPortal: "ENABLED",
    defaultLandingUri: "studio::",
  };
}

/** Settings of shared spaces; Code Editor has none. */
export function defaultSpaceSettings(defaults: AppDefaults): sagemaker.DomainDefaultSpaceSettings {
  return commonSettings(defaults);
}

function commonSettings(defaults: AppDefaults) {
  return {
    executionRole: defaults.executionRoleArn,
    securityGroups: [defaults.securityGroupId],
    jupyterLabAppSettings: {
      ...appSettings("JupyterLab", defaults),
      ...(defaults.codeRepositories.length > 0 && {
        codeRepositories: defaults.codeRepositories.map(({ url }) => ({ repositoryUrl: url })),
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

/**
 * Settings of one kind of app. The provider sends lists only when there is something in them, so that taking the last
 * item away would leave it set: the built-in script keeps the list of scripts from being empty. docs/studio.md says what
 * to do about the last image and the last repository.
 */
function appSettings(app: StudioApp, defaults: AppDefaults) {
  const ownScripts = defaults.scripts.filter((script) => script.app === app);
  const ownImages = defaults.images.filter((image) => image.app === app);
  const byDefault = ownScripts.find(({ runByDefault }) => runByDefault);
  const builtIn = defaults.builtInScripts[app];
  return {
    defaultResourceSpec: {
      instanceType: defaults.defaultInstanceType,
      ...(byDefault && { lifecycleConfigArn: byDefault.arn }),
    },
    appLifecycleManagement: appLifecycleManagement(defaults.idle),
    builtInLifecycleConfigArn: builtIn,
    lifecycleConfigArns: [builtIn, ...ownScripts.map(({ arn }) => arn)],
    ...(ownImages.length > 0 && {
      customImages: ownImages.map(({ imageName, imageVersionNumber, appImageConfigName }) => ({
        imageName,
        imageVersionNumber,
        appImageConfigName,
      })),
    }),
  };
}
