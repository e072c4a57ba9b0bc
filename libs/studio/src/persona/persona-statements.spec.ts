import { platformRef } from "@mlops/contracts/testing";
import type { PolicyStatement } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { jobRoleStatements } from "./job-role-statements.ts";
import { type MlflowRef, canTrackExperiments } from "./mlflow-access.ts";
import { canPassToSageMaker } from "./pass-role.ts";
import {
  type PersonaScope,
  dataScientistStatements,
  mlEngineerStatements,
  readOnlyStatements,
} from "./persona-statements.ts";
import { pipelineRoleStatements } from "./pipeline-role-statements.ts";

/** A statement without Outputs. */
interface PlainStatement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

async function plain(statements: () => PolicyStatement[]): Promise<PlainStatement[]> {
  const { outputs } = await pretendCloud(() => ({ statements: statements() }));
  return JSON.parse(JSON.stringify(outputs.statements)) as PlainStatement[];
}

const everything: Partial<PersonaScope> = {
  allowedInstanceTypes: { apps: ["ml.t3.*"], jobs: ["ml.m5.*"], jobsWithoutVolumeKey: ["ml.g5.*"] },
  imageRepositoryArns: ["repository-arn"],
};
const server: MlflowRef = { kind: "server", arn: "server-arn" };
const app: MlflowRef = { kind: "app", arn: "app-arn" };

const dataScientist = (scope: Partial<PersonaScope> = everything) =>
  plain(() => dataScientistStatements({ ...platformRef(), jobRoleArn: "job-role-arn", ...scope }));
const readOnly = (experiments = server) => plain(() => readOnlyStatements({ ...platformRef(), experiments }));
const mlEngineer = (experiments = server) =>
  plain(() => mlEngineerStatements({ ...platformRef(), pipelineRoleArn: "pipeline-role-arn", experiments }));
const tracking = (experiments = server) => plain(() => [canTrackExperiments(experiments)]);
const pipelineRole = (scope: Partial<PersonaScope> = everything) =>
  plain(() => pipelineRoleStatements({ ...platformRef(), jobRoleArn: "job-role-arn", ...scope }));
const jobRole = () => plain(() => jobRoleStatements({ ...platformRef(), imageAccounts: ["763104351884"] }));

const documents = {
  "data scientist": dataScientist,
  "read only": readOnly,
  "ML engineer": mlEngineer,
  tracking,
  "job role": jobRole,
  "pipeline role": pipelineRole,
};

const find = async (statements: Promise<PlainStatement[]>, sid: string) =>
  (await statements).find(({ Sid }) => Sid === sid);

