import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { StudioLifecycleConfig } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { nameLengths } from "@mlops/aws";
import { physicalName } from "@mlops/core";
import { base64, scriptProblems } from "../base64-script.ts";
import { namedListProblems } from "../sagemaker-name.ts";
import { type StudioApp, studioApps } from "./studio-apps.ts";

/** A script that runs when an app starts. */
export interface LifecycleScript {
  /** Tells the scripts of a domain apart. 1 to 63 letters, digits and hyphens. */
  readonly name: string;
  /** The app it is for. */
  readonly app: StudioApp;
  /** The script itself, at most 16,384 characters once encoded in base64. Secrets do not belong into it. */
  readonly script: string;
  /** Run it unless somebody chooses another one; one script of an app at most. @default false */
  readonly runByDefault?: boolean;
}

/** A lifecycle configuration that an app can start with. */
export interface AttachedScript {
  readonly app: StudioApp;
  readonly arn: Output<string>;
  readonly runByDefault: boolean;
}

/** Problems of the scripts of a domain. */
export function lifecycleScriptProblems(argument: string, scripts: readonly LifecycleScript[]): string[] {
  return [
    ...namedListProblems(argument, scripts),
    ...scripts.flatMap(({ script }, index) => scriptProblems(`${argument}[${index}].script`, script)),
    ...studioApps.flatMap((app) => {
      const defaults = scripts.filter((script) => script.app === app && script.runByDefault);
      if (defaults.length <= 1) return [];
      const names = defaults.map(({ name }) => `"${name}"`).join(", ");
      return [`${argument}: ${names} all run by default in ${app}; one at most can`];
    }),
  ];
}

/**
 * One lifecycle configuration for each script. SageMaker cannot change one, so its name changes with its content:
 * the new one is there before the old one goes.
 */
export function attachScripts(
  name: string,
  scripts: readonly LifecycleScript[],
  opts: CustomResourceOptions,
): AttachedScript[] {
  return scripts.map(({ name: scriptName, app, script, runByDefault = false }) => {
    const config = new StudioLifecycleConfig(
      `${name}-script-${scriptName}`,
      {
        studioLifecycleConfigName: physicalName({
          parts: [name, scriptName],
          unique: [app, script],
          maxLength: nameLengths.sageMaker,
        }),
        studioLifecycleConfigAppType: app,
        studioLifecycleConfigContent: base64(script),
      },
      opts,
    );
    return { app, arn: config.arn, runByDefault };
  });
}
