import { Target } from "@pulumi/aws/appautoscaling/target.js";
import { CompositeAlarm } from "@pulumi/aws/cloudwatch/compositeAlarm.js";
import { EventBus } from "@pulumi/aws/cloudwatch/eventBus.js";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { interpolate } from "@pulumi/pulumi";
import type { PlantedFault } from "../planted-fault.ts";
import { providerOf } from "../pretend-stacks.ts";

const queue = (name: string) => () => void new Queue("jobs", { name }, { provider: providerOf() });
const bucket = (name: string) => () => void new Bucket("data", { bucket: name }, { provider: providerOf() });
const parameter = (name: string) => () =>
  void new Parameter("setting", { name, type: "String", value: "1" }, { provider: providerOf() });

const role =
  (given: { readonly name?: string; readonly namePrefix?: string }, logicalName = "worker") =>
  () =>
    void new Role(
      logicalName,
      { ...given, assumeRolePolicy: '{"Statement":[]}' },
      { provider: providerOf() },
    );

const alarms = (one: string, other: string) => () => {
  const options = { provider: providerOf() };
  const errors = new MetricAlarm(
    "errors",
    { name: one, comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 },
    options,
  );
  new CompositeAlarm("any", { alarmName: other, alarmRule: interpolate`ALARM("${errors.arn}")` }, options);
};

const rules = (otherBus: boolean) => () => {
  const options = { provider: providerOf() };
  const eventBusName = new EventBus("shop", { name: "shop" }, options).name;
  const rule = { name: "orders", eventPattern: "{}" };
  new EventRule("one", rule, options);
  new EventRule("other", otherBus ? { ...rule, eventBusName } : rule, options);
};

const scaling = (scalableDimension: string) => () =>
  void new Target(
    "scaling",
    {
      serviceNamespace: "sagemaker",
      resourceId: "endpoint/shop/variant/main",
      scalableDimension,
      minCapacity: 1,
      maxCapacity: 2,
    },
    { provider: providerOf() },
  );

const group = (vpcId: string) => () =>
  void new SecurityGroup("workers", { name: "workers", vpcId }, { provider: providerOf() });

const bucketPolicy = (name: string) => () =>
  void new BucketPolicy("policy", { bucket: name, policy: '{"Statement":[]}' }, { provider: providerOf() });

const endpoint = (name: string) => () =>
  void new Endpoint("served", { name, endpointConfigName: "config" }, { provider: providerOf() });

/** A bucket named after another one. */
const copyOf = (suffix: string) => () => {
  const options = { provider: providerOf() };
  const data = new Bucket("data", {}, options);
  new Bucket("copy", { bucket: interpolate`${data.bucket}${suffix}` }, options);
};

const repository = (suffix: string) => () => {
  const options = { provider: providerOf() };
  const data = new Bucket("data", {}, options);
  new Repository("images", { name: interpolate`${data.bucket}${suffix}` }, options);
};

const inRegion = (region: string) => () =>
  void new Queue("jobs", { name: "jobs" }, { provider: providerOf("dev", region) });

const roleIn = (region: string) => () =>
  void new Role(
    "worker",
    { name: "worker", assumeRolePolicy: '{"Statement":[]}' },
    { provider: providerOf("dev", region) },
  );

const schedule = (groupName: string) => () =>
  void new Schedule(
    "nightly",
    {
      name: "nightly",
      groupName,
      scheduleExpression: "rate(1 day)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: "arn:aws:sqs:eu-west-1:999900001111:jobs",
        roleArn: "arn:aws:iam::999900001111:role/scheduler",
      },
    },
    { provider: providerOf() },
  );

const logGroup = (name: string) => () => void new LogGroup("logs", { name }, { provider: providerOf() });

const subnet = (cidrBlock: string) => () =>
  void new Subnet("workers", { vpcId: "vpc-0a1b2c3d", cidrBlock }, { provider: providerOf() });

