import type { Asked } from "../../testing/pretend-aws.ts";
import type { Scene } from "../../testing/scene.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

/** Seconds since 1970, as AWS JSON has moments. */
const at = (text: string) => Date.parse(text) / 1_000;

const endpoint = "mlops-sentiment-dev-sentiment-28fa82ad";
const spam = "mlops-spam-dev-spam-1b2c3d4e";
const group = "mlops-platform-dev-sentiment-2f0c1f2e";
const alarm = `${endpoint}-latency`;

/** Dev with two products: one in trouble, one that nobody uses. */
export const environmentScene: Scene = {
  operations: () => ({
    GetResources: {
      ResourceTagMappingList: [
        arn("cloudwatch", `alarm:${alarm}`),
        arn("sagemaker", "domain/d-8k2m4x6q9z1a"),
        arn("sagemaker", `endpoint/${endpoint}`),
        arn("sagemaker", `endpoint/${spam}`),
        arn("sagemaker", `model-package-group/${group}`),
        arn("sagemaker", "monitoring-schedule/sentiment-data-quality"),
        arn("sagemaker", "notebook-instance/explore"),
        arn("sagemaker", "pipeline/mlops-sentiment-dev-training-ecb6aad4"),
      ].map((ResourceARN) => ({ ResourceARN })),
    },
    DescribeEndpoint: ({ input: { EndpointName } }: Asked) => ({
      EndpointName,
      EndpointConfigName: EndpointName,
      EndpointStatus: EndpointName === spam ? "InService" : "Updating",
      ProductionVariants:
        EndpointName === spam
          ? [{ VariantName: "main", CurrentWeight: 1, CurrentInstanceCount: 1, DesiredInstanceCount: 1 }]
          : [
              { VariantName: "main", CurrentWeight: 3, CurrentInstanceCount: 2, DesiredInstanceCount: 4 },
              {
                VariantName: "next",
                CurrentWeight: 1,
                CurrentServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
              },
            ],
    }),
    DescribeEndpointConfig: { ProductionVariants: [{ VariantName: "main", InstanceType: "ml.c7i.large" }] },
    GetMetricData: {
      MetricDataResults: [
        { Id: "m0", Values: [80_000, 4_000] },
        { Id: "m1", Values: [12] },
        { Id: "m2", Values: [] },
      ],
    },
    DescribeAlarms: {
      MetricAlarms: [
        {
          AlarmName: alarm,
          StateUpdatedTimestamp: at("2026-11-21T08:15:00Z"),
          StateReason: "3 datapoints were above 200 ms",
        },
        { AlarmName: "an alarm of somebody else" },
      ],
    },
    DescribeMonitoringSchedule: {
      MonitoringType: "DataQuality",
      MonitoringScheduleStatus: "Scheduled",
      LastMonitoringExecutionSummary: {
        MonitoringExecutionStatus: "CompletedWithViolations",
        ScheduledTime: at("2026-11-21T09:00:00Z"),
      },
    },
    ListPipelineExecutions: {
      PipelineExecutionSummaries: [
        {
          PipelineExecutionArn: arn(
            "sagemaker",
            "pipeline/mlops-sentiment-dev-training-ecb6aad4/execution/a1b2c3d4e5f6",
          ),
          PipelineExecutionStatus: "Succeeded",
          StartTime: at("2026-11-20T22:00:00Z"),
        },
      ],
    },
    ListModelPackages: {
      ModelPackageSummaryList: [{ ModelPackageVersion: 13, CreationTime: at("2026-11-20T23:10:00Z") }],
    },
    DescribeNotebookInstance: {
      NotebookInstanceStatus: "InService",
      InstanceType: "ml.t3.medium",
      LastModifiedTime: at("2026-11-18T07:30:00Z"),
    },
    ListApps: {
      Apps: [
        {
          AppType: "JupyterLab",
          SpaceName: "ada-lab",
          Status: "InService",
          CreationTime: at("2026-11-20T16:00:00Z"),
          ResourceSpec: { InstanceType: "ml.m5.xlarge" },
        },
        { AppType: "JupyterLab", SpaceName: "old", Status: "Deleted" },
      ],
    },
  }),
};
