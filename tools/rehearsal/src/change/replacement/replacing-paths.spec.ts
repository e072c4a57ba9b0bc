import { readFileSync } from "node:fs";
import { globSync } from "node:fs";
import { join } from "node:path";
import createOnly from "../../../create-only/create-only.json" with { type: "json" };
import { differences } from "../difference.ts";
import { outputRules } from "../../world/rules/index.ts";
import { isCreateOnlyKnown, isReplacementKnown, replacingPaths } from "./replacing-paths.ts";
import { knownDisagreements, spellings } from "./testing/disagreements.ts";
import { replacementRules } from "./rules/index.ts";

const typings = join(__dirname, "../../../../../node_modules/@pulumi/aws");

const paths = (type: string, before: object, after: object) => {
  const inputs = { before: { ...before }, after: { ...after } };
  return replacingPaths({ type, ...inputs, differences: differences(inputs.before, inputs.after) });
};

/** Type tokens of the classes that sources import from @pulumi/aws. */
function importedTypes(): string[] {
  const files = globSync("{apps,examples,libs}/**/*.ts").filter(
    (file) => !/node_modules|\.spec\.ts$|\.test-d\.ts$|\/testing\//.test(file),
  );
  const tokens = files.flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(/import \{([^}]*)\} from "@pulumi\/aws\/(\w+)\/(\w+)\.js"/g),
    ].flatMap(([, names = "", module = "", name = ""]) => {
      const className = name.charAt(0).toUpperCase() + name.slice(1);
      return new RegExp(`\\b${className}\\b`).test(names) ? [`aws:${module}/${name}:${className}`] : [];
    }),
  );
  return [...new Set(tokens)].sort();
}

test("it is known of every type in use what replaces it", () => {
  const types = [...new Set([...importedTypes(), ...Object.keys(outputRules)])];
  expect(types.length).toBeGreaterThan(90);
  expect(types.filter((type) => !isReplacementKnown(type))).toEqual([]);
});

test("what a rule names is an input of its type", () => {
  const unknown = Object.entries(replacementRules).flatMap(([type, rule]) => {
    const [, module = "", name = ""] = type.split(":");
    const text = readFileSync(join(typings, `${module}.d.ts`), "utf8");
    const inputs = text.slice(text.indexOf(`export interface ${name}Args {`));
    const paths =
      "allBut" in rule ? rule.allBut : rule.map((input) => (typeof input === "string" ? input : input.path));
    const properties = paths.map((path) => path.replace(/[.?].*$/, ""));
    return properties
      .filter((property) => property !== "tags" && property !== "tagsAll")
      .filter((property) => !new RegExp(`^    ${property}\\??: `, "m").test(inputs))
      .map((property) => `${type} ${property}`);
  });
  expect(unknown).toEqual([]);
});

test("it is known of every type of Cloud Control in use what replaces it", () => {
  const files = globSync("{apps,examples,libs}/**/src/**/*.ts").filter(
    (file) => !/spec|testing|api-constraints|node_modules/.test(file),
  );
  const names = files.flatMap((file) => readFileSync(file, "utf8").match(/typeName: "AWS::\w+::\w+"/g) ?? []);
  const types = [...new Set(names)].map((text) => text.slice('typeName: "'.length, -1));
  expect(types.filter((type) => !isCreateOnlyKnown(type))).toEqual([]);
});

