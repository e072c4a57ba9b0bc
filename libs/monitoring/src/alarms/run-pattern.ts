import type { Input } from "@pulumi/pulumi";

/** The ends of a monitor's runs that somebody is told of. */
export const runEnds = ["violations", "failures"] as const;

/** How a run of a monitor may end that somebody is told of. */
export type RunEnd = (typeof runEnds)[number];

/**
 * The events of a monitor's runs that end in `end`. Violations have no event of their own: a run is a processing job,
 * whose event has the members of DescribeProcessingJob, and which says in its exit message whether it found any.
 *
 * Not tried against AWS: the page of events shows no sample of a processing job.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-contract-outputs.html (exit message)
 */
export function runPattern<Arn extends Input<string>>(scheduleArns: readonly Arn[], end: RunEnd) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Processing Job State Change"],
    detail: {
      MonitoringScheduleArn: [...scheduleArns],
      ...(end === "violations"
        ? { ProcessingJobStatus: ["Completed"], ExitMessage: [{ prefix: "CompletedWithViolations" }] }
        : { ProcessingJobStatus: ["Failed", "Stopped"] }),
    },
  };
}