/** Names that are one in AWS, too long, or of characters that AWS does not take. */
export const nameFaults: readonly PlantedFault[] = [
  {
    name: "queues of one name in two stacks of an account",
    programs: { "app.dev": queue("jobs"), "web.dev": queue("jobs") },
    finds: ['name-collision web.dev: Queue "jobs"'],
  },
  {
    name: "queues of one name in two accounts",
    programs: { "app.dev": queue("jobs"), "app.prod": queue("jobs") },
    finds: ['shared-name app.prod: Queue "jobs"'],
  },
  {
    name: "queues that carry the names of their environments",
    programs: { "app.dev": queue("dev-jobs"), "app.prod": queue("prod-jobs") },
    finds: [],
  },
  {
    name: "queues of one name in two regions",
    programs: { "app.dev": inRegion("eu-west-1"), "web.dev": inRegion("eu-central-1") },
    finds: [],
  },
  {
    name: "buckets of one name in two accounts",
    programs: { "app.dev": bucket("shop-data"), "app.prod": bucket("shop-data") },
    finds: ['name-collision app.prod: Bucket "data"'],
  },
  {
    name: "buckets named after their environments",
    programs: { "app.dev": bucket("shop-dev-data"), "app.prod": bucket("shop-prod-data") },
    finds: [],
  },
  {
    name: "a composite alarm that is named as an alarm is",
    programs: { "app.dev": alarms("errors", "errors") },
    finds: ['name-collision app.dev: CompositeAlarm "any"'],
  },
  {
    name: "a composite alarm with a name of its own",
    programs: { "app.dev": alarms("errors", "any-error") },
    finds: [],
  },
  {
    name: "roles whose names differ by case alone",
    programs: { "app.dev": role({ name: "Worker" }), "web.dev": role({ name: "worker" }) },
    finds: ['name-collision web.dev: Role "worker"'],
  },
  {
    name: "a role in two regions of an account, which has its roles once",
    programs: { "app.dev": roleIn("eu-west-1"), "web.dev": roleIn("eu-central-1") },
    finds: ['name-collision web.dev: Role "worker"'],
  },
  {
    name: "schedules of one name in one group",
    programs: { "app.dev": schedule("default"), "web.dev": schedule("default") },
    finds: ['name-collision web.dev: Schedule "nightly"'],
  },
  {
    name: "schedules of one name in two groups",
    programs: { "app.dev": schedule("default"), "web.dev": schedule("web") },
    finds: [],
  },
  {
    name: "log groups of one name in two stacks",
    programs: { "app.dev": logGroup("/shop/jobs"), "web.dev": logGroup("/shop/jobs") },
    finds: ['name-collision web.dev: LogGroup "logs"'],
  },
  {
    name: "log groups of one name in two accounts",
    programs: { "app.dev": logGroup("/shop/jobs"), "app.prod": logGroup("/shop/jobs") },
    finds: ['shared-name app.prod: LogGroup "logs"'],
  },
  {
    name: "log groups that AWS names, in two accounts",
    programs: { "app.dev": logGroup("/aws/shop/jobs"), "app.prod": logGroup("/aws/shop/jobs") },
    finds: [],
  },
  {
    name: "log groups of two names",
    programs: { "app.dev": logGroup("/shop/jobs"), "web.dev": logGroup("/shop/web") },
    finds: [],
  },
  {
    name: "two subnets of one range in a VPC",
    programs: { "app.dev": subnet("10.0.0.0/24"), "web.dev": subnet("10.0.0.0/24") },
    finds: ['name-collision web.dev: Subnet "workers"'],
  },
  {
    name: "two subnets of two ranges",
    programs: { "app.dev": subnet("10.0.0.0/24"), "web.dev": subnet("10.0.1.0/24") },
    finds: [],
  },
  {
    name: "endpoints whose names differ by case alone",
    programs: { "app.dev": endpoint("Shop"), "web.dev": endpoint("shop") },
    finds: ['name-collision web.dev: Endpoint "served"'],
  },
  {
    name: "parameters whose names differ by case alone",
    programs: { "app.dev": parameter("/shop/Size"), "web.dev": parameter("/shop/size") },
    finds: [],
  },
  {
    name: "event rules of one name on one bus",
    programs: { "app.dev": rules(false) },
    finds: ['name-collision app.dev: EventRule "other"'],
  },
  { name: "event rules of one name on two buses", programs: { "app.dev": rules(true) }, finds: [] },
  {
    name: "one variant scaled by two stacks",
    programs: {
      "app.dev": scaling("sagemaker:variant:DesiredInstanceCount"),
      "web.dev": scaling("sagemaker:variant:DesiredInstanceCount"),
    },
    finds: ['name-collision web.dev: Target "scaling"'],
  },
  {
    name: "two dimensions of one variant",
    programs: {
      "app.dev": scaling("sagemaker:variant:DesiredInstanceCount"),
      "web.dev": scaling("sagemaker:variant:DesiredProvisionedConcurrency"),
    },
    finds: [],
  },
  {
    name: "security groups of one name in a VPC",
    programs: { "app.dev": group("vpc-0a1b2c3d"), "web.dev": group("vpc-0a1b2c3d") },
    finds: ['name-collision web.dev: SecurityGroup "workers"'],
  },
  {
    name: "security groups of one name in two VPCs",
    programs: { "app.dev": group("vpc-0a1b2c3d"), "web.dev": group("vpc-4e5f6a7b") },
    finds: [],
  },
  {
    name: "two policies of one bucket",
    programs: {
      "base.dev": bucket("shop-data"),
      "app.dev": bucketPolicy("shop-data"),
      "web.dev": bucketPolicy("shop-data"),
    },
    finds: ['name-collision web.dev: BucketPolicy "policy"'],
  },
  {
    name: "one policy of a bucket",
    programs: { "base.dev": bucket("shop-data"), "app.dev": bucketPolicy("shop-data") },
    finds: [],
  },
  {
    name: "a role whose generated name is too long",
    programs: { "app.dev": role({}, "r".repeat(57)) },
    finds: [`name-too-long app.dev: Role "${"r".repeat(57)}"`],
  },
  {
    name: "a role whose generated name is as long as may be",
    programs: { "app.dev": role({}, "r".repeat(56)) },
    finds: [],
  },
  {
    name: "a role with a prefix that leaves no room for the provider's digits",
    programs: { "app.dev": role({ namePrefix: "p".repeat(39) }) },
    finds: ['name-too-long app.dev: Role "worker"'],
  },
  {
    name: "a role with the longest prefix",
    programs: { "app.dev": role({ namePrefix: "p".repeat(38) }) },
    finds: [],
  },
  {
    name: "a bucket whose name has a capital once it is filled in",
    programs: { "app.dev": copyOf("-Copy") },
    finds: ['malformed-name app.dev: Bucket "copy"'],
  },
  { name: "a bucket named after another one", programs: { "app.dev": copyOf("-copy") }, finds: [] },
  {
    name: "a repository whose name ends with a hyphen once it is filled in",
    programs: { "app.dev": repository("-") },
    finds: ['malformed-name app.dev: Repository "images"'],
  },
  { name: "a repository named after a bucket", programs: { "app.dev": repository("/images") }, finds: [] },
  {
    name: "a queue whose name has a dot",
    programs: { "app.dev": queue("shop.jobs") },
    finds: ['malformed-name app.dev: Queue "jobs"'],
  },
  { name: "a FIFO queue", programs: { "app.dev": queue("shop-jobs.fifo") }, finds: [] },
];