test.each<[string, string, object, object, string[]]>([
  ["a property of a list", "aws:s3/bucket:Bucket", { bucket: "a" }, { bucket: "b" }, ["bucket"]],
  ["another property", "aws:s3/bucket:Bucket", { forceDestroy: true }, {}, []],
  [
    "a nested property",
    "aws:sagemaker/codeRepository:CodeRepository",
    { gitConfig: { branch: "a" } },
    { gitConfig: { branch: "b" } },
    ["gitConfig.branch"],
  ],
  [
    "its neighbour",
    "aws:sagemaker/codeRepository:CodeRepository",
    { gitConfig: { secretArn: "a" } },
    { gitConfig: { secretArn: "b" } },
    [],
  ],
  [
    "a block that is added",
    "aws:sagemaker/endpoint:Endpoint",
    {},
    { deploymentConfig: { autoRollbackConfiguration: { alarms: [] } } },
    ["deploymentConfig.autoRollbackConfiguration"],
  ],
  [
    "a value in that block",
    "aws:sagemaker/endpoint:Endpoint",
    { deploymentConfig: { autoRollbackConfiguration: { alarms: [{ alarmName: "a" }] } } },
    { deploymentConfig: { autoRollbackConfiguration: { alarms: [{ alarmName: "b" }] } } },
    [],
  ],
  [
    "all but tags",
    "aws:sagemaker/model:Model",
    { tags: { a: "1" }, enableNetworkIsolation: true },
    { tags: { a: "2" }, enableNetworkIsolation: false },
    ["enableNetworkIsolation"],
  ],
  [
    "a feature group's lifetime of records",
    "aws:sagemaker/featureGroup:FeatureGroup",
    { onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { value: 1 } } },
    { onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { value: 2 } } },
    [],
  ],
  [
    "a feature group's throughput",
    "aws:sagemaker/featureGroup:FeatureGroup",
    {},
    { throughputConfig: { throughputMode: "OnDemand" } },
    [],
  ],
  [
    "a feature group's online store",
    "aws:sagemaker/featureGroup:FeatureGroup",
    {},
    { onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { value: 2 } } },
    ["onlineStoreConfig"],
  ],
  [
    "a smaller volume",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    { volumeSize: 20 },
    { volumeSize: 10 },
    ["volumeSize"],
  ],
  [
    "a larger volume",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    { volumeSize: 10 },
    { volumeSize: 20 },
    [],
  ],
  ["a lower tier", "aws:ssm/parameter:Parameter", { tier: "Advanced" }, { tier: "Standard" }, ["tier"]],
  ["no tier any more", "aws:ssm/parameter:Parameter", { tier: "Advanced" }, {}, []],
  ["a parameter's data type", "aws:ssm/parameter:Parameter", {}, { dataType: "aws:ec2:image" }, ["dataType"]],
  [
    "private names of an interface endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { vpcEndpointType: "Interface", privateDnsEnabled: true },
    { vpcEndpointType: "Interface" },
    [],
  ],
  [
    "private names of another endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { vpcEndpointType: "Resource", privateDnsEnabled: true },
    { vpcEndpointType: "Resource" },
    ["privateDnsEnabled"],
  ],
  [
    "the version of an Iceberg table",
    "aws:glue/catalogTable:CatalogTable",
    { openTableFormatInput: { icebergInput: { metadataOperation: "CREATE", version: "2" } } },
    { openTableFormatInput: { icebergInput: { metadataOperation: "CREATE", version: "3" } } },
    ["openTableFormatInput.icebergInput.version"],
  ],
  ["a higher tier", "aws:ssm/parameter:Parameter", { tier: "Standard" }, { tier: "Advanced" }, []],
  ["another region", "aws:sqs/queue:Queue", { region: "eu-west-1" }, { region: "eu-west-2" }, ["region"]],
  [
    "a state's create-only part",
    "aws:cloudcontrol/resource:Resource",
    { typeName: "AWS::SageMaker::ModelBiasJobDefinition", desiredState: '{"RoleArn":"a"}' },
    { typeName: "AWS::SageMaker::ModelBiasJobDefinition", desiredState: '{"RoleArn":"b"}' },
    ["desiredState.RoleArn"],
  ],
  [
    "a state of which nothing is create-only",
    "aws:cloudcontrol/resource:Resource",
    { typeName: "AWS::SageMaker::InferenceComponent", desiredState: '{"RuntimeConfig":{"CopyCount":1}}' },
    { typeName: "AWS::SageMaker::InferenceComponent", desiredState: '{"RuntimeConfig":{"CopyCount":2}}' },
    [],
  ],
  [
    "the name of a type of which nothing is known",
    "aws:made/up:Thing",
    { name: "a", size: 1 },
    { name: "b", size: 2 },
    ["name"],
  ],
])("%s", (_, type, before, after, replacing) => {
  expect(paths(type, before, after)).toEqual(replacing);
});

test("the provider replaces by what CloudFormation replaces by, but where it is known not to", () => {
  const found = Object.entries(createOnly.typed).flatMap(([type, { createOnly: texts }]) => {
    const rule = replacementRules[type] ?? [];
    if ("allBut" in rule) return [];
    const ours = new Set(
      rule.map((input) => (typeof input === "string" ? input : input.path).replace(/[.?].*$/, "")),
    );
    const theirs = new Set(
      texts
        .split(" ")
        .filter(Boolean)
        .map((path) => spelled(type, path.split("/")[0] ?? "")),
    );
    return [
      ...[...theirs]
        .filter((property) => property !== "" && !ours.has(property))
        .map((property) => `${type} only CloudFormation: ${property}`),
      ...[...ours]
        .filter((property) => !theirs.has(property) && !property.endsWith("Prefix"))
        .map((property) => `${type} only the provider: ${property}`),
    ];
  });
  expect(found.sort()).toEqual(Object.keys(knownDisagreements).sort());
});

/** What @pulumi/aws calls a property of CloudFormation; empty if it has none. */
function spelled(type: string, property: string): string {
  const own = spellings[type]?.[property];
  return own ?? property.charAt(0).toLowerCase() + property.slice(1);
}
