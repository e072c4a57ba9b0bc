import { mustBe, mustHave, mustHaveKey, where } from "../../rule/property-rule.ts";
import { anyOf } from "../../resource/certainty.ts";
import { distinctElements } from "../../resource/distinct-elements.ts";
import { relation } from "../../resource/relation.ts";
import { lambda, logs } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";

export const lambdaCodeSigning = resourceRule("lambda-code-signing", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("codeSigningConfigArn");
    // Lambda does not check signatures of container images.
    if (props.at("packageType").isNot("Image") && property.isMissing) report({ property });
  },
});

export const lambdaDlq = stackRule("lambda-dlq", {
  check({ ofType }, report) {
    const destinations = ofType(lambda.eventInvokeConfig).filter(
      ({ props }) => !props.at("destinationConfig.onFailure.destination").isMissing,
    );
    for (const resource of ofType(lambda.function)) {
      const property = resource.props.at("deadLetterConfig.targetArn");
      if (property.isMissing && anyOf(destinations.map((one) => isAbout(one, resource))) === "no") {
        report({ resource, property });
      }
    }
  },
});

function isAbout(destination: StackResource, resource: StackResource) {
  const names = ["name", "arn", "id"].map((name) => resource.props.at(name));
  return relation(destination, "functionName", { resources: [resource], types: [lambda.function], names });
}

export const lambdaEnvCmk = where(
  ({ props }) => props.at("environment.variables").keys.length > 0,
  mustHaveKey("lambda-env-cmk", [lambda.function], "kmsKeyArn"),
);

export const lambdaInVpc = mustHave("lambda-in-vpc", [lambda.function], "vpcConfig.subnetIds");

export const lambdaLogGroup = stackRule("lambda-log-group", {
  check({ ofType }, report) {
    const groups = ofType(logs.group);
    for (const resource of ofType(lambda.function)) {
      const property = resource.props.at("loggingConfig.logGroup");
      if (property.isMissing && !groups.some((group) => mayTakeLogsOf(group, resource))) {
        report({ resource, property });
      }
    }
  },
});

/** Lambda makes a log group with this name and that of the function, without retention and key, unless told another. */
const defaultGroup = "/aws/lambda/";

/** Whether a log group is, or may be, the one that a function writes to. */
function mayTakeLogsOf(group: StackResource, resource: StackResource): boolean {
  const functions = group.dependenciesOf("name").filter(({ type }) => type === lambda.function);
  if (functions.length > 0) return functions.includes(resource);
  const name = group.props.at("name");
  const functionName = resource.props.at("name").text;
  if (name.isUnknown) return true;
  // A name that Pulumi makes up, or that is known later, may be the one that is written out.
  if (functionName === undefined) return name.text?.startsWith(defaultGroup) ?? false;
  return name.is(`${defaultGroup}${functionName}`);
}

export const lambdaMultiAz = resourceRule("lambda-multi-az", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const property = props.at("vpcConfig.subnetIds");
    // None at all is for lambda-in-vpc to judge.
    if (distinctElements(property) === 1) report({ property });
  },
});

// -1 is how the provider says that there is no limit.
export const lambdaReservedConcurrency = mustHave(
  "lambda-reserved-concurrency",
  [lambda.function],
  "reservedConcurrentExecutions",
  -1,
);

/** Those that AWS calls deprecated in its guide ("Lambda runtimes"), by November 2026. */
const deprecated: readonly string[] = [
  "dotnet5.0",
  "dotnet6",
  "dotnet7",
  "dotnet8",
  "dotnetcore1.0",
  "dotnetcore2.0",
  "dotnetcore2.1",
  "dotnetcore3.1",
  "go1.x",
  "java8",
  "nodejs",
  "nodejs4.3",
  "nodejs4.3-edge",
  "nodejs6.10",
  "nodejs8.10",
  "nodejs10.x",
  "nodejs12.x",
  "nodejs14.x",
  "nodejs16.x",
  "nodejs18.x",
  "nodejs20.x",
  "provided",
  "provided.al2",
  "python2.7",
  "python3.6",
  "python3.7",
  "python3.8",
  "python3.9",
  "python3.10",
  "ruby2.5",
  "ruby2.7",
  "ruby3.2",
];

export const lambdaRuntime = resourceRule("lambda-runtime", {
  settings: { deprecated },
  resourceTypes: [lambda.function],
  check({ props }, report, { settings }) {
    const property = props.at("runtime");
    if (property.is(...settings.deprecated)) report({ property });
  },
});

export const lambdaTracing = mustBe("lambda-tracing", [lambda.function], "tracingConfig.mode", "Active");

export const operationRules: readonly Rule[] = [
  lambdaCodeSigning,
  lambdaDlq,
  lambdaEnvCmk,
  lambdaInVpc,
  lambdaLogGroup,
  lambdaMultiAz,
  lambdaReservedConcurrency,
  lambdaRuntime,
  lambdaTracing,
];
