import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard.js";
import { checkedSettings } from "@mlops/core";
import { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
import { type EndpointThresholds, endpointAlarmsSettings } from "./endpoint-thresholds.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";
import type { ModelWatch } from "./watched-metric.ts";

/** Arguments of {@link EndpointDashboard}. */
export interface EndpointDashboardArgs {
  readonly endpoint: ObservedEndpoint;
  /**
   * The thresholds of the endpoint's alarms: the dashboard shows the alarms that exist.
   * @default - the defaults of {@link endpointThresholdsSettings}
   */
  readonly thresholds?: EndpointThresholds;
  /** What the monitors of its model watch. @default - it has none */
  readonly watched?: ModelWatch | undefined;
}

/**
 * The CloudWatch dashboard of one endpoint, under the endpoint's name: its alarms, the metrics that it publishes, and
 * what the monitors of its model watch.
 * CloudWatch charges for each dashboard of an account beyond the third.
 */
export class EndpointDashboard extends ComponentResource {
  /** @throws ResourceError with every threshold that cannot be used */
  constructor(name: string, args: EndpointDashboardArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:EndpointDashboard", name, {}, opts);
    const { endpoint, watched, ...given } = args;
    const { thresholds } = checkedSettings(this, name, endpointAlarmsSettings, given);
    new Dashboard(
      name,
      {
        dashboardName: endpoint.endpointName,
        dashboardBody: JSON.stringify(endpointDashboardBody(endpoint, thresholds, watched)),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
