/** Accounts of the small world. */
export const dev = "111122223333";
export const shared = "444455556666";

/** A statement of a policy. */
export type Statement = Readonly<Record<string, unknown>> & { readonly Sid: string };

/** Statements of the policies of the small world, by document. */
export type Documents = Readonly<Record<string, readonly Statement[]>>;

/** ARN of a resource in the region of the small world. */
export const arn = (service: string, resource: string, account = dev) =>
  `arn:aws:${service}:eu-west-1:${account}:${resource}`;

/** ARNs of the resources of the small world. */
export const arns = {
  bucket: "arn:aws:s3:::data",
  logs: "arn:aws:s3:::access-logs",
  key: arn("kms", "key/data"),
  queue: arn("sqs", "undelivered"),
  notices: arn("sqs", "notices"),
  topic: arn("sns", "alarms"),
  rule: arn("events", "rule/approvals"),
  bus: arn("events", "event-bus/approvals", shared),
  repository: arn("ecr", "repository/images", shared),
  logGroup: arn("logs", "log-group:/aws/lambda/invoker"),
  function: arn("lambda", "function:invoker"),
  job: `arn:aws:iam::${dev}:role/job`,
  invoker: `arn:aws:iam::${dev}:role/invoker`,
  forwarder: `arn:aws:iam::${dev}:role/forwarder`,
  deployer: `arn:aws:iam::${dev}:role/deployer`,
  builder: `arn:aws:iam::${shared}:role/builder`,
} as const;

/** A statement that allows. */
export const allow = (
  Sid: string,
  Action: string | readonly string[],
  Resource: string | readonly string[],
): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
});
/** A statement that gives something to a principal. */
export const give = (statement: Statement, Principal: object | string, Condition?: object): Statement => ({
  ...statement,
  Principal,
  ...(Condition && { Condition }),
});
/** The principal of a whole account. */
export const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
/** A statement that lets a service take a role on. */
export const trust = (name: string): Statement => ({
  Sid: "Trust",
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: service(name),
  Condition: { StringEquals: { "aws:SourceAccount": dev } },
});
const fromDev = { StringEquals: { "aws:SourceAccount": dev } };
const useKey = ["kms:Decrypt", "kms:GenerateDataKey"];
/** What pulls an image. */
export const pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** Two accounts in which everybody is allowed what they need. */
export const soundDocuments: Documents = {
  job: [
    allow("ReadModels", "s3:GetObject", `${arns.bucket}/models/*`),
    allow("WriteCaptured", "s3:PutObject", `${arns.bucket}/captured/*`),
    allow("UseKey", useKey, arns.key),
    allow("Pull", pull, arns.repository),
    allow("SignIn", "ecr:GetAuthorizationToken", "*"),
    allow("UseVpc", "ec2:*", "*"),
    allow(
      "WriteLogs",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      arn("logs", "log-group:/aws/sagemaker/*"),
    ),
  ],
  "job-trust": [trust("sagemaker")],
  boundary: [
    allow("Services", ["ec2:*", "ecr:*", "events:*", "kms:*", "logs:*", "s3:*", "sagemaker:*", "sqs:*"], "*"),
    allow("Parameters", "ssm:GetParameter", arn("ssm", "parameter/mlops/*")),
  ],
  invoker: [
    allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], `${arns.logGroup}:*`),
    allow("SendFailures", "sqs:SendMessage", arns.queue),
    allow("UseKey", useKey, arns.key),
    allow("Invoke", "sagemaker:InvokeEndpoint", arn("sagemaker", "endpoint/answers")),
    allow("ReadSettings", "ssm:GetParameter", arn("ssm", "parameter/mlops/settings")),
  ],
  "invoker-trust": [trust("lambda")],
  forwarder: [allow("Forward", "events:PutEvents", arns.bus)],
  "forwarder-trust": [trust("events")],
  deployer: [
    {
      ...allow("Pass", "iam:PassRole", arns.job),
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    },
  ],
  "deployer-trust": [
    {
      Sid: "Trust",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: root(shared),
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/build*" } },
    },
  ],
  builder: [
    allow("ReadReports", "s3:GetObject", `${arns.bucket}/reports/*`),
    allow("Decrypt", "kms:Decrypt", arns.key),
    allow("Deploy", "sts:AssumeRole", arns.deployer),
  ],
  "builder-trust": [{ ...trust("codebuild"), Condition: { StringEquals: { "aws:SourceAccount": shared } } }],
  key: [
    give(allow("Own", ["kms:CreateGrant", ...useKey], "*"), root(dev)),
    give(allow("Events", useKey, "*"), service("events")),
    give(allow("Alarms", useKey, "*"), service("cloudwatch"), {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": arn("sns", "*") },
    }),
    give(allow("Topics", useKey, "*"), service("sns")),
    give(
      allow(
        "Logs",
        ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        "*",
      ),
      service("logs.eu-west-1"),
      {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", "log-group:*") },
      },
    ),
    give(allow("Reports", "kms:Decrypt", "*"), root(shared), {
      StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
    }),
  ],
  bucket: [
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arns.bucket, `${arns.bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    give(allow("Reports", "s3:GetObject", `${arns.bucket}/reports/*`), root(shared)),
  ],
  logs: [give(allow("Deliver", "s3:PutObject", `${arns.logs}/*`), service("logging.s3"), fromDev)],
  queue: [
    give(allow("KeepEvents", "sqs:SendMessage", arns.queue), service("events"), {
      ArnEquals: { "aws:SourceArn": arns.rule },
    }),
  ],
  notices: [
    give(allow("Notices", "sqs:SendMessage", arns.notices), service("sns"), {
      ArnEquals: { "aws:SourceArn": arns.topic },
    }),
  ],
  topic: [
    give(allow("Alarms", "sns:Publish", arns.topic), service("cloudwatch"), fromDev),
    give(allow("Events", "sns:Publish", arns.topic), service("events")),
  ],
  repository: [give({ Sid: "Pull", Effect: "Allow", Action: pull }, root(dev))],
  bus: [
    give(allow("Forward", "events:PutEvents", arns.bus), root(dev), {
      StringEquals: { "events:source": "aws.sagemaker" },
    }),
  ],
  endpoint: [allow("Own", "*", "*")].map((one) =>
    give(one, "*", { StringEquals: { "aws:PrincipalAccount": dev } }),
  ),
};
