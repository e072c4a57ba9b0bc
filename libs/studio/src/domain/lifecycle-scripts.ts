import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { StudioLifecycleConfig } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { z } from "zod";
import { nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  choiceValue,
  listValue,
  physicalName,
  refused,
  sagemakerNameValue,
} from "@mlops/core";
import { base64, inlineScriptKeys, scriptFileKeys } from "../script.ts";
import { type StudioApp, studioApps } from "./studio-apps.ts";

/** A lifecycle script, checked. */
interface LifecycleScript {
  readonly name: string;
  readonly app: StudioApp;
  readonly script: string;
  readonly runByDefault: boolean;
}

const commonKeys = {
  name: sagemakerNameValue().describe(
    "Name of the script, unique in the domain. 1 to 63 letters, digits and hyphens.",
  ),
  app: choiceValue(studioApps).describe("App that runs the script when it starts."),
  runByDefault: z
    .boolean()
    .default(false)
    .describe(
      "Whether apps run it unless their user chooses another script. One script of each app at most.",
    ),
};

const lifecycleScript = z.union([
  z.strictObject({ ...commonKeys, ...inlineScriptKeys }),
  z
    .strictObject({ ...commonKeys, ...scriptFileKeys })
    .transform(({ file, ...others }) => ({ ...others, script: file })),
]);

const oneDefaultOfEachApp: SettingsCheck<readonly LifecycleScript[]> = ({ value, issues }) => {
  for (const app of studioApps) {
    const [first, ...more] = value.filter((script) => script.app === app && script.runByDefault);
    for (const script of more) {
      const expected = `false, because "${first?.name}" runs by default in ${app} already`;
      issues.push(refused([value.indexOf(script), "runByDefault"], true, expected));
    }
  }
};

/** Scripts that apps can run when they start. */
export const lifecycleScriptsSettings = listValue(lifecycleScript, {
  unique: "name",
  ignoreCase: true,
}).check(oneDefaultOfEachApp);

/** A lifecycle configuration that an app can start with. */
export interface AttachedScript {
  readonly app: StudioApp;
  readonly arn: Output<string>;
  readonly runByDefault: boolean;
}

/**
 * One lifecycle configuration for each script. SageMaker cannot change one, so its name changes with its content: a
 * new one is created before the old one is deleted.
 */
export function attachScripts(
  name: string,
  environment: AwsEnvironment,
  scripts: readonly LifecycleScript[],
  opts: CustomResourceOptions,
): AttachedScript[] {
  return scripts.map(({ name: scriptName, app, script, runByDefault }) => {
    const config = new StudioLifecycleConfig(
      `${name}-script-${scriptName}`,
      {
        studioLifecycleConfigName: physicalName({
          environment,
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
