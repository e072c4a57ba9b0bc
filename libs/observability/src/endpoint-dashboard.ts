import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard.js";
import type { EndpointThresholds } from "./alarm-thresholds.ts";
import { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

export interface EndpointDashboardArgs {
  readonly endpoint: ObservedEndpoint;
  /** The same as the endpoint's alarms were given: the dashboard shows which of them are on. @default - the defaults */
  readonly thresholds?: EndpointThresholds;
}

/** The dashboard of one endpoint, under the endpoint's name. CloudWatch charges for each beyond the third. */
export class EndpointDashboard extends ComponentResource {
  constructor(
    name: string,
    { endpoint, thresholds }: EndpointDashboardArgs,
    opts?: ComponentResourceOptions,
  ) {
    super("mlops:observability:EndpointDashboard", name, {}, opts);
    new Dashboard(
      name,
      {
        dashboardName: endpoint.endpointName,
        dashboardBody: JSON.stringify(endpointDashboardBody(endpoint, thresholds)),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
