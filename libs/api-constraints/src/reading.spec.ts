import { Property } from "./property.ts";
import { handedOver } from "./testing/handed-over.ts";
import { UNKNOWN } from "./testing/values.ts";
import type { Given } from "./given.ts";
import { providerDialect } from "./provider-dialect.ts";
import { given } from "./reading.ts";

const dialect = providerDialect("sagemaker");

function read(props: object, shape: string, of = dialect): Given {
  return given(Property.of(handedOver(props)), shape, of);
}

/** What is given, without its places. */
function plain({ content }: Given): unknown {
  switch (content.kind) {
    case "structure":
      return Object.fromEntries([...content.members].map(([member, one]) => [member, plain(one)]));
    case "map":
      return Object.fromEntries(content.entries.map(({ key, value }) => [key, plain(value)]));
    case "list":
      return content.elements.map(plain);
    case "text":
      return content.text;
    case "number":
      return content.number;
    case "boolean":
      return content.boolean;
    default:
      return content.kind;
  }
}

test("of more values than any API takes, nothing is certain of the last ones", () => {
  const environment = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, "v"]));
  const containers = Array.from({ length: 5 }, () => ({ environment }));
  const { content } = given(Property.of({ containers }), "CreateModelInput", dialect);
  const list = content.kind === "structure" ? content.members.get("Containers")?.elements : [];
  expect(list?.map((one) => one.content.kind)).toEqual([
    "structure",
    "structure",
    "structure",
    "unknown",
    "unknown",
  ]);
});

test("a list is counted as a whole, and no list where the API takes none is read", () => {
  const names = Array.from({ length: 3_000 }, () => "a");
  const { content } = given(
    Property.of({ executionRoleArn: names, tags: names }),
    "CreateEndpointConfigInput",
    dialect,
  );
  const members = content.kind === "structure" ? content.members : new Map<string, Given>();
  const sizes = ["ExecutionRoleArn", "Tags"].map((member) => {
    const list = members.get(member)?.content;
    return list?.kind === "list" ? [list.size, list.elements.length] : list?.kind;
  });
  expect(sizes).toEqual([
    [3_000, 0],
    [3_000, 2_501],
  ]);
});

describe("what a resource gives for an API's input", () => {
  test("has the API's names, in its structures", () => {
    const props = {
      name: "main",
      kmsKeyArn: "key",
      productionVariants: [{ volumeSizeInGb: 5, enableSsmAccess: true }],
    };
    expect(plain(read(props, "CreateEndpointConfigInput"))).toEqual({
      EndpointConfigName: "main",
      KmsKeyId: "key",
      ProductionVariants: [{ VolumeSizeInGB: 5, EnableSSMAccess: true }],
    });
  });

  test("is in a list where the API wants one, and out of it where not", () => {
    expect(plain(read({ onCreate: "a" }, "CreateNotebookInstanceLifecycleConfigInput"))).toEqual({
      OnCreate: [{ Content: "a" }],
    });
    expect(plain(read({ device: { deviceName: "a" } }, "RegisterDevicesRequest"))).toEqual({
      Devices: [{ DeviceName: "a" }],
    });
    expect(plain(read({ routingConfigs: [{ routingStrategy: "RANDOM" }] }, "ProductionVariant"))).toEqual({
      RoutingConfig: { RoutingStrategy: "RANDOM" },
    });
    expect(plain(read({ routingConfigs: [] }, "ProductionVariant"))).toEqual({});
  });

  test("is in nested structures, whose absent members are called what the resource calls them", () => {
    const lambda = providerDialect("lambda");
    const input = read({ s3Bucket: "artifacts" }, "CreateFunctionRequest", lambda);
    expect(plain(input)).toEqual({ Code: { S3Bucket: "artifacts" } });
    expect(input.at("Code.S3Key").path).toBe("s3Key");
    expect(read({}, "CreateFunctionRequest", lambda).at("Code").path).toBe("code");
    const events = providerDialect("events");
    const [target] = read({ rule: "a", targetId: "b" }, "PutTargetsRequest", events).at("Targets").elements;
    expect([target?.at("Id").path, target?.at("Arn").path, target?.at("Arn").isAbsent]).toEqual([
      "targetId",
      "arn",
      true,
    ]);
  });

  test("has tags as the API has them", () => {
    const input = read({ tags: { Owner: "nlp", none: null, __defaults: [] } }, "CreateModelInput");
    expect(plain(input)).toEqual({ Tags: [{ Key: "Owner", Value: "nlp" }, { Key: "none" }] });
    expect(input.at("Tags").elements.map(({ path }) => path)).toEqual(["tags.Owner", "tags.none"]);
    expect(
      plain(read({ tags: { Owner: "nlp" } }, "CreateFunctionRequest", providerDialect("lambda"))),
    ).toEqual({
      Tags: { Owner: "nlp" },
    });
  });

  test("has numbers and truth values where the API does", () => {
    const props = { maxConcurrency: "20", memorySizeInMb: "much", provisionedConcurrency: "" };
    expect(plain(read(props, "ProductionVariantServerlessConfig"))).toEqual({
      MaxConcurrency: 20,
      MemorySizeInMB: "much",
    });
    expect(plain(read({ enableNetworkIsolation: "true", name: 5 }, "CreateModelInput"))).toEqual({
      EnableNetworkIsolation: true,
      ModelName: "5",
    });
    expect(plain(read({ primaryContainer: { environment: { A: 1, B: true } } }, "CreateModelInput"))).toEqual(
      {
        PrimaryContainer: { Environment: { A: "1", B: "true" } },
      },
    );
  });

  test("has nothing where nothing is set", () => {
    const input = read(
      { name: null, executionRoleArn: undefined, region: "eu-west-1", __defaults: [] },
      "CreateModelInput",
    );
    expect(plain(input)).toEqual({});
    expect(input.at("PrimaryContainer.ModelDataSource.S3DataSource")).toMatchObject({
      path: "primaryContainer.modelDataSource.s3DataSources",
      isAbsent: true,
    });
  });

  test("is unknown where it is, and within", () => {
    const input = read({ name: UNKNOWN, primaryContainer: UNKNOWN }, "CreateModelInput");
    expect(plain(input)).toEqual({ ModelName: "unknown", PrimaryContainer: "unknown" });
    const inner = input.at("PrimaryContainer.Image");
    expect([inner.path, inner.isAbsent, inner.isKnown]).toEqual(["primaryContainer.image", false, false]);
    expect(plain(read({ s3Bucket: UNKNOWN }, "CreateFunctionRequest", providerDialect("lambda")))).toEqual({
      Code: { S3Bucket: "unknown" },
    });
  });

  test("says which properties become nothing", () => {
    const { content } = read({ nane: "main", tags: {} }, "CreateModelInput");
    expect(content.kind === "structure" && content.others).toEqual([{ name: "nane", path: "nane" }]);
  });
});
