import { sageMakerMetricNamespaces } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";
import { refersTo } from "../../reference.ts";
import type { StackResource } from "../../resource.ts";
import { cloudwatch } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { type ServedEndpoint, endpointsOf } from "../../sagemaker/served-endpoint.ts";

/** What somebody must be told of, and the metrics that show it. */
const kinds = [
  { what: "errors", metrics: ["Invocation5XXErrors"] },
  { what: "latency", metrics: ["ModelLatency", "OverheadLatency"] },
];

export const envEndpointAlarms = stackRule("env-endpoint-alarms", {
  check(stack, report) {
    const alarms = stack.ofType(cloudwatch.metricAlarm);
    for (const endpoint of endpointsOf(stack)) {
      for (const { what, metrics } of kinds) {
        const its = alarms.filter((alarm) => mayWatch(alarm, endpoint, metrics));
        const [first] = its;
        if (!first) {
          const todo = `give the endpoint a MetricAlarm of its ${what} (${metrics.join(" or ")})`;
          report({ resource: endpoint.resource, todo });
        } else if (its.every(isMute)) {
          report({
            resource: first,
            todo: `let the alarm tell somebody: set alarmActions, and leave it enabled`,
          });
        }
      }
    }
  },
});

function isMute({ props }: StackResource): boolean {
  return props.at("alarmActions").isMissing || props.at("actionsEnabled").is(false);
}

/** One metric that an alarm looks at. */
interface Watched {
  readonly metric: Property;
  /** The alarm's property that it is in. */
  readonly property: string;
}

function mayWatch(alarm: StackResource, { target }: ServedEndpoint, metrics: readonly string[]): boolean {
  return watchedBy(alarm).some(({ metric, property }) => {
    const isOther =
      metric.at("namespace").isNot(sageMakerMetricNamespaces.requests) ||
      metric.at("metricName").isNot(...metrics);
    const name = metric.at("dimensions").key("EndpointName");
    return !isOther && refersTo(name, alarm.dependenciesOf(property), target) !== "no";
  });
}

function watchedBy({ props }: StackResource): Watched[] {
  const queries = props.at("metricQueries");
  const list = queries.isUnknown ? [queries] : queries.elements;
  return [
    { metric: props, property: "dimensions" },
    ...list.map((query) => ({ metric: query.at("metric"), property: "metricQueries" })),
  ];
}