const sagemaker = (resource: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${resource}`;

describe.each(Object.entries(documents))("the document %p", (_, build) => {
  const document = () => build();

  test("name every action in full", async () => {
    const actions = (await document()).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action))).toEqual([]);
  });

  test("allow only, and give each statement its own Sid", async () => {
    const statements = await document();
    expect(new Set(statements.map(({ Effect }) => Effect))).toEqual(new Set(["Allow"]));
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });
});

describe("IAM's limits", () => {
  const size = async (statements: Promise<PlainStatement[]>) =>
    JSON.stringify({ Version: "2012-10-17", Statement: await statements }).length;

  test("leave room for grants: what is part of a role may have 10,240 characters in all", async () => {
    // The ARN of a real key has 32 characters more than the one here, and it is there seven times.
    expect(await size(dataScientist())).toBeLessThan(6_200);
    expect(await size(jobRole())).toBeLessThan(6_200);
    expect(await size(pipelineRole())).toBeLessThan(6_200);
  });

  test("are kept by every shared policy: it may have 6,144 characters", async () => {
    expect(await size(readOnly())).toBeLessThan(5_500);
    expect(await size(mlEngineer())).toBeLessThan(5_500);
    expect(await size(tracking())).toBeLessThan(5_500);
  });
});

test("every resource is named, except where IAM knows none or AWS refuses less", async () => {
  const all = await Promise.all(Object.values(documents).map((document) => document()));
  const open = all.flat().filter(({ Resource }) => [Resource].flat().includes("*"));
  expect(new Set(open.map(({ Sid }) => Sid))).toEqual(
    new Set([
      "ListSageMaker",
      "FindLogsAndMetrics",
      "OpenExperimentPages",
      "LogInToRegistry",
      "PublishMetrics",
      "AttachToVpc",
    ]),
  );
});

test("read-only users describe, list, search and read, and nothing else", async () => {
  const actions = (await readOnly()).flatMap(({ Action }) => Action);
  const reading =
    /:(Describe|BatchDescribe|BatchGet|Get|List|Search|Query|Filter)|:CreatePresignedMlflowTrackingServerUrl$|:AccessUI$/;
  expect(actions.filter((action) => !reading.test(action))).toEqual([]);
});

describe("jobs started by hand", () => {
  test("run in the workload security group, with the data key, on allowed instance types", async () => {
    expect(await find(dataScientist(), "LaunchJobs")).toEqual({
      Sid: "LaunchJobs",
      Effect: "Allow",
      Action: [
        "sagemaker:CreateHyperParameterTuningJob",
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateTrainingJob",
      ],
      Resource: [
        sagemaker("hyper-parameter-tuning-job/*"),
        sagemaker("processing-job/*"),
        sagemaker("training-job/*"),
      ],
      Condition: {
        Null: { "sagemaker:VpcSecurityGroupIds": "false", "sagemaker:VpcSubnets": "false" },
        "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": ["sg-1"] },
        ArnEquals: {
          "sagemaker:VolumeKmsKey": "arn:aws:kms:eu-west-1:111122223333:key/data",
          "sagemaker:OutputKmsKey": "arn:aws:kms:eu-west-1:111122223333:key/data",
        },
        "ForAllValues:StringLike": { "sagemaker:InstanceTypes": ["ml.m5.*"] },
      },
    });
  });

  test("go without a volume key only on the instance types that take none", async () => {
    const own = await find(dataScientist(), "LaunchJobsOnOwnDisks");
    expect(own?.Condition).toEqual({
      Null: {
        "sagemaker:VpcSecurityGroupIds": "false",
        "sagemaker:VpcSubnets": "false",
        "sagemaker:VolumeKmsKey": "true",
      },
      "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": ["sg-1"] },
      ArnEquals: { "sagemaker:OutputKmsKey": "arn:aws:kms:eu-west-1:111122223333:key/data" },
      "ForAllValues:StringLike": { "sagemaker:InstanceTypes": ["ml.g5.*"] },
    });
    expect(await find(dataScientist({}), "LaunchJobsOnOwnDisks")).toBeUndefined();
  });

  test("get the role of jobs and no other", async () => {
    expect(await find(dataScientist(), "PassRolesToSageMaker")).toEqual({
      Sid: "PassRolesToSageMaker",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: ["job-role-arn"],
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    });
    expect(canPassToSageMaker(["pipeline-role-arn"]).Resource).toEqual(["pipeline-role-arn"]);
  });

  test("are no AutoML jobs where instance types are limited, as IAM does not see theirs", async () => {
    expect(await find(dataScientist(), "LaunchAutoMl")).toBeUndefined();
    expect((await find(dataScientist({}), "LaunchAutoMl"))?.Action).toEqual([
      "sagemaker:CreateAutoMLJob",
      "sagemaker:CreateAutoMLJobV2",
    ]);
  });

  test("may be of any instance type unless types are listed", async () => {
    const launch = await find(dataScientist({}), "LaunchJobs");
    expect(launch?.Condition).not.toHaveProperty("ForAllValues:StringLike");
  });
});

describe("spaces and apps", () => {
  const own = {
    ArnLike: {
      "sagemaker:OwnerUserProfileArn": sagemaker(
        "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
      ),
    },
    StringEquals: { "sagemaker:SpaceSharingType": "Private" },
  };

  test("can be changed by their owner only", async () => {
    expect(await find(dataScientist(), "KeepOwnSpaces")).toEqual({
      Sid: "KeepOwnSpaces",
      Effect: "Allow",
      Action: ["sagemaker:CreateSpace", "sagemaker:DeleteSpace", "sagemaker:UpdateSpace"],
      Resource: [sagemaker("space/${sagemaker:DomainId}/*")],
      Condition: own,
    });
  });

  test("run on allowed instance types", async () => {
    expect((await find(dataScientist(), "RunOwnApps"))?.Condition).toEqual({
      ...own,
      "ForAllValues:StringLike": { "sagemaker:InstanceTypes": ["ml.t3.*"] },
    });
    expect((await find(dataScientist({}), "RunOwnApps"))?.Condition).toEqual(own);
  });
});

describe("machine learning engineers", () => {
  test("register models but do not approve them", async () => {
    expect(await find(mlEngineer(), "RegisterModelVersions")).toEqual({
      Sid: "RegisterModelVersions",
      Effect: "Allow",
      Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
      Resource: [sagemaker("model-package-group/*"), sagemaker("model-package/*")],
      Condition: {
        StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
      },
    });
  });

  test("run every pipeline and change those of the sandbox only", async () => {
    expect((await find(mlEngineer(), "RunPipelines"))?.Resource).toEqual([sagemaker("pipeline/*")]);
    expect((await find(mlEngineer(), "BuildSandboxPipelines"))?.Resource).toEqual([
      sagemaker("pipeline/sandbox-*"),
    ]);
  });

  test("make models of the sandbox inside the VPC only", async () => {
    expect(await find(mlEngineer(), "MakeModels")).toEqual({
      Sid: "MakeModels",
      Effect: "Allow",
      Action: ["sagemaker:CreateModel"],
      Resource: [sagemaker("model/sandbox-*")],
      Condition: {
        Null: { "sagemaker:VpcSecurityGroupIds": "false", "sagemaker:VpcSubnets": "false" },
        "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": ["sg-1"] },
      },
    });
  });
});

describe("pipelines that machine learning engineers build", () => {
  test("get the role of pipelines and no other", async () => {
    expect(await find(mlEngineer(), "PassRolesToSageMaker")).toEqual({
      Sid: "PassRolesToSageMaker",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: ["pipeline-role-arn"],
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    });
  });

  test("start jobs with the limits of jobs started by hand, under the role of jobs and no other", async () => {
    for (const sid of ["LaunchJobs", "LaunchJobsOnOwnDisks", "LaunchTransforms", "PassRolesToSageMaker"]) {
      const statement = await find(pipelineRole(), sid);
      expect(statement).toEqual(await find(dataScientist(), sid));
      expect(statement?.Resource).not.toEqual([]);
    }
    expect((await find(pipelineRole(), "PassRolesToSageMaker"))?.Resource).toEqual(["job-role-arn"]);
  });

  test("make models under SageMaker's names inside the VPC, and approve none", async () => {
    expect(await find(pipelineRole(), "MakeModels")).toMatchObject({
      Resource: [sagemaker("model/pipelines-*")],
      Condition: { "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": ["sg-1"] } },
    });
    expect((await find(pipelineRole(), "RegisterModelVersions"))?.Condition).toEqual({
      StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
    });
  });
});

describe("an MLflow app, whose API is one action for IAM", () => {
  test("is used as a whole by those who track experiments", async () => {
    expect(await tracking(app)).toEqual([
      {
        Sid: "UseExperiments",
        Effect: "Allow",
        Action: ["sagemaker:CallMlflowAppApi", "sagemaker:CreatePresignedMlflowAppUrl"],
        Resource: ["app-arn"],
      },
    ]);
  });

  test("is not read by those who may only read, nor switched off", async () => {
    const all = [...(await readOnly(app)), ...(await mlEngineer(app))];
    expect(all.filter(({ Resource }) => [Resource].flat().includes("app-arn"))).toEqual([]);
  });
});

test("jobs write below studio/ of the artifact bucket and pull from listed accounts", async () => {
  const statements = await jobRole();
  const resources = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Resource;
  expect(resources("WriteArtifacts")).toEqual(["arn:aws:s3:::artifact-bucket/studio/*"]);
  expect(resources("PullImages")).toEqual([
    "arn:aws:ecr:eu-west-1:111122223333:repository/*",
    "arn:aws:ecr:eu-west-1:763104351884:repository/*",
  ]);
});
