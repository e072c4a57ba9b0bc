import type { PolicyResource } from "@pulumi/policy";
import { type Target, relation } from "./relation.ts";
import { type StackResource, stackOfResources } from "./resource.ts";
import { UNKNOWN, handedOver } from "@mlops/api-constraints/testing";

/** Resources as the SDK hands them to a stack policy. */
function resource(
  name: string,
  type: string,
  props: object,
  from: Record<string, PolicyResource[]> = {},
): PolicyResource {
  return {
    name,
    type,
    urn: `urn:pulumi:platform.dev::mlops-platform::${type}::${name}`,
    props: handedOver(props),
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    dependencies: Object.values(from).flat(),
    propertyDependencies: from,
    isType: () => false,
    asType: () => undefined,
  };
}

describe("whether one resource names another", () => {
  const data = resource("data", "aws:s3/bucket:Bucket", { bucket: "mlops-data" });
  const models = resource("models", "aws:s3/bucket:Bucket", {});
  const key = resource("key", "aws:kms/key:Key", {});
  const late = resource("late", "aws:s3/bucket:Bucket", { bucket: UNKNOWN });
  const named = resource("named", "aws:s3/bucket:Bucket", { bucket: "mlops-named", arn: UNKNOWN });
  const deployed = resource("deployed", "aws:s3/bucket:Bucket", { arn: "arn:aws:s3:::mlops-deployed" });
  const arn = "arn:aws:s3:::other";

  test.each([
    ["its value came from it", { bucket: UNKNOWN }, { bucket: [data] }, data, "yes"],
    ["its value came from another of the kind", { bucket: UNKNOWN }, { bucket: [models] }, data, "no"],
    ["its value came from a resource of another kind", { bucket: UNKNOWN }, { bucket: [key] }, data, "maybe"],
    ["its value came from nowhere in particular", { bucket: UNKNOWN }, {}, data, "maybe"],
    ["another property's value came from it", { bucket: "other" }, { tags: [data] }, data, "no"],
    ["its value is the name", { bucket: "mlops-data" }, {}, data, "yes"],
    ["its value is another name", { bucket: "other" }, {}, data, "no"],
    ["its value is a name, and the other's is known later", { bucket: "other" }, {}, late, "maybe"],
    ["its value is another name, and the other's id is known later", { bucket: "other" }, {}, named, "no"],
    ["its value is an ARN, and only the other's name is known", { bucket: arn }, {}, named, "maybe"],
    ["its value is another ARN", { bucket: arn }, {}, deployed, "no"],
    ["its value is a name, and the other has none", { bucket: "other" }, {}, models, "no"],
    ["it is absent", {}, {}, data, "no"],
    ["it is empty", { bucket: "" }, {}, data, "no"],
  ])("%s", (_, props, from, to, expected) => {
    const block = resource("block", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", props, from);
    const { resources } = stackOfResources([block, data, models, key, late, named, deployed]);
    const view = (urn: string): StackResource => {
      const found = resources.find((one) => one.urn === urn);
      if (!found) throw new Error(`no resource ${urn}`);
      return found;
    };
    const target: Target = {
      resources: [view(to.urn)],
      types: ["aws:s3/bucket:Bucket"],
      names: [view(to.urn).props.at("bucket"), view(to.urn).props.at("arn")],
    };
    expect(relation(view(block.urn), "bucket", target)).toBe(expected);
  });

  test("resources are seen in the order of their URNs, with their parents", () => {
    const child: PolicyResource = { ...resource("a", "aws:s3/bucket:Bucket", {}), parent: key };
    const { resources, ofType } = stackOfResources([models, key, child, data]);
    expect(resources.map(({ name }) => name)).toEqual(["key", "a", "data", "models"]);
    expect(ofType("aws:s3/bucket:Bucket").map(({ name, parent }) => [name, parent?.name])).toEqual([
      ["a", "key"],
      ["data", undefined],
      ["models", undefined],
    ]);
    expect(resources[1]?.parent).toBe(resources[0]);
  });
});
