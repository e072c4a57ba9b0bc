/** One line of a graph in CloudWatch's form: namespace, metric, names and values of dimensions, and display options. */
export type GraphLine = readonly (
  string | { readonly label?: string; readonly stat?: string; readonly yAxis?: "right" }
)[];

/** Position and size of a widget on a grid of 24 columns. */
interface Position {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A graph of metrics over time. */
export interface GraphWidget extends Position {
  readonly type: "metric";
  readonly properties: {
    readonly title: string;
    readonly view: "timeSeries";
    readonly stacked: false;
    readonly region: string;
    /** Length of a period in seconds. */
    readonly period: number;
    readonly metrics: readonly GraphLine[];
    /** @default - both ends of the axis by the values */
    readonly yAxis?: { readonly left: { readonly min: 0; readonly label?: string } };
    /** Lines at values of the y-axis, such as thresholds, with the side where the alarm is. */
    readonly annotations?: {
      readonly horizontal: readonly {
        readonly label: string;
        readonly value: number;
        readonly fill: "above" | "below";
      }[];
    };
  };
}

/** The states of alarms. */
export interface AlarmWidget extends Position {
  readonly type: "alarm";
  /** `alarms` are ARNs. */
  readonly properties: { readonly title: string; readonly alarms: readonly string[] };
}

/** The body of a CloudWatch dashboard: the widgets that are used here. */
export interface DashboardBody {
  readonly widgets: readonly (GraphWidget | AlarmWidget)[];
}
