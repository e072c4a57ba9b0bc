import { arnIn, iamArn, parseArn, pipelineEmrRules, servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, problem } from "@mlops/core";
import type { DocumentValue } from "@mlops/pipeline-definition";
import { memberOf, textOf, textWith } from "../definition/resolve.ts";
import { type Right, type RightsOf, type StepRights, needs, nothing } from "./rights.ts";

/** Call exactly the function of the step. */
export const callFunctions: RightsOf = ({ Type, Name, FunctionArn }, { definition }) => {
  if (Type !== "Lambda") return nothing;
  const arn = textOf(FunctionArn, definition.Parameters ?? []);
  if (arn === undefined) return unknownTarget(`${Name}.FunctionArn`, FunctionArn);
  return needs({ sid: "CallFunctions", actions: ["lambda:InvokeFunction"], resources: [arn] });
};

/** Send to exactly the queue of the step. */
export const sendMessages: RightsOf = ({ Type, Name, SqsQueueUrl }, { environment, definition }) => {
  if (Type !== "Callback") return nothing;
  const url = textOf(SqsQueueUrl, definition.Parameters ?? []);
  if (url === undefined) return unknownTarget(`${Name}.SqsQueueUrl`, SqsQueueUrl);
  return needs({
    sid: "SendMessages",
    actions: ["sqs:SendMessage"],
    resources: [textWith(url, (text) => queueArn(environment, text))],
  });
};

function unknownTarget(place: string, got: unknown): StepRights {
  const expected = "what is known before an execution, or a parameter with a default";
  return {
    rights: [],
    problems: [problem(place, got, expected, "the pipeline's role names what it may call")],
  };
}

/** The ARN of the queue at `https://sqs.<region>.amazonaws.com/<account>/<name>`. */
function queueArn(environment: AwsEnvironment, url: string): string {
  const [, region = environment.region, account = environment.account, name = ""] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.[^/]+\/(\d{12})\/(.+)$/.exec(url) ?? [];
  return arnIn({ ...environment, region, account }, "sqs", name === "" ? url : name);
}

/**
 * IAM knows no resource of it: the cluster has no name before it is there.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticmapreduce.html
 */
const makeClusters: Right = {
  sid: "MakeClusters",
  actions: ["elasticmapreduce:RunJobFlow"],
  resources: ["*"],
};

/** Run steps on a cluster that exists, or on one that the pipeline makes and terminates. */
export const runOnEmr: RightsOf = ({ Type, Arguments }, { environment, definition }) => {
  if (Type !== "EMR") return nothing;
  const cluster = textOf(Arguments.ClusterId, definition.Parameters ?? []) ?? "*";
  const makesCluster = Arguments.ClusterConfig !== undefined;
  const actions = ["AddJobFlowSteps", "CancelSteps", "DescribeCluster", "DescribeStep", "ListSteps"];
  return needs(
    {
      sid: "RunOnEmr",
      actions: [...actions, ...(makesCluster ? ["TerminateJobFlows"] : [])].map(
        (action) => `elasticmapreduce:${action}`,
      ),
      resources: [textWith(cluster, (id) => arnIn(environment, "elasticmapreduce", `cluster/${id}`))],
    },
    {
      sid: "WatchEmr",
      actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
      resources: pipelineEmrRules.map((rule) => arnIn(environment, "events", `rule/${rule}`)),
    },
    ...(makesCluster ? [makeClusters, ...clusterRoles(environment, Arguments.ClusterConfig)] : []),
  );
};

/** Steps whose rights are not known here. */
export const refuseUnknown: RightsOf = ({ Type, Name }) => {
  if (Type !== "EMRServerless") return nothing;
  const expected = "a step whose rights are known: EMR, or Lambda or Callback for other services";
  return { rights: [], problems: [problem(`${Name}.Type`, Type, expected)] };
};

/** A cluster has a role for EMR and a role for its machines, each given by name or ARN. */
function clusterRoles(environment: AwsEnvironment, cluster: DocumentValue | undefined): Right[] {
  return [
    ["PassRoleToEmr", "ServiceRole", servicePrincipals.emr],
    ["PassRoleToMachines", "JobFlowRole", servicePrincipals.ec2],
  ].flatMap(([sid = "", key = "", service = ""]) => {
    const role = textOf(memberOf(cluster, key), []);
    if (role === undefined) return [];
    const arn = textWith(role, (text) => (parseArn(text) ? text : iamArn(environment, `role/${text}`)));
    return [
      {
        sid,
        actions: ["iam:PassRole"],
        resources: [arn],
        condition: { StringEquals: { "iam:PassedToService": service } },
      },
    ];
  });
}
