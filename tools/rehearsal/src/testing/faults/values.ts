import { Role } from "@pulumi/aws/iam/role.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { getSubnetsOutput } from "@pulumi/aws/ec2/getSubnets.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Table } from "@pulumi/aws/dynamodb/table.js";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import type { PlantedFault } from "../planted-fault.ts";
import { outputsOf, providerOf } from "../pretend-stacks.ts";

/** Exports the region of a queue, out of one of its outputs. */
const queueRegion = (output: "arn" | "url") => () => {
  const queue = new Queue("jobs", {}, { provider: providerOf() });
  const region = queue[output].apply((text) => {
    const [, , , found = ""] = text.split(":");
    if (!/^[a-z]+-[a-z]+-\d$/.test(found)) throw new Error(`got "${found}" for a region`);
    return found;
  });
  return { region };
};

const role = (assumeRolePolicy: string) => () =>
  void new Role("worker", { assumeRolePolicy }, { provider: providerOf() });

/** A parameter whose JSON another program reads. */
const jsonOf = (text: string) => () => {
  const topic = new Topic("alarms", { displayName: text }, { provider: providerOf() });
  return { read: topic.arn.apply(() => JSON.parse(text) as unknown) };
};

const queueAndTopic = () => {
  const options = { provider: providerOf() };
  return {
    topicArn: new Topic("alarms", {}, options).arn,
    queueArn: new Queue("jobs", {}, options).arn,
  };
};

const subscriber = (key: "topicArn" | "queueArn") => () => {
  const topic = outputsOf("base.dev")
    .requireOutput(key)
    .apply((arn: string) => {
      if (!arn.includes(":sns:")) throw new Error(`topic: got ${arn}`);
      return arn;
    });
  new TopicSubscription(
    "mail",
    { topic, protocol: "email", endpoint: "ops@example.com" },
    { provider: providerOf() },
  );
};

const table = (read: boolean) => () => {
  const attributes = [{ name: "id", type: "S" }];
  const made = new Table(
    "items",
    { attributes, hashKey: "id", billingMode: "PAY_PER_REQUEST" },
    { provider: providerOf() },
  );
  return read ? { stream: made.streamArn } : {};
};

const vpc = (args: VpcArgs) => () => {
  const made = new Vpc(
    "net",
    {
      cidrBlock: "10.0.0.0/16",
      availabilityZoneNames: ["eu-west-1a"],
      natGateways: { strategy: "None" },
      ...args,
    },
    { providers: [providerOf()] },
  );
  return { made: made.urn };
};

const ranges: VpcArgs = { subnetSpecs: [{ type: "Isolated", cidrBlocks: ["10.0.0.0/19"] }] };

const bucketLength = (limit: number) => () => {
  const bucket = new Bucket("data-of-the-shop", {}, { provider: providerOf() });
  return {
    name: bucket.bucket.apply((name) => {
      if (name.length > limit) throw new Error(`bucket: got ${name.length} characters`);
      return name;
    }),
  };
};

/** A queue named after the zone of a subnet that another question finds. */
const subnetFoundBy = (filter: string) => () => {
  const provider = providerOf();
  const subnet = new Subnet("one", { vpcId: "vpc-0a1b2c3d", cidrBlock: "10.0.0.0/24" }, { provider });
  const filters = [{ name: filter, values: [subnet.cidrBlock] }];
  const found = getSubnetsOutput({ filters }, { provider }).ids.apply(([id]) => id ?? "none");
  new Queue("jobs", { name: found }, { provider });
};

/** A queue that is named by a parameter, beside the parameter that the stack makes. */
const namedAfter = (name: string) => () => {
  const provider = providerOf();
  const made = new Parameter(
    "name",
    { name: "/shop/name", type: "String", insecureValue: "jobs" },
    { provider },
  );
  const found = made.id.apply(() => getParameterOutput({ name }, { provider }).insecureValue);
  new Queue("jobs", { name: found }, { provider });
};

/** A queue that is named by a callback. */
const namedBy = (make: (name: string) => string) => () => {
  const options = { provider: providerOf() };
  const bucket = new Bucket("data", { bucket: "shop-data" }, options);
  new Queue("jobs", { name: bucket.bucket.apply(make) }, options);
};

/** A queue that is named by a promise of a callback. */
const namedLater = (limit: number) => () => {
  const options = { provider: providerOf() };
  const bucket = new Bucket("data", { bucket: "shop-data" }, options);
  const name = bucket.bucket.apply(async (text) => {
    await Promise.resolve();
    if (text.length > limit) throw new Error(`name: got ${text.length} characters`);
    return text;
  });
  new Queue("jobs", { name }, options);
};

/** Subnets as a list and as a text, and a port as a number and as a text. */
const network = () => ({
  ids: ["subnet-0a1b2c3d", "subnet-4e5f6a7b"],
  text: "subnet-0a1b2c3d,subnet-4e5f6a7b",
  port: 8443,
  portText: "8443",
});

/** Takes what another stack exports for a text that can be split, or for a whole number. */
const reader = (stack: string, key: string) => () => {
  const value = outputsOf(stack).requireOutput(key);
  return {
    read: value.apply((given: string | number) => {
      if (key.startsWith("port")) {
        if (!Number.isInteger(given)) throw new Error(`port: got ${JSON.stringify(given)}`);
        return given;
      }
      return (given as string).split(",");
    }),
  };
};

