import { output } from "@pulumi/pulumi";
import { vpcOnlyPolicy } from "./vpc-only.ts";

const types = ["ml.g5.*", "ml.*d.*"];
const policy = vpcOnlyPolicy({ allowedSubnetIds: [], localStorageInstanceTypes: types });
const refusal = (sid: string) => policy.Statement.find(({ Sid }) => Sid === sid);

const jobs = [
  "sagemaker:CreateAutoMLJob",
  "sagemaker:CreateAutoMLJobV2",
  "sagemaker:CreateDataQualityJobDefinition",
  "sagemaker:CreateHyperParameterTuningJob",
  "sagemaker:CreateModelBiasJobDefinition",
  "sagemaker:CreateModelExplainabilityJobDefinition",
  "sagemaker:CreateModelQualityJobDefinition",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateTrainingJob",
];
const isAutoMl = (action: string) => action.includes("AutoML");
const inVpc = [...jobs, "sagemaker:CreateModel", "sagemaker:CreateNotebookInstance"].sort();

describe("the VPC-only policy", () => {
  test("only denies", () => {
    expect(policy.Statement.map(({ Effect, Resource }) => [Effect, Resource])).toEqual(
      policy.Statement.map(() => ["Deny", ["*"]]),
    );
  });

  test("refuses jobs, models and notebooks without subnets", () => {
    expect(refusal("NoSubnets")).toEqual({
      Sid: "NoSubnets",
      Effect: "Deny",
      Action: inVpc,
      Resource: ["*"],
      Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
    });
  });

  test("refuses them without security groups, by a statement of its own: all conditions of one must hold", () => {
    expect(refusal("NoSecurityGroups")?.Action).toEqual(inVpc);
    expect(refusal("NoSecurityGroups")?.Condition).toEqual({
      Null: { "sagemaker:VpcSecurityGroupIds": "true" },
    });
  });

  test("refuses what has no subnets of its own only for its keys", () => {
    expect(inVpc).not.toContain("sagemaker:CreateTransformJob");
    expect(inVpc).not.toContain("sagemaker:CreateEndpointConfig");
    expect(inVpc).not.toContain("sagemaker:CreateMonitoringSchedule");
    expect(refusal("NoVolumeKey")?.Action).toEqual(
      [
        ...jobs.filter((action) => !isAutoMl(action)),
        "sagemaker:CreateEndpointConfig",
        "sagemaker:CreateTransformJob",
      ].sort(),
    );
  });

  test("asks for a volume key, by either name, unless every instance has local disks or there is none", () => {
    expect(refusal("NoVolumeKey")?.Condition).toEqual({
      "ForAllValues:StringNotLike": { "sagemaker:InstanceTypes": types },
      Null: {
        "sagemaker:InstanceTypes": "false",
        "sagemaker:VolumeKmsKey": "true",
        "sagemaker:VolumeKmsKeyArn": "true",
      },
    });
  });

  test("asks for a volume key where SageMaker does not fill in the instance type", () => {
    expect(refusal("NoVolumeKeyAtAll")).toEqual({
      Sid: "NoVolumeKeyAtAll",
      Effect: "Deny",
      Action: [
        "sagemaker:CreateAutoMLJob",
        "sagemaker:CreateAutoMLJobV2",
        "sagemaker:CreateNotebookInstance",
      ],
      Resource: ["*"],
      Condition: { Null: { "sagemaker:VolumeKmsKey": "true", "sagemaker:VolumeKmsKeyArn": "true" } },
    });
  });

  test("asks for an output key, by either name, of every job", () => {
    expect(refusal("NoOutputKey")?.Action).toEqual([...jobs, "sagemaker:CreateTransformJob"].sort());
    expect(refusal("NoOutputKey")?.Condition).toEqual({
      Null: { "sagemaker:OutputKmsKey": "true", "sagemaker:OutputKmsKeyArn": "true" },
    });
  });

  test.each([
    ["NoInternetNotebook", "CreateNotebookInstance", "StringNotEquals", "DirectInternetAccess", "Disabled"],
    ["NoRootNotebook", "CreateNotebookInstance", "StringNotEquals", "RootAccess", "Disabled"],
    ["NoRootLater", "UpdateNotebookInstance", "StringEquals", "RootAccess", "Enabled"],
    [
      "NoOldMetadataNotebook",
      "CreateNotebookInstance",
      "StringNotEquals",
      "MinimumInstanceMetadataServiceVersion",
      "2",
    ],
    ["NoInternetDomain", "CreateDomain", "StringNotEquals", "AppNetworkAccessType", "VpcOnly"],
    ["NoDomainToInternet", "UpdateDomain", "StringEquals", "AppNetworkAccessType", "PublicInternetOnly"],
  ])("%s refuses %s when %s %s %s", (sid, operation, operator, conditionKey, value) => {
    expect(refusal(sid)).toEqual({
      Sid: sid,
      Effect: "Deny",
      Action: [`sagemaker:${operation}`],
      Resource: ["*"],
      Condition: { [operator]: { [`sagemaker:${conditionKey}`]: value } },
    });
  });

  test("refuses other subnets where some are allowed", () => {
    const subnet = output("subnet-b");
    const pinned = vpcOnlyPolicy({
      allowedSubnetIds: ["subnet-a", subnet],
      localStorageInstanceTypes: types,
    });
    expect(refusal("OtherSubnets")).toBeUndefined();
    expect(pinned.Statement.filter(({ Sid }) => Sid === "OtherSubnets")).toEqual([
      {
        Sid: "OtherSubnets",
        Effect: "Deny",
        Action: inVpc,
        Resource: ["*"],
        Condition: { "ForAnyValue:StringNotEquals": { "sagemaker:VpcSubnets": ["subnet-a", subnet] } },
      },
    ]);
    expect(pinned.Statement).toHaveLength(policy.Statement.length + 1);
  });
});
