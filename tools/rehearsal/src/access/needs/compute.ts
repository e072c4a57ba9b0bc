import { imagePullActions, parseArn } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, itemsAt, textAt, textsAt } from "../plain-inputs.ts";
import { logNeeds, objectsAt, repositoriesOf } from "./job-access.ts";

/**
 * A function's role writes its log, attaches it to its VPC, and passes on what fails. Its environment it decrypts by a
 * grant that Lambda makes for it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export function functions(made: ReadResource): Need[] {
  if (!made.type.startsWith("aws:lambda/function:")) return [];
  const { inputs } = made;
  const who = textAt(inputs, "role");
  const group = textAt(inputs, "loggingConfig", "logGroup") ?? `/aws/lambda/${made.id}`;
  const failures = textAt(inputs, "deadLetterConfig", "targetArn");
  const isTraced = textAt(inputs, "tracingConfig", "mode") === "Active";
  const isInVpc = textsAt(inputs, "vpcConfig", "subnetIds").length > 0;
  return [
    ...logNeeds(made, "writes its log", who, group),
    ...needs(made, "passes on requests that fail", {
      who,
      actions: [
        failures !== undefined && parseArn(failures)?.service === "sns" ? "sns:Publish" : "sqs:SendMessage",
      ],
      resources: failures === undefined ? [] : [failures],
    }),
    ...needs(made, "writes its traces", {
      who,
      actions: isTraced ? ["xray:PutTelemetryRecords", "xray:PutTraceSegments"] : [],
      resources: ["*"],
    }),
    ...needs(made, "attaches to its VPC", {
      who,
      actions: isInVpc
        ? ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"]
        : [],
      resources: ["*"],
    }),
  ];
}

/** A build's role writes its log, and pulls its image if the image is one of the stacks' accounts. */
export function builds(made: ReadResource): Need[] {
  if (!made.type.startsWith("aws:codebuild/project:")) return [];
  const who = textAt(made.inputs, "serviceRole");
  const group = textAt(made.inputs, "logsConfig", "cloudwatchLogs", "groupName");
  const image = textAt(made.inputs, "environment", "image");
  return [
    ...(group === undefined ? [] : logNeeds(made, "writes its log", who, group)),
    ...needs(made, "pulls its image", {
      who,
      actions: imagePullActions,
      resources: repositoriesOf(made, image === undefined ? [] : [image]),
    }),
  ];
}

/** A pipeline's role passes artefacts on and runs the builds of its stages, which read those artefacts. */
export function deliveryPipelines(made: ReadResource, { resources }: AccessModel): Need[] {
  if (!made.type.startsWith("aws:codepipeline/pipeline:")) return [];
  const who = textAt(made.inputs, "roleArn");
  const actions = itemsAt(made.inputs, "stages").flatMap((stage) => itemsAt(stage, "actions"));
  const names = new Set(actions.flatMap((one) => textAt(one, "configuration", "ProjectName") ?? []));
  const connections = actions.flatMap((one) => textAt(one, "configuration", "ConnectionArn") ?? []);
  const projects = resources.filter(
    ({ type, account, inputs }) =>
      type.startsWith("aws:codebuild/project:") &&
      account === made.account &&
      names.has(textAt(inputs, "name") ?? ""),
  );
  const store = objectsAt(made, `s3://${textAt(made.inputs, "artifactStores", 0, "location") ?? ""}/`);
  return [
    ...needs(made, "passes artefacts on", {
      who,
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: store,
    }),
    ...needs(made, "runs its builds", {
      who,
      actions: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
      resources: projects.flatMap(({ arn }) => arn ?? []),
    }),
    ...needs(made, "reads its source", {
      who,
      actions: ["codestar-connections:UseConnection"],
      resources: [...new Set(connections)].map((arn) =>
        arn.replace(":codeconnections:", ":codestar-connections:"),
      ),
    }),
    ...projects.flatMap((project) => passedArtefacts(project, actions, store)),
  ];
}

/** What a build reads of the pipeline that runs it, and writes for its later stages. */
function passedArtefacts(
  project: ReadResource,
  actions: readonly unknown[],
  store: readonly string[],
): Need[] {
  const who = textAt(project.inputs, "serviceRole");
  const name = textAt(project.inputs, "name");
  const runs = actions.filter((one) => textAt(one, "configuration", "ProjectName") === name);
  const isWriting = runs.some((one) => itemsAt(one, "outputArtifacts").length > 0);
  return [
    ...needs(project, "reads what the pipeline passes to it", {
      who,
      actions: ["s3:GetObject"],
      resources: store,
    }),
    ...needs(project, "writes what the pipeline passes on", {
      who,
      actions: isWriting ? ["s3:PutObject"] : [],
      resources: store,
    }),
  ];
}

/** A crawler's role reads what it describes, and writes the tables. */
export function crawlers(made: ReadResource): Need[] {
  if (!made.type.startsWith("aws:glue/crawler:")) return [];
  const who = textAt(made.inputs, "role");
  const paths = itemsAt(made.inputs, "s3Targets").flatMap((one) => objectsAt(made, textAt(one, "path")));
  const { account, region, deployed } = made;
  const glue = `arn:${deployed.place?.partition ?? "aws"}:glue:${region}:${account}`;
  const database = textAt(made.inputs, "databaseName") ?? "*";
  return [
    ...needs(made, "reads what it describes", { who, actions: ["s3:GetObject"], resources: paths }),
    ...needs(made, "writes tables", {
      who,
      actions: ["glue:GetDatabase"],
      resources: [`${glue}:database/${database}`],
    }),
    ...needs(made, "writes tables", {
      who,
      actions: ["glue:CreateTable", "glue:UpdateTable"],
      resources: [`${glue}:database/${database}`, `${glue}:table/${database}/*`],
    }),
    ...logNeeds(made, "writes its log", who, "/aws-glue/crawlers*"),
  ];
}

/** A flow log's role writes to its log group. */
export function flowLogs(made: ReadResource): Need[] {
  const group = /:log-group:([^:]+)/.exec(textAt(made.inputs, "logDestination") ?? "")?.[1];
  if (!made.type.startsWith("aws:ec2/flowLog:") || group === undefined) return [];
  return logNeeds(made, "writes its records", textAt(made.inputs, "iamRoleArn"), group);
}
