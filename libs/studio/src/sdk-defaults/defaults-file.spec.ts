import { UNKNOWN } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { buildStudio, references } from "../testing/build-studio.ts";
import { copyDefaultsScript } from "./copy-defaults-script.ts";

const key = "settings/studio/sagemaker-defaults.yaml";
const scriptName = (cloud: Awaited<ReturnType<typeof buildStudio>>, app = "jupyterlab") =>
  cloud.inputs(`studio-sdk-defaults-${app}`).studioLifecycleConfigName;

describe("the file of defaults", () => {
  test("lies in the artifact bucket where people only read, without the tags that S3 may find too many", async () => {
    expect((await buildStudio()).inputs("studio-sdk-defaults", "BucketObjectv2")).toEqual({
      bucket: "artifact-bucket",
      key,
      // The roles and the domain are made in the same deployment.
      content: UNKNOWN,
      contentType: "application/yaml",
      overrideProvider: { defaultTags: { tags: {} } },
    });
  });

  test("has the roles of jobs and pipelines, and the tag of the domain", async () => {
    const cloud = await buildStudio();
    const { content } = cloud.resource("studio-sdk-defaults", "BucketObjectv2").propertyDependencies;
    expect(content).toEqual(
      [
        cloud.resource("studio-domain").urn,
        cloud.resource("studio-jobs", "Role").urn,
        cloud.resource("studio-pipelines", "Role").urn,
      ].sort(),
    );
  });
});

describe("the script that copies it", () => {
  test("runs first in every app", async () => {
    const cloud = await buildStudio();
    const content = Buffer.from(copyDefaultsScript(`s3://artifact-bucket/${key}`)).toString("base64");
    for (const app of ["JupyterLab", "CodeEditor"]) {
      expect(cloud.inputs(`studio-sdk-defaults-${app.toLowerCase()}`)).toEqual({
        studioLifecycleConfigName: expect.stringMatching(
          /^mlops-sentiment-dev-studio-sdk-defaults-[0-9a-f]{8}$/,
        ),
        studioLifecycleConfigAppType: app,
        studioLifecycleConfigContent: content,
      });
    }
    expect(cloud.inputs("studio-domain").defaultUserSettings).toMatchObject({
      jupyterLabAppSettings: { builtInLifecycleConfigArn: UNKNOWN },
      codeEditorAppSettings: { builtInLifecycleConfigArn: UNKNOWN },
    });
    expect(scriptName(cloud, "jupyterlab")).not.toBe(scriptName(cloud, "codeeditor"));
  });

  test("stays the same when the network changes, so that the domain need not be updated", async () => {
    const { network, ...others } = references();
    const more = { ...network, privateSubnetIds: output(["subnet-a", "subnet-b", "subnet-c"]) };
    const changed = await buildStudio({ ...others, network: more });
    expect(scriptName(changed)).toBe(scriptName(await buildStudio()));
  });

  test("changes its name with the bucket, because it cannot be changed itself", async () => {
    const { mlEnvironment, ...others } = references();
    const other = { ...mlEnvironment, artifactBucketName: output("other-bucket") };
    const changed = await buildStudio({ ...others, mlEnvironment: other });
    expect(scriptName(changed)).not.toBe(scriptName(await buildStudio()));
  });
});
