import { parseArn, servicePrincipals } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, textAt } from "../plain-inputs.ts";
import { deliveries } from "./event-delivery.ts";
import { sourceOf } from "./trusted-services.ts";

/**
 * What a function's role does with a source of events, by the source's service.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
const sourceActions: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
  kinesis: ["kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator"],
  sqs: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
};

/** A function that Lambda feeds with events reads their source under its role. */
export function eventSources(made: ReadResource, { resources }: AccessModel): Need[] {
  if (!made.type.startsWith("aws:lambda/eventSourceMapping:")) return [];
  const source = textAt(made.inputs, "eventSourceArn") ?? "";
  const name = (textAt(made.inputs, "functionName") ?? "")
    .replace(/^arn:.*:function:/, "")
    .replace(/:.*$/, "");
  const named = resources.find(
    ({ type, account, region, id }) =>
      type.startsWith("aws:lambda/function:") &&
      account === made.account &&
      region === made.region &&
      id === name,
  );
  return needs(made, "reads its events", {
    who: textAt(named?.inputs, "role"),
    actions: sourceActions[parseArn(source)?.service ?? ""] ?? [],
    resources: [source],
  });
}

/** Schedules start their target under their role, if the schedule names the target itself. */
export function scheduledTargets(made: ReadResource): Need[] {
  if (!made.type.startsWith("aws:scheduler/schedule:")) return [];
  const target = textAt(made.inputs, "target", "arn") ?? "";
  const action = deliveries[parseArn(target)?.service ?? ""];
  return needs(made, "starts its target", {
    who: textAt(made.inputs, "target", "roleArn"),
    actions: action === undefined ? [] : [action],
    resources: [target],
  });
}

/**
 * An HTTP API calls the functions that its integrations name, in the name of the stage and the route of the request.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function integratedFunctions(made: ReadResource, { resources }: AccessModel): Need[] {
  if (!made.type.startsWith("aws:apigatewayv2/integration:")) return [];
  const uri = textAt(made.inputs, "integrationUri") ?? "";
  const invoked = /:lambda:path\/[^/]+\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
  const api = textAt(made.inputs, "apiId") ?? "";
  const ofApi = (type: string) =>
    resources
      .filter((one) => one.type.startsWith(`aws:apigatewayv2/${type}:`))
      .flatMap(({ inputs }) => (textAt(inputs, "apiId") === api ? [inputs] : []));
  const stages = ofApi("stage").flatMap((stage) => textAt(stage, "name") ?? []);
  const routes = ofApi("route")
    .filter((route) => textAt(route, "target") === `integrations/${made.id}`)
    .flatMap((route) => textAt(route, "routeKey") ?? []);
  const partition = made.deployed.place?.partition ?? "aws";
  const executions = `arn:${partition}:execute-api:${made.region}:${made.account}:${api}`;
  return stages.flatMap((stage) =>
    routes.flatMap((route) =>
      needs(made, `calls its function for ${route}`, {
        who: servicePrincipals.apiGateway,
        actions: ["lambda:InvokeFunction"],
        resources: parseArn(invoked)?.service === "lambda" ? [invoked] : [],
        context: sourceOf(made, `${executions}/${stage}/${route.replace(" ", "")}`),
      }),
    ),
  );
}