/** Takes the account of an ARN that another stack exports for its own. */
const ownAccount = (stack: string) => () => {
  const account = outputsOf(stack)
    .requireOutput("queueArn")
    .apply((arn: string) => {
      const [, , , , found] = arn.split(":");
      if (found !== "111122223333") throw new Error(`account: got ${found}`);
      return found;
    });
  return { account };
};

/** Callbacks that throw, values of another kind than they are taken for, and what is not seen. */
export const valueFaults: readonly PlantedFault[] = [
  {
    name: "a callback that takes a queue's URL for its ARN",
    programs: { "app.dev": queueRegion("url") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "a callback that takes a queue's ARN apart",
    programs: { "app.dev": queueRegion("arn") },
    finds: [],
  },
  {
    name: "a callback that reads JSON where there is none",
    programs: { "app.dev": jsonOf("{") },
    finds: ["program-failed app.dev"],
  },
  { name: "a callback that reads JSON", programs: { "app.dev": jsonOf("{}") }, finds: [] },
  {
    name: "a check that a generated name does not pass",
    programs: { "app.dev": bucketLength(20) },
    finds: ["program-failed app.dev"],
  },
  { name: "a check that a generated name passes", programs: { "app.dev": bucketLength(63) }, finds: [] },
  {
    name: "another stack's queue taken for its topic",
    programs: { "base.dev": queueAndTopic, "app.dev": subscriber("queueArn") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "another stack's topic",
    programs: { "base.dev": queueAndTopic, "app.dev": subscriber("topicArn") },
    finds: [],
  },
  {
    name: "one failing program beside another fault",
    programs: { "app.dev": queueRegion("url"), "web.dev": table(true) },
    finds: ["program-failed app.dev", 'unfilled-output web.dev: Table "items"'],
  },
  {
    name: "an output that no rule fills",
    programs: { "app.dev": table(true) },
    finds: ['unfilled-output app.dev: Table "items"'],
  },
  {
    name: "an output that no rule fills and nobody reads",
    programs: { "app.dev": table(false) },
    finds: [],
  },
  {
    name: "a question that the pretend AWS does not answer",
    programs: { "app.dev": subnetFoundBy("tag:Name") },
    finds: ['unknown-input app.dev: Queue "jobs"'],
  },
  {
    name: "a question that it answers",
    programs: { "app.dev": subnetFoundBy("cidr-block") },
    finds: [],
  },
  {
    name: "a VPC whose subnets awsx lays out itself",
    programs: { "app.dev": vpc({ subnetStrategy: "Auto" }) },
    finds: ['unexpanded-component app.dev: Vpc "net"'],
  },
  {
    name: "a VPC whose ranges awsx does not take as they are",
    programs: { "app.dev": vpc({ ...ranges, subnetStrategy: "Legacy" }) },
    finds: ['unexpanded-component app.dev: Vpc "net"'],
  },
  {
    name: "a VPC whose ranges are given",
    programs: { "app.dev": vpc({ ...ranges, subnetStrategy: "Exact" }) },
    finds: [],
  },
  {
    name: "a policy without statements",
    programs: { "app.dev": role("{}") },
    finds: ['unreadable-policy app.dev: Role "worker"'],
  },
  {
    name: "a policy with no statement in its list",
    programs: { "app.dev": role('{"Statement":[]}') },
    finds: [],
  },
  {
    name: "an input that a callback refuses to make",
    programs: {
      "app.dev": namedBy((name) => {
        throw new Error(`thrown for ${name}`);
      }),
    },
    finds: ["program-failed app.dev"],
  },
  {
    name: "an input that a callback makes",
    programs: { "app.dev": namedBy((name) => `${name}-jobs`) },
    finds: [],
  },
  {
    name: "a promise of a callback that is broken later",
    programs: { "app.dev": namedLater(5) },
    finds: ["program-failed app.dev"],
  },
  {
    name: "a promise of a callback that is kept",
    programs: { "app.dev": namedLater(50) },
    finds: [],
  },
  {
    name: "another stack's list taken for a text",
    programs: { "base.dev": network, "app.dev": reader("base.dev", "ids") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "another stack's text",
    programs: { "base.dev": network, "app.dev": reader("base.dev", "text") },
    finds: [],
  },
  {
    name: "another stack's text taken for a number",
    programs: { "base.dev": network, "app.dev": reader("base.dev", "portText") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "another stack's number",
    programs: { "base.dev": network, "app.dev": reader("base.dev", "port") },
    finds: [],
  },
  {
    name: "an output that another stack does not export",
    programs: { "base.dev": network, "app.dev": reader("base.dev", "portNumber") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "the queue of another environment taken for one of the own",
    programs: { "base.prod": queueAndTopic, "app.dev": ownAccount("base.prod") },
    finds: ["program-failed app.dev"],
  },
  {
    name: "the queue of the own environment",
    programs: { "base.dev": queueAndTopic, "app.dev": ownAccount("base.dev") },
    finds: [],
  },
  {
    name: "a parameter that no stack makes and nobody answers for",
    programs: { "app.dev": namedAfter("/partner/name") },
    finds: ['unknown-input app.dev: Queue "jobs"'],
  },
  { name: "a parameter that a stack makes", programs: { "app.dev": namedAfter("/shop/name") }, finds: [] },
  {
    name: "a policy that is no JSON",
    programs: { "app.dev": role("Allow: all") },
    finds: ['unreadable-policy app.dev: Role "worker"'],
  },
];
