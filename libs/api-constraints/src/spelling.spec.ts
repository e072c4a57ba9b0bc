import { modelOf } from "./api-model.ts";
import { Spelling, providerName } from "./spelling.ts";

test.each([
  ["RoleArn", "roleArn"],
  ["KMSKeyArn", "kmsKeyArn"],
  ["MemorySizeInMB", "memorySizeInMb"],
  ["EnableSSMAccess", "enableSsmAccess"],
  ["S3Uri", "s3Uri"],
  ["EFSFileSystemConfig", "efsFileSystemConfig"],
  ["RStudioServerProAppSettings", "rStudioServerProAppSettings"],
  ["SageMakerImageArn", "sagemakerImageArn"],
  ["ModelDataETag", "modelDataEtag"],
  ["VpcId", "vpcId"],
])("the provider calls %s %s", (member, name) => {
  expect(providerName(member)).toBe(name);
});

describe("a spelling", () => {
  const spelling = new Spelling(
    modelOf("lambda"),
    {
      CreateFunctionRequest: {
        name: "FunctionName",
        s3Key: "Code.S3Key",
        "efs[]": "FileSystemConfigs[]",
        hash: null,
      },
    },
    providerName,
    new Set(["region"]),
  );
  const step = (member: string, intoList = false) => ({ member, intoList });

  test("knows which member a property becomes", () => {
    const to = (property: string) => spelling.destinationOf("CreateFunctionRequest", property);
    expect(to("memorySize")).toEqual({ steps: [step("MemorySize")], fromList: false });
    expect(to("name")).toEqual({ steps: [step("FunctionName")], fromList: false });
    expect(to("s3Key")).toEqual({ steps: [step("Code"), step("S3Key")], fromList: false });
    expect(to("efs")).toEqual({ steps: [step("FileSystemConfigs", true)], fromList: true });
    expect([to("hash"), to("region"), to("colour"), to("MemorySize")]).toEqual([
      null,
      null,
      undefined,
      undefined,
    ]);
  });

  test("knows which property becomes a member", () => {
    const of = (way: string) => spelling.propertyOf("CreateFunctionRequest", way);
    expect([
      of("MemorySize"),
      of("FunctionName"),
      of("Code.S3Key"),
      of("Code.S3Bucket"),
      of("FileSystemConfigs[]"),
    ]).toEqual(["memorySize", "name", "s3Key", "s3Bucket", "efs"]);
  });
});
