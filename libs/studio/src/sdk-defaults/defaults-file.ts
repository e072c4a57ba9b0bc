import { type CustomResourceOptions, type Output, interpolate, jsonStringify } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { StudioLifecycleConfig } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { nameLengths } from "@mlops/aws";
import type { MlEnvironmentRef } from "@mlops/contracts";
import { physicalName } from "@mlops/core";
import type { StudioApp } from "../domain/studio-apps.ts";
import { base64 } from "../script.ts";
import { copyDefaultsScript } from "./copy-defaults-script.ts";
import { type SdkDefaultsScope, sdkDefaults } from "./sdk-defaults.ts";

/** ARNs of the lifecycle configurations that put the defaults into apps, by app. */
export type DefaultsScripts = Readonly<Record<StudioApp, Output<string>>>;

/** Key of the defaults in the artifact bucket: people can read there, and write only below `studio/`. */
const keyOf = (name: string) => `settings/${name}/sagemaker-defaults.yaml`;

/** One lifecycle configuration for each app, which copies the defaults of the Studio called `name` into it. */
export function defaultsScripts(
  name: string,
  { environment, artifactBucketName }: MlEnvironmentRef,
  opts: CustomResourceOptions,
): DefaultsScripts {
  const source = interpolate`s3://${artifactBucketName}/${keyOf(name)}`;
  const script = (app: StudioApp) => {
    const content = source.apply(copyDefaultsScript);
    const config = new StudioLifecycleConfig(
      `${name}-sdk-defaults-${app.toLowerCase()}`,
      {
        // As it cannot be changed, its name changes with its content: see attachScripts.
        studioLifecycleConfigName: content.apply((text) =>
          physicalName({
            environment,
            parts: [name, "sdk-defaults"],
            unique: [app, text],
            maxLength: nameLengths.sageMaker,
          }),
        ),
        studioLifecycleConfigAppType: app,
        studioLifecycleConfigContent: content.apply(base64),
      },
      opts,
    );
    return config.arn;
  };
  return { JupyterLab: script("JupyterLab"), CodeEditor: script("CodeEditor") };
}

/** The defaults themselves. JSON is YAML, and has one form only. */
export function writeDefaults(name: string, scope: SdkDefaultsScope, opts: CustomResourceOptions): void {
  new BucketObjectv2(
    `${name}-sdk-defaults`,
    {
      bucket: scope.mlEnvironment.artifactBucketName,
      key: keyOf(name),
      content: jsonStringify(sdkDefaults(scope), undefined, 2),
      contentType: "application/yaml",
      // S3 takes 10 tags for an object, fewer than the provider's default tags may be.
      overrideProvider: { defaultTags: { tags: {} } },
    },
    opts,
  );
}
