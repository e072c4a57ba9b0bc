import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones.js";
import { getAvailabilityZoneOutput } from "@pulumi/aws/getAvailabilityZone.js";
import { getCallerIdentity, getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import { getDefaultTagsOutput } from "@pulumi/aws/getDefaultTags.js";
import { getPartitionOutput } from "@pulumi/aws/getPartition.js";
import { getRegionOutput } from "@pulumi/aws/getRegion.js";
import { Provider } from "@pulumi/aws/provider.js";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import { UNKNOWN, secret, toPlainProperties } from "../values/plain-values.ts";
import { Group, Thing, preview, problemsOf } from "../testing/made-up-provider.ts";

const outputsOf = async (...args: Parameters<typeof preview>) => {
  const run = await preview(...args);
  expect(run.problems).toEqual([]);
  return toPlainProperties(run.outputs);
};

describe("calls of provider functions", () => {
  test("are answered from the provider they go to", async () => {
    const outputs = await outputsOf(() => {
      const provider = new Provider("aws", {
        region: "cn-north-1",
        allowedAccountIds: ["111122223333"],
        defaultTags: { tags: { Owner: "me" } },
      });
      return {
        account: getCallerIdentityOutput({}, { provider }).accountId,
        arn: getCallerIdentityOutput({}, { provider }).arn,
        region: getRegionOutput({}, { provider }).region,
        partition: getPartitionOutput({}, { provider }),
        tags: getDefaultTagsOutput({}, { provider }).tags,
        zone: getAvailabilityZoneOutput({ name: "cn-north-1b" }, { provider }).nameSuffix,
      };
    });
    expect(outputs).toEqual({
      account: "111122223333",
      arn: UNKNOWN,
      region: "cn-north-1",
      partition: {
        id: "aws-cn",
        partition: "aws-cn",
        dnsSuffix: "amazonaws.com.cn",
        reverseDnsPrefix: "cn.com.amazonaws",
      },
      tags: { Owner: "me" },
      zone: "b",
    });
  });

  test("take the account from the role that the provider assumes", async () => {
    const outputs = await outputsOf(() => {
      const provider = new Provider("aws", {
        region: "eu-west-1",
        assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/deploy" }],
      });
      return { account: getCallerIdentityOutput({}, { provider }).accountId };
    });
    expect(outputs).toEqual({ account: "444455556666" });
  });

  test("inherit the provider of the component they are made in", async () => {
    const outputs = await outputsOf(() => {
      const providers = { aws: new Provider("aws", { region: "us-east-2" }) };
      let region: pulumi.Output<string> | undefined;
      new Group("group", (parent) => void (region = getRegionOutput({}, { parent }).region), { providers });
      return { region };
    });
    expect(outputs).toEqual({ region: "us-east-2" });
  });

  test("may be awaited", async () => {
    const outputs = await outputsOf(
      async () => ({
        account: (await getCallerIdentity()).accountId,
        zones: (await getAvailabilityZones({ excludeNames: ["us-west-2b"] })).names,
      }),
      { account: "111122223333", region: "us-west-2" },
    );
    expect(outputs).toEqual({ account: "111122223333", zones: ["us-west-2a", "us-west-2c", "us-west-2d"] });
  });

  test("take the region from the configuration if there is no provider", async () => {
    const outputs = await outputsOf(() => ({ region: getRegionOutput().region }), {
      config: { "aws:region": "eu-north-1" },
    });
    expect(outputs).toEqual({ region: "eu-north-1" });
  });

  test("that ask for a fact of the account are unknown", async () => {
    const outputs = await outputsOf(() => ({ value: getParameterOutput({ name: "/x" }).value }));
    expect(outputs).toEqual({ value: UNKNOWN });
  });

  test("with an unknown argument are unknown without being asked", async () => {
    const ask = jest.fn(() => ({ value: 1 }));
    const outputs = await outputsOf(
      () => ({ value: pulumi.runtime.invokeOutput("made:up:ask", { of: new Thing("thing").address }) }),
      { answers: { "made:up:ask": ask } },
    );
    expect(outputs).toEqual({ value: UNKNOWN });
    expect(ask).not.toHaveBeenCalled();
  });

  test("with a secret argument give a secret", async () => {
    const outputs = await outputsOf(
      () => ({ value: pulumi.runtime.invokeOutput("made:up:ask", { of: pulumi.secret("s") }) }),
      { answers: { "made:up:ask": ({ args }) => ({ heard: args }) } },
    );
    expect(outputs).toEqual({ value: secret({ heard: { of: "s" } }) });
  });

  test("that depend on something not made yet are unknown", async () => {
    const outputs = await outputsOf(
      () => {
        const group = new Group("group", (parent) => void new Thing("thing", {}, { parent }));
        return { value: pulumi.runtime.invokeOutput("made:up:ask", {}, { dependsOn: [group] }) };
      },
      { answers: { "made:up:ask": { value: 1 } } },
    );
    expect(outputs).toEqual({ value: UNKNOWN });
  });

  test("that nobody can answer are refused by name, with the line that calls", async () => {
    const call = () => ({
      value: pulumi.runtime.invokeOutput("aws:ec2/getVpc:getVpc", {}),
    });
    expect(await problemsOf(call, { root: __dirname })).toEqual([
      expect.stringMatching(
        /^the preview has no answer for aws:ec2\/getVpc:getVpc \(called at invoke\.spec\.ts:\d+\); pass the value in, or prepare an answer$/,
      ),
    ]);
  });

  test("that nobody can answer are unknown if that is wanted, with a warning and the line to answer them with", async () => {
    const { outputs, problems, logs } = await preview(
      () => ({ value: pulumi.runtime.invokeOutput("aws:ec2/getVpc:getVpc", {}) }),
      { root: __dirname, strict: false },
    );
    expect(problems).toEqual([]);
    expect(toPlainProperties(outputs)).toEqual({ value: UNKNOWN });
    expect(logs).toEqual([
      {
        severity: "warning",
        message: expect.stringMatching(
          /^the preview has no answer for aws:ec2\/getVpc:getVpc \(called at invoke\.spec\.ts:\d+\), so that its result is unknown; to answer it, add to preview\.answers\.json: "aws:ec2\/getVpc": \{ <its properties> \}$/,
        ) as string,
        resource: "",
      },
    ]);
  });

  test("without the account that would answer them are refused", async () => {
    expect(
      await problemsOf(() => ({ id: getCallerIdentityOutput().accountId }), { root: __dirname }),
    ).toEqual([
      expect.stringMatching(
        /^the preview cannot answer aws:index\/getCallerIdentity:getCallerIdentity \(called at .*\): no account is known: name it in the provider's allowedAccountIds$/,
      ),
    ]);
  });

  test("to a package without default provider need an explicit one", async () => {
    const config = { "pulumi:disable-default-providers": '["aws"]' };
    expect(
      await problemsOf(() => ({ region: getRegionOutput().region }), { config, root: __dirname }),
    ).toEqual([
      expect.stringMatching(
        /^Default provider for 'aws' disabled\. 'aws:index\/getRegion:getRegion' must use an explicit provider\. \(called at/,
      ),
    ]);
  });

  test("of a resource's method are refused", async () => {
    expect(await problemsOf(() => ({ value: pulumi.runtime.call("made:up:Thing/run", {}) }))).toEqual([
      "the preview cannot call made:up:Thing/run: only the provider's plugin can",
    ]);
  });
});
