import { platformRef } from "@mlops/contracts/testing";
import { type Conditions, type PolicyStatement } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { fitsGlob } from "@mlops/aws";
import { dataScientistStatements, mlEngineerStatements } from "../persona/persona-statements.ts";
import { sdkDefaults } from "./sdk-defaults.ts";
import allowed from "./testing/allowed-keys.json" with { type: "json" };

const jobRoleArn = "arn:aws:iam::111122223333:role/mlops/jobs";
const pipelineRoleArn = "arn:aws:iam::111122223333:role/mlops/pipelines";
const domainArn = "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-own";

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The value of a program's function, with every Output resolved. */
async function resolved<Value>(program: () => unknown): Promise<Value> {
  const { outputs } = await pretendCloud(() => ({ value: program() }));
  return JSON.parse(JSON.stringify(outputs.value)) as Value;
}

const defaults = () =>
  resolved<Json>(() =>
    sdkDefaults({
      ...platformRef(),
      jobRoleArn,
      pipelineRoleArn,
      tags: { CostCentre: "4711", "sagemaker:domain-arn": domainArn },
    }),
  );

/** What is at `path`, such as `TrainingJob.RoleArn`, below the key `SageMaker`. */
const at = (file: Json, path: string): Json | undefined =>
  `SageMaker.${path}`
    .split(".")
    .reduce<Json | undefined>(
      (value, key) => (typeof value === "object" && !isList(value) ? value[key] : undefined),
      file,
    );

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The paths of every value: keys joined with dots, items of lists as `[]`. */
function pathsOf(value: Json, path = ""): string[] {
  if (typeof value !== "object") return [path];
  if (isList(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, path === "" ? key : `${path}.${key}`));
}

describe("the defaults of SageMaker's Python SDK", () => {
  test("have the keys that its schema allows, and no other, which it would refuse the whole file for", async () => {
    const paths = [...new Set(pathsOf(await defaults()))];
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !allowed.keys.includes(path))).toEqual([]);
  });

  test("name the VPC, the data key, the role and the tags of training jobs", async () => {
    expect(at(await defaults(), "TrainingJob")).toEqual({
      EnableInterContainerTrafficEncryption: true,
      OutputDataConfig: { KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data" },
      ResourceConfig: { VolumeKmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data" },
      VpcConfig: { SecurityGroupIds: ["sg-1"], Subnets: ["subnet-a", "subnet-b"] },
      RoleArn: jobRoleArn,
      Tags: [
        { Key: "CostCentre", Value: "4711" },
        { Key: "sagemaker:domain-arn", Value: domainArn },
      ],
    });
  });

  test("tell nobody of what people do", async () => {
    expect(at(await defaults(), "PythonSDK.Modules.TelemetryOptOut")).toBe(true);
  });

  test("keep code and outputs where people may write", async () => {
    expect(at(await defaults(), "PythonSDK.Modules.Session")).toEqual({
      DefaultS3Bucket: "artifact-bucket",
      DefaultS3ObjectKeyPrefix: "studio",
    });
  });
});

/** Where a request takes the values of IAM's condition keys from, if its caller names none: paths in the defaults. */
const requests = {
  CreateTrainingJob: jobKeys("TrainingJob", {
    volume: "ResourceConfig.VolumeKmsKeyId",
    output: "OutputDataConfig.KmsKeyId",
    vpc: "VpcConfig",
  }),
  // A tuning job is made of an estimator, and so of a training job.
  CreateHyperParameterTuningJob: jobKeys("TrainingJob", {
    volume: "ResourceConfig.VolumeKmsKeyId",
    output: "OutputDataConfig.KmsKeyId",
    vpc: "VpcConfig",
  }),
  CreateProcessingJob: jobKeys("ProcessingJob", {
    volume: "ProcessingResources.ClusterConfig.VolumeKmsKeyId",
    output: "ProcessingOutputConfig.KmsKeyId",
    vpc: "NetworkConfig.VpcConfig",
  }),
  CreateAutoMLJob: jobKeys("AutoMLJob", {
    volume: "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId",
    output: "OutputDataConfig.KmsKeyId",
    vpc: "AutoMLJobConfig.SecurityConfig.VpcConfig",
  }),
  CreateAutoMLJobV2: jobKeys("AutoMLJobV2", {
    volume: "SecurityConfig.VolumeKmsKeyId",
    output: "OutputDataConfig.KmsKeyId",
    vpc: "SecurityConfig.VpcConfig",
  }),
  CreateTransformJob: {
    "sagemaker:VolumeKmsKey": "TransformJob.TransformResources.VolumeKmsKeyId",
    "sagemaker:OutputKmsKey": "TransformJob.TransformOutput.KmsKeyId",
  },
  CreateModel: {
    "sagemaker:VpcSecurityGroupIds": "Model.VpcConfig.SecurityGroupIds",
    "sagemaker:VpcSubnets": "Model.VpcConfig.Subnets",
  },
} satisfies Record<string, Record<string, string>>;

