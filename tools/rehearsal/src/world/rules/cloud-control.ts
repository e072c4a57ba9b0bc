import { type FilledValues, type OutputRules, arnOf } from "../output-rule.ts";

/** What Cloud Control adds to a type: its identifier, and the properties that only it knows. */
interface CloudControlType {
  /** Property that the state may leave out, and that is then invented. */
  readonly name: string;
  readonly arn: string;
  readonly arnProperty: string;
}

const jobDefinition = (kind: string): CloudControlType => ({
  name: "JobDefinitionName",
  arn: arnOf("sagemaker", `${kind}-job-definition/`),
  arnProperty: "JobDefinitionArn",
});

const types: Readonly<Record<string, CloudControlType>> = {
  "AWS::SageMaker::ModelBiasJobDefinition": jobDefinition("model-bias"),
  "AWS::SageMaker::ModelExplainabilityJobDefinition": jobDefinition("model-explainability"),
  "AWS::SageMaker::ModelQualityJobDefinition": jobDefinition("model-quality"),
  "AWS::SageMaker::EndpointConfig": {
    name: "EndpointConfigName",
    arn: arnOf("sagemaker", "endpoint-config/"),
    arnProperty: "Id",
  },
  "AWS::SageMaker::InferenceComponent": {
    name: "InferenceComponentName",
    arn: arnOf("sagemaker", "inference-component/"),
    arnProperty: "InferenceComponentArn",
  },
};

/** What Cloud Control adds: the identifier is the ARN, the properties are the state with what AWS invents. */
export const cloudControlRules: OutputRules = {
  "aws:cloudcontrol/resource:Resource": { id: identifier, outputs: { properties } },
};

function identifier(values: FilledValues): string | undefined {
  const type = types[values.text("typeName") ?? ""];
  const arn = type && values.fill(type.arn);
  return type && arn && `${arn}${nameOf(type, stateOf(values), values).toLowerCase()}`;
}

function properties(values: FilledValues): string | undefined {
  const type = types[values.text("typeName") ?? ""];
  const arn = identifier(values);
  if (!type || arn === undefined) return undefined;
  const state = stateOf(values);
  return JSON.stringify({ ...state, [type.name]: nameOf(type, state, values), [type.arnProperty]: arn });
}

function stateOf({ text }: FilledValues): Readonly<Record<string, unknown>> {
  const state: unknown = JSON.parse(text("desiredState") ?? "{}");
  return typeof state === "object" && state !== null ? { ...state } : {};
}

function nameOf(
  { name }: CloudControlType,
  state: Readonly<Record<string, unknown>>,
  { fill }: FilledValues,
): string {
  const given = state[name];
  return typeof given === "string" ? given : (fill("{upper:12}") ?? "");
}
