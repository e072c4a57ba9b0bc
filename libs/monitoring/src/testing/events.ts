/**
 * An event that a composite alarm goes off, as CloudWatch sends it, with names of ours.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export const alarmEvent = (
  account: string,
  alarmName: string,
  value: "ALARM" | "OK" | "INSUFFICIENT_DATA",
) => ({
  version: "0",
  id: "d3dfc86d-384d-24c8-0345-9f7986db0b80",
  "detail-type": "CloudWatch Alarm State Change",
  source: "aws.cloudwatch",
  account,
  time: "2026-07-22T15:57:45Z",
  region: "eu-west-1",
  resources: [`arn:aws:cloudwatch:eu-west-1:${account}:alarm:${alarmName}`],
  detail: {
    alarmName,
    state: {
      value,
      reason: "state transitioned at Wednesday 22 July, 2026 15:57:45 UTC",
      timestamp: "2026-07-22T15:57:45.394+0000",
    },
    previousState: { value: "OK", timestamp: "2026-07-22T15:56:14.552+0000" },
    configuration: { alarmRule: 'ALARM("one") OR ALARM("other")', actionsSuppressor: "none" },
  },
});

/** An event that a version of a model is there or has another status, with the members that SageMaker sends. */
export const packageEvent = (ModelPackageGroupName: string, ModelApprovalStatus: string) => ({
  version: "0",
  id: "844e2571-85d4-695f-b930-0153b71dcb42",
  "detail-type": "SageMaker Model Package State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2026-01-05T08:00:00Z",
  region: "eu-west-1",
  resources: [`arn:aws:sagemaker:eu-west-1:111122223333:model-package/${ModelPackageGroupName}/7`],
  detail: {
    ModelPackageGroupName,
    ModelPackageVersion: 7,
    ModelPackageArn: `arn:aws:sagemaker:eu-west-1:111122223333:model-package/${ModelPackageGroupName}/7`,
    ModelPackageStatus: "Completed",
    CertifyForMarketplace: false,
    ModelApprovalStatus,
  },
});

/** An event that a run of a monitor ends: a processing job, with the members that DescribeProcessingJob has. */
export const runEvent = (schedule: string, ProcessingJobStatus: string, ExitMessage: string) => ({
  version: "0",
  id: "0a15f67d-aa23-0123-0123-01a23w89r01t",
  "detail-type": "SageMaker Processing Job State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2026-01-05T08:00:00Z",
  region: "eu-west-1",
  resources: ["arn:aws:sagemaker:eu-west-1:111122223333:processing-job/model-monitoring-202601050800-1f2e3d"],
  detail: {
    ProcessingJobName: "model-monitoring-202601050800-1f2e3d",
    ProcessingJobStatus,
    ExitMessage,
    MonitoringScheduleArn: `arn:aws:sagemaker:eu-west-1:111122223333:monitoring-schedule/${schedule}`,
  },
});