function jobKeys(job: string, paths: { volume: string; output: string; vpc: string }) {
  return {
    "sagemaker:VolumeKmsKey": `${job}.${paths.volume}`,
    "sagemaker:OutputKmsKey": `${job}.${paths.output}`,
    "sagemaker:VpcSecurityGroupIds": `${job}.${paths.vpc}.SecurityGroupIds`,
    "sagemaker:VpcSubnets": `${job}.${paths.vpc}.Subnets`,
  };
}

/** Values of condition keys in a request; a key without values is absent. */
type RequestKeys = Readonly<Record<string, readonly string[]>>;

const texts = (value: Json | undefined): string[] =>
  value === undefined ? [] : [value].flat().map((item) => String(item));

/** Whether a request meets every line of a condition, as IAM evaluates the operators that personas use. */
function meets(request: RequestKeys, condition: Conditions = {}): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const values = request[key] ?? [];
      const patterns = texts(wanted as Json);
      const fits = (value: string) => patterns.some((pattern) => fitsGlob(pattern, value));
      if (operator === "Null") return patterns.includes(String(values.length === 0));
      if (operator === "ForAllValues:StringEquals" || operator === "ForAllValues:StringLike")
        return values.every(fits);
      if (operator === "ArnEquals") return values.length > 0 && values.every(fits);
      throw new Error(`no evaluation of ${operator}`);
    }),
  );
}

const rights = () =>
  resolved<PolicyStatement[]>(() => {
    const allowedInstanceTypes = { jobsWithoutVolumeKey: ["ml.g5.*"] };
    const scope = { ...platformRef(), jobRoleArn, pipelineRoleArn, allowedInstanceTypes };
    return [...dataScientistStatements(scope), ...mlEngineerStatements(scope)];
  });

const isAllowed = (statements: readonly PolicyStatement[], action: string, request: RequestKeys) =>
  statements.some(
    ({ Action = [], Condition }) => Action.includes(`sagemaker:${action}`) && meets(request, Condition),
  );

describe.each(Object.entries(requests))("a plain %s", (action, paths) => {
  const requestOf = async (): Promise<RequestKeys> => {
    const file = await defaults();
    const keys = Object.entries(paths).map(([key, path]) => [key, texts(at(file, path))] as const);
    return { ...Object.fromEntries(keys), "sagemaker:InstanceTypes": ["ml.m5.large"] };
  };

  test("meets the conditions of the persona that may ask for it", async () => {
    expect(isAllowed(await rights(), action, await requestOf())).toBe(true);
  });

  test.each(Object.keys(paths))("would not without the default for %s", async (key) => {
    expect(isAllowed(await rights(), action, { ...(await requestOf()), [key]: [] })).toBe(false);
  });
});

test("every role among the defaults may be passed by those who start what it is for", async () => {
  const passed = (await rights()).filter(({ Action = [] }) => Action.includes("iam:PassRole"));
  const passable = passed.flatMap(({ Resource = [] }) => texts(Resource as Json));
  const file = await defaults();
  const roles = pathsOf(file).filter((path) => /\.(Execution)?RoleArn$/.test(path));
  expect(roles.length).toBe(8);
  const named = roles.map((path) => at(file, path.replace(/^SageMaker\./, "")));
  expect(named.filter((role) => !passable.includes(String(role)))).toEqual([]);
});
