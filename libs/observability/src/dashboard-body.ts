/** One line of a graph, as CloudWatch writes it: namespace, metric, dimensions by name and value, and how to draw it. */
export type GraphLine = readonly (
  string | { readonly label?: string; readonly stat?: string; readonly yAxis?: "right" }
)[];

/** Place of a widget on a grid that is 24 columns wide. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines over time. */
export interface GraphWidget extends Place {
  readonly type: "metric";
  readonly properties: {
    readonly title: string;
    readonly view: "timeSeries";
    readonly stacked: false;
    readonly region: string;
    /** In seconds. */
    readonly period: number;
    readonly metrics: readonly GraphLine[];
    readonly yAxis: { readonly left: { readonly min: 0; readonly label?: string } };
  };
}

/** State of alarms. */
export interface AlarmWidget extends Place {
  readonly type: "alarm";
  readonly properties: { readonly title: string; readonly alarms: readonly string[] };
}

/** A CloudWatch dashboard, as far as we draw one. */
export interface DashboardBody {
  readonly widgets: readonly (GraphWidget | AlarmWidget)[];
}
