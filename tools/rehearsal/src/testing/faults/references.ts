import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import type { PlantedFault } from "../planted-fault.ts";
import { type Programs, providerOf } from "../pretend-stacks.ts";

const document = (allowed: object) => JSON.stringify({ Statement: [{ Effect: "Allow", ...allowed }] });

/** What dev has. */
const base = () => {
  const options = { provider: providerOf() };
  new Bucket("data", { bucket: "shop-dev-data" }, options);
  new Repository("inference", { name: "shop-platform-dev-inference-01361c56" }, options);
  new Topic("alarms", {}, options);
  new Queue("jobs", { name: "shop-jobs" }, options);
  new Parameter("size", { name: "/shop/dev/size", type: "String", value: "1" }, options);
  const inlinePolicies = [{ name: "logs", policy: document({ Action: ["logs:*"], Resource: ["*"] }) }];
  const assumeRolePolicy = document({
    Principal: { Service: "lambda.amazonaws.com" },
    Action: ["sts:AssumeRole"],
  });
  const worker = { name: "shop-dev-worker", path: "/shop/", assumeRolePolicy, inlinePolicies };
  new Role("worker", worker, options);
};

const account = "111122223333";
const registry = `${account}.dkr.ecr.eu-west-1.amazonaws.com`;

/** A stack beside it with a function that has a variable. */
const withVariable = (text: string): Programs => ({
  "base.dev": base,
  "app.dev": () => {
    const options = { provider: providerOf() };
    const environment = { variables: { WHERE: text } };
    const role = `arn:aws:iam::${account}:role/shop/shop-dev-worker`;
    new LambdaFunction("reader", { role, imageUri: `${registry}/partner-images`, environment }, options);
  },
});

const withRight = (resource: string): Programs => ({
  "base.dev": base,
  "app.dev": () => {
    const options = { provider: providerOf() };
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: ["*"], Resource: [resource] }] });
    new RolePolicy("rights", { role: "shop-dev-worker", policy }, options);
  },
});

const withPrincipal = (principal: string): Programs => ({
  "base.dev": base,
  "app.dev": () => {
    const Condition = { ArnNotLike: { "aws:PrincipalArn": [principal] } };
    const policy = JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Condition }] });
    new BucketPolicy("perimeter", { bucket: "shop-dev-data", policy }, { provider: providerOf() });
  },
});

const withRole = (role: string): Programs => ({
  "base.dev": base,
  "app.dev": () =>
    void new RolePolicy("rights", { role, policy: '{"Statement":[]}' }, { provider: providerOf() }),
});

const reader = 'dangling-reference app.dev: Function "reader"' as const;
const rights = 'dangling-reference app.dev: RolePolicy "rights"' as const;

/** Names of what no stack makes. */
export const referenceFaults: readonly PlantedFault[] = [
  {
    name: "an image of a repository that has another name",
    programs: withVariable(`${registry}/shop-dev-inference:1.0`),
    finds: [reader],
  },
  {
    name: "an image of a repository that is there",
    programs: withVariable(`${registry}/shop-platform-dev-inference-01361c56:1.0`),
    finds: [],
  },
  {
    name: "an image of a repository that is named as nothing here is",
    programs: withVariable(`${registry}/partner/images:1.0`),
    finds: [],
  },
  {
    name: "an object in a bucket that has another name",
    programs: withVariable("s3://shop-data/model.tar.gz"),
    finds: [reader],
  },
  {
    name: "an object in a bucket that is there",
    programs: withVariable("s3://shop-dev-data/model.tar.gz"),
    finds: [],
  },
  {
    name: "an object in a bucket of AWS",
    programs: withVariable("s3://jumpstart-cache-prod-eu-west-1/model.tar.gz"),
    finds: [],
  },
  {
    name: "a parameter that is written otherwise",
    programs: withVariable("/shop/dev/sise"),
    finds: [reader],
  },
  { name: "a parameter that is there", programs: withVariable("/shop/dev/size"), finds: [] },
  { name: "the path of parameters that are there", programs: withVariable("/shop/dev"), finds: [] },
  { name: "a path in a container", programs: withVariable("/opt/ml/model"), finds: [] },
  {
    name: "a queue of another account",
    programs: {
      ...withVariable("https://sqs.eu-west-1.amazonaws.com/333344445555/shop-jobs"),
      "other.prod": () => void new Queue("others", { name: "shop-others" }, { provider: providerOf() }),
    },
    finds: [reader],
  },
  {
    name: "a queue that is there",
    programs: withVariable(`https://sqs.eu-west-1.amazonaws.com/${account}/shop-jobs`),
    finds: [],
  },
  {
    name: "a topic of another region",
    programs: withVariable(`arn:aws:sns:eu-central-1:${account}:alarms-1a2b3c4`),
    finds: [reader],
  },
  {
    name: "a topic that is there, by a name that the provider makes",
    programs: withVariable(`arn:aws:sns:eu-west-1:${account}:alarms-1a2b3c4`),
    finds: [],
  },
  {
    name: "a topic of a foreign account",
    programs: withVariable("arn:aws:sns:eu-west-1:999900001111:alarms"),
    finds: [],
  },
  {
    name: "a right on a bucket that has another name",
    programs: withRight("arn:aws:s3:::shop-data/*"),
    finds: [rights],
  },
  {
    name: "a right on a bucket that is there",
    programs: withRight("arn:aws:s3:::shop-dev-data/*"),
    finds: [],
  },
  {
    name: "a right on all buckets of a name that is not there yet",
    programs: withRight("arn:aws:s3:::shop-qa-*"),
    finds: [],
  },
  {
    name: "a right on a role of a service",
    programs: withRight(
      `arn:aws:iam::${account}:role/aws-service-role/sagemaker.amazonaws.com/AWSServiceRole`,
    ),
    finds: [],
  },
  {
    name: "a pattern of principals that nobody fits",
    programs: withPrincipal(`arn:aws:iam::${account}:role/shop/app-*`),
    finds: ['dangling-reference app.dev: BucketPolicy "perimeter"'],
  },
  {
    name: "a pattern of principals that somebody fits",
    programs: withPrincipal(`arn:aws:iam::${account}:role/shop/shop-dev-*`),
    finds: [],
  },
  { name: "the policy of a role that has another name", programs: withRole("shop-worker"), finds: [rights] },
  { name: "the policy of a role that is there", programs: withRole("shop-dev-worker"), finds: [] },
  {
    name: "a role that is assumed by a name that no stack makes",
    programs: withVariable(`arn:aws:iam::${account}:role/shop/shop-dev-workers`),
    finds: [reader],
  },
  {
    name: "a role that is assumed by the name that it has",
    programs: withVariable(`arn:aws:iam::${account}:role/shop/shop-dev-worker`),
    finds: [],
  },
  {
    name: "a name within JSON within a variable",
    programs: withVariable(JSON.stringify({ models: { place: "s3://shop-data/model.tar.gz" } })),
    finds: [reader],
  },
  {
    name: "a name that is there within JSON within a variable",
    programs: withVariable(JSON.stringify({ models: { place: "s3://shop-dev-data/model.tar.gz" } })),
    finds: [],
  },
];
