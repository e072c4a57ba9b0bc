import { anyOf } from "../../certainty.ts";
import { relation } from "../../relation.ts";
import type { StackResource } from "../../resource.ts";
import { lambda } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

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
