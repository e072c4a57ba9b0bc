import cloudformation from "../models/cloudformation.json" with { type: "json" };
import { type ApiModel, inputShapeOf, modelOf, shapeOf } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import type { Given } from "./given.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { Spelling, type Spellings } from "./spelling.ts";

/** Type token of any CloudFormation type, for what @pulumi/aws has no class of its own. */
export const cloudControlResource = "aws:cloudcontrol/resource:Resource";

/** Who writes an input, as against the API's operation that takes it. */
interface Writer {
  readonly name: string;
  /** Ways to what the API lacks, or has as something else. */
  readonly additional: readonly string[];
  /** Ways to what only the API has. */
  readonly lacking: readonly string[];
}

/** Members of one object that a message each is about: whoever has more mistakes finds the others when these are mended. */
const MOST_TOLD = 100;

/** A CloudFormation type that Cloud Control takes. */
export interface CloudFormationType extends Writer {
  readonly operation: string;
}

/** Members that CloudFormation calls something else than the API. */
const spellings: Spellings = {
  CognitoMemberDefinition: {
    CognitoClientId: "ClientId",
    CognitoUserGroup: "UserGroup",
    CognitoUserPool: "UserPool",
  },
  CreateImageRequest: {
    ImageDescription: "Description",
    ImageDisplayName: "DisplayName",
    ImageRoleArn: "RoleArn",
  },
  OidcMemberDefinition: { OidcGroups: "Groups" },
  RegisterDevicesRequest: { Device: "Devices[]" },
};

const named = "CloudFormation makes a name";

/** Members that the API requires and CloudFormation fills in. */
const filledIn: Dialect["filledIn"] = {
  CreateCodeRepositoryInput: { CodeRepositoryName: named },
  CreateDataQualityJobDefinitionRequest: { JobDefinitionName: named },
  CreateEndpointConfigInput: { EndpointConfigName: named },
  CreateEndpointInput: { EndpointName: named },
  CreateInferenceComponentInput: { InferenceComponentName: named },
  CreateModelBiasJobDefinitionRequest: { JobDefinitionName: named },
  CreateModelExplainabilityJobDefinitionRequest: { JobDefinitionName: named },
  CreateModelInput: { ModelName: named },
  CreateModelQualityJobDefinitionRequest: { JobDefinitionName: named },
  CreateNotebookInstanceInput: { NotebookInstanceName: named },
  CreateNotebookInstanceLifecycleConfigInput: { NotebookInstanceLifecycleConfigName: named },
  CreateProcessingJobRequest: { ProcessingJobName: named },
  CreateWorkteamRequest: { WorkteamName: named },
};

/** The types whose operations are judged, by name. */
export const cloudFormationTypes: ReadonlyMap<string, CloudFormationType> = new Map(
  Object.entries(cloudformation.types).map(([name, type]) => [name, { name, ...type }]),
);

const dialects = new Map<CloudFormationType, Dialect>();

/** How CloudFormation speaks of the API's input. */
export function cloudFormationDialect(type: CloudFormationType): Dialect {
  const known = dialects.get(type);
  if (known) return known;
  const model = modelOf("sagemaker");
  const spelling = new Spelling(model, spellingsOf(type, model), (member) => member);
  const dialect = { model, spelling, isLoose: false, filledIn };
  dialects.set(type, dialect);
  return dialect;
}

/** Members that the type does not have: Cloud Control refuses the whole state for one of them. */
export function foreignMemberProblems(state: Given, type: Writer, dialect: Dialect): Problem[] {
  const { content } = state;
  if (content.kind === "list") {
    return content.elements.flatMap((element) => foreignMemberProblems(element, type, dialect));
  }
  if (content.kind !== "structure") return [];
  const got = `a member that ${type.name} does not have`;
  const names = memberNamesOf(state, type, dialect);
  return [
    ...content.others.slice(0, MOST_TOLD).map(({ name, path }) => ({
      path,
      got,
      allowed: `the nearest is ${nearest(name, names) ?? ""}`,
    })),
    ...[...content.members.values()].flatMap((member) =>
      type.lacking.includes(wayTo(member.path))
        ? [{ path: member.path, got, allowed: "only the API has it" }]
        : foreignMemberProblems(member, type, dialect),
    ),
  ];
}

function memberNamesOf(state: Given, type: Writer, { model, spelling }: Dialect): readonly string[] {
  const way = wayTo(state.path);
  const own = Object.keys(shapeOf(model, state.shape).members ?? {}).map((member) =>
    spelling.propertyOf(state.shape, member),
  );
  const prefix = way === "" ? "" : `${way}.`;
  const additional = type.additional
    .filter((one) => one.startsWith(prefix))
    .map((one) => one.slice(prefix.length));
  return [...own.filter((name) => !type.lacking.includes(prefix + name)), ...additional];
}

/** `ProductionVariants[].InstanceType` of `desiredState.ProductionVariants[0].InstanceType`. */
function wayTo(path: string): string {
  return path.replace(/^desiredState\.?/, "").replace(/\[\d+\]/g, "[]");
}

/** The spellings of one type: what is additional is not judged. */
function spellingsOf(type: CloudFormationType, model: ApiModel): Spellings {
  const all: Record<string, Record<string, string | null>> = structuredClone(spellings);
  for (const way of type.additional) {
    const members = way.split(".");
    const last = members.pop() ?? "";
    const shape = members.reduce(
      (name, member) => {
        const inner = shapeOf(model, name).members?.[member.replace("[]", "")] ?? "";
        return member.endsWith("[]") ? (shapeOf(model, inner).element ?? "") : inner;
      },
      inputShapeOf(model, type.operation),
    );
    all[shape] = { [last]: null, ...all[shape] };
  }
  return all;
}
