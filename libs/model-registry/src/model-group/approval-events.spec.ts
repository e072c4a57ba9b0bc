import { approvalPattern } from "./approval-events.ts";

/** A whole event as EventBridge delivers it. */
const sample = {
  version: "0",
  id: "3a1b9a4e-0000-0000-0000-000000000000",
  "detail-type": "SageMaker Model Package State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2026-01-05T08:00:00Z",
  region: "eu-west-1",
  resources: ["arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/7"],
  detail: {
    ModelPackageGroupName: "churn",
    ModelPackageVersion: 7,
    ModelPackageArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/7",
    CreationTime: "2026-01-05T08:00:00Z",
    InferenceSpecification: {
      Containers: [{ Image: "i", ImageDigest: "sha256:0", ModelDataUrl: "s3://b/k" }],
      SupportedContentTypes: ["text/csv"],
      SupportedResponseMIMETypes: ["text/csv"],
    },
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CertifyForMarketplace: false,
    ModelApprovalStatus: "Approved",
    LastModifiedTime: "2026-01-05T08:00:00Z",
  },
};

/** Whether an event fits a pattern of exact values: every key of the pattern is there with one of its values. */
function fits(pattern: object, event: object): boolean {
  return Object.entries(pattern).every(([key, wanted]: [string, unknown]) => {
    const value: unknown = Reflect.get(event, key);
    if (Array.isArray(wanted)) return wanted.includes(value);
    return typeof value === "object" && value !== null && fits(wanted as object, value);
  });
}

const withDetail = (change: object) => ({ ...sample, detail: { ...sample.detail, ...change } });

test.each<[string, object, boolean]>([
  ["an approval", sample, true],
  ["a rejection", withDetail({ ModelApprovalStatus: "Rejected" }), true],
  ["a version that waits for approval", withDetail({ ModelApprovalStatus: "PendingManualApproval" }), false],
  ["another model's approval", withDetail({ ModelPackageGroupName: "churn-2" }), false],
  ["a version without a group", withDetail({ ModelPackageGroupName: undefined }), false],
  ["another event of SageMaker", { ...sample, "detail-type": "SageMaker Endpoint State Change" }, false],
  ["an event of somebody else", { ...sample, source: "my.app" }, false],
])("the pattern of approvals judges %s rightly", (_, event, isForwarded) => {
  expect(fits(approvalPattern("churn"), event)).toBe(isForwarded);
});
