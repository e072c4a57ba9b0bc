import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import { getRegionOutput } from "@pulumi/aws/getRegion.js";
import { Provider } from "@pulumi/aws/provider.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { UNKNOWN, pretendCloud, pretendProblems, secret } from "./index.ts";

class Store extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: { tag?: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("mlops:test:Store", name, args, opts);
    const bucket = new Bucket(`${name}-bucket`, { tags: { team: args.tag ?? "none" } }, { parent: this });
    new Queue(`${name}-events`, { policy: bucket.arn }, { parent: this });
    this.arn = bucket.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

describe("a pretend cloud", () => {
  test("shows what a program made, without stack and providers", async () => {
    const cloud = await pretendCloud(() => {
      const provider = new Provider("aws", { region: "eu-west-1" });
      const store = new Store("models", { tag: pulumi.secret("fraud") }, { providers: { aws: provider } });
      return { arn: store.arn, secret: pulumi.secret(1) };
    });
    expect(cloud.census()).toEqual(["Bucket models-bucket", "Queue models-events", "Store models"]);
    expect(cloud.children("models")).toEqual(["Bucket models-bucket", "Queue models-events"]);
    expect(cloud.inputs("models-bucket")).toEqual({ tags: { team: secret("fraud") } });
    expect(cloud.inputs("models-events")).toEqual({ policy: UNKNOWN });
    expect(cloud.outputs).toEqual({ arn: UNKNOWN, secret: secret(1) });
  });

  test("knows all about a resource", async () => {
    const cloud = await pretendCloud(() => {
      const provider = new Provider("aws", { region: "eu-west-1" });
      new Store("models", {}, { provider, protect: true, aliases: [{ name: "old" }] });
    });
    const { options, ...events } = cloud.resource("models-events");
    expect(events).toEqual({
      urn: "urn:pulumi:app.dev::mlops-platform::mlops:test:Store$aws:sqs/queue:Queue::models-events",
      type: "aws:sqs/queue:Queue",
      name: "models-events",
      custom: true,
      remote: false,
      external: false,
      parent: "models",
      parentUrn: "urn:pulumi:app.dev::mlops-platform::mlops:test:Store::models",
      inputs: { policy: UNKNOWN },
      outputs: { policy: UNKNOWN },
      dependencies: [
        "urn:pulumi:app.dev::mlops-platform::mlops:test:Store$aws:s3/bucket:Bucket::models-bucket",
      ],
      propertyDependencies: {
        policy: ["urn:pulumi:app.dev::mlops-platform::mlops:test:Store$aws:s3/bucket:Bucket::models-bucket"],
      },
      provider: "aws",
      providers: {},
      protect: true,
      aliases: ["urn:pulumi:app.dev::mlops-platform::mlops:test:Store$aws:sqs/queue:Queue::old-events"],
    });
    expect(options.ignoreChanges).toEqual([]);
    expect(cloud.resource("models").providers).toEqual({ aws: "aws" });
    expect(cloud.resource("models").parent).toBe("");
  });

  test("asks for the type where a name is not enough, and lists what there is", async () => {
    const cloud = await pretendCloud(() => {
      new Bucket("same");
      new Queue("same");
    });
    expect(cloud.resource("same", "Queue").type).toBe("aws:sqs/queue:Queue");
    expect(cloud.resource("same", "aws:s3/bucket:Bucket").type).toBe("aws:s3/bucket:Bucket");
    expect(() => cloud.resource("same")).toThrow(
      '2 resources are named "same": Bucket same, Queue same; give the type as well',
    );
    expect(() => cloud.inputs("other")).toThrow('there is no "other"; there are: Bucket same, Queue same');
    expect(() => cloud.children("same", "Topic")).toThrow('there is no Topic "same"; there are: ');
  });

  test("has configuration, other stacks, answers, an account and a region", async () => {
    const cloud = await pretendCloud(
      () => {
        const config = new pulumi.Config();
        const other = new pulumi.StackReference("organization/mlops-platform/platform.dev");
        return {
          plain: config.require("plain"),
          object: config.requireObject("object"),
          region: new pulumi.Config("aws").require("region"),
          vpcId: other.requireOutput("vpcId"),
          key: other.requireOutput("key"),
          later: other.requireOutput("later"),
          account: getCallerIdentityOutput().accountId,
          asked: pulumi.runtime.invokeOutput("my:own/ask:ask", { of: 1 }),
          stack: `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`,
        };
      },
      {
        config: { plain: "text", object: { a: [1] }, "aws:region": "eu-north-1" },
        references: { "platform.dev": { vpcId: "vpc-1", key: secret("k"), later: UNKNOWN } },
        answers: { "my:own/ask": ({ args }) => ({ heard: args }) },
      },
    );
    expect(cloud.outputs).toEqual({
      plain: "text",
      object: { a: [1] },
      region: "eu-north-1",
      vpcId: "vpc-1",
      key: secret("k"),
      later: UNKNOWN,
      account: "111122223333",
      asked: { heard: { of: 1 } },
      stack: "organization/mlops-platform/app.dev",
    });
  });

  test("runs several programs side by side", async () => {
    const clouds = await Promise.all(
      ["a.dev", "b.dev"].map((stack) =>
        pretendCloud(
          async () => {
            await Promise.resolve();
            new Bucket(pulumi.getStack());
            return { flag: new pulumi.Config().require("flag"), region: getRegionOutput().region };
          },
          { stack, config: { flag: stack }, region: "us-east-1" },
        ),
      ),
    );
    expect(clouds.map((cloud) => cloud.census())).toEqual([["Bucket a.dev"], ["Bucket b.dev"]]);
    expect(clouds.map((cloud) => cloud.outputs)).toEqual([
      { flag: "a.dev", region: "us-east-1" },
      { flag: "b.dev", region: "us-east-1" },
    ]);
  });

  test("keeps what the program says", async () => {
    const cloud = await pretendCloud(() => void pulumi.log.warn("costs money"));
    expect(cloud.logs).toEqual(["warning: costs money"]);
  });

  test("refuses a program with problems, and tells all of them", async () => {
    const program = () => {
      pulumi.output(1).apply(() => {
        throw new Error("two");
      });
      new Bucket("twin");
      new Bucket("twin");
      throw new Error("one");
    };
    const problems = await pretendProblems(program);
    expect(problems.slice(1)).toEqual(["one", "two"]);
    expect(problems[0]).toMatch(/^Duplicate resource URN '.*twin'/);
    await expect(pretendCloud(program)).rejects.toThrow(/^Duplicate .*\none\ntwo$/);
  });

  test("names the references that were prepared", async () => {
    expect(await pretendProblems(() => void new pulumi.StackReference("x/y/platform.prod"))).toEqual([
      'no stack "platform.prod" to refer to; prepared references: none',
    ]);
  });
});
