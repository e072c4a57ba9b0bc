import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { type Output, jsonStringify } from "@pulumi/pulumi";
import type { PlantedFault } from "../planted-fault.ts";
import { providerOf } from "../pretend-stacks.ts";

/** A document that names a queue so many times: about 40 characters each, which only a deployment knows. */
const policyOn = (arn: Output<string>, times: number) =>
  jsonStringify({
    Statement: [{ Effect: "Allow", Action: "*", Resource: Array<Output<string>>(times).fill(arn) }],
  });

const made = () => {
  const provider = providerOf();
  const queue = new Queue("jobs", { name: "shop-jobs" }, { provider });
  return { queue, options: { provider } };
};

const managed = (times: number) => () => {
  const { queue, options } = made();
  new Policy("rights", { policy: policyOn(queue.arn, times) }, options);
};

const inline =
  (...times: readonly number[]) =>
  () => {
    const { queue, options } = made();
    const role = new Role("worker", { assumeRolePolicy: '{"Statement":[]}' }, options).name;
    for (const [index, count] of times.entries()) {
      new RolePolicy(`rights-${index}`, { role, policy: policyOn(queue.arn, count) }, options);
    }
  };

const queuePolicy = (times: number) => () => {
  const { queue, options } = made();
  new QueuePolicy("senders", { queueUrl: queue.url, policy: policyOn(queue.arn, times) }, options);
};

const parameter = (times: number, tier?: string) => () => {
  const { queue, options } = made();
  const value = queue.arn.apply((arn) => `${arn} `.repeat(times));
  new Parameter("queues", { type: "String", insecureValue: value, ...(tier && { tier }) }, options);
};

const variables = (times: number) => () => {
  const { queue, options } = made();
  const QUEUES = queue.arn.apply((arn) => `${arn} `.repeat(times));
  const environment = { variables: { QUEUES } };
  new LambdaFunction("reader", { role: "arn:aws:iam::111122223333:role/reader", environment }, options);
};

/** What is longer than AWS takes, once ARNs are filled in. */
export const sizeFaults: readonly PlantedFault[] = [
  {
    name: "a managed policy of more than 6,144 characters",
    programs: { "app.dev": managed(140) },
    finds: ['too-large app.dev: Policy "rights"'],
  },
  { name: "a managed policy of fewer", programs: { "app.dev": managed(125) }, finds: [] },
  {
    name: "inline policies of a role of more than 10,240 characters together",
    programs: { "app.dev": inline(100, 100, 100) },
    finds: ['too-large app.dev: RolePolicy "rights-2"'],
  },
  { name: "inline policies of fewer", programs: { "app.dev": inline(100, 100) }, finds: [] },
  {
    name: "a queue's policy of more than 8 KB",
    programs: { "app.dev": queuePolicy(190) },
    finds: ['too-large app.dev: QueuePolicy "senders"'],
  },
  { name: "a queue's policy of less", programs: { "app.dev": queuePolicy(150) }, finds: [] },
  {
    name: "a parameter of more than 4 KB",
    programs: { "app.dev": parameter(110) },
    finds: ['too-large app.dev: Parameter "queues"'],
  },
  {
    name: "an advanced parameter of more than 4 KB",
    programs: { "app.dev": parameter(110, "Advanced") },
    finds: [],
  },
  {
    name: "a function's variables of more than 4 KB",
    programs: { "app.dev": variables(110) },
    finds: ['too-large app.dev: Function "reader"'],
  },
  { name: "a function's variables of less", programs: { "app.dev": variables(90) }, finds: [] },
];
