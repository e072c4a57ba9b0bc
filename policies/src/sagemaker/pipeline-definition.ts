import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { sagemaker } from "../resource/resource-types.ts";
import { desiredState } from "./cloud-control.ts";
import type { StepReader } from "./reader.ts";
import type { Placed } from "./placed.ts";

/** A step of a SageMaker pipeline. */
export interface Step extends Placed {
  readonly type: string;
  /** What a step checks that compares with a baseline. */
  readonly checkType: Property;
  /** Its arguments as they stand. */
  readonly arguments: Property;
  /**
   * What a value is: of a parameter its default, which a run may replace; nothing where only a run will tell, such as
   * the output of another step.
   */
  readonly resolve: (value: Property) => Property | undefined;
  /** Reads its arguments, resolved. */
  readonly read: StepReader;
}

/** Every step of the pipeline that `resource` is, those within conditions too. */
export function stepsOf(resource: Resource): readonly Step[] {
  const definition = definitionOf(resource);
  if (!definition) return [];
  const parameters = definition.at("Parameters").elements;
  return stepsIn(definition.at("Steps"), (value) => resolved(value, parameters));
}

function definitionOf(resource: Resource): Property | undefined {
  if (resource.type === sagemaker.pipeline) return resource.props.at("pipelineDefinition").parsed;
  return desiredState(resource, "AWS::SageMaker::Pipeline")?.at("PipelineDefinition.PipelineDefinitionBody")
    .parsed;
}

function stepsIn(list: Property, resolve: Step["resolve"]): Step[] {
  return list.elements.flatMap((step) => {
    const given = step.at("Arguments");
    return [
      {
        place: ` in step ${step.at("Name").text ?? step.path}`,
        type: step.at("Type").text ?? "",
        checkType: step.at("CheckType"),
        arguments: given,
        resolve,
        read: (path: string) => resolvedAt(given, path, resolve),
      },
      ...stepsIn(given.at("IfSteps"), resolve),
      ...stepsIn(given.at("ElseSteps"), resolve),
    ];
  });
}

/** Any part of a path may be a parameter. */
function resolvedAt(root: Property, path: string, resolve: Step["resolve"]): Property | undefined {
  let found = resolve(root);
  for (const name of path.split(".")) found = found && resolve(found.key(name));
  return found;
}

function resolved(value: Property, parameters: readonly Property[]): Property | undefined {
  const [key = "", ...others] = value.keys;
  if (others.length > 0 || !(key === "Get" || key.startsWith("Std:"))) return value;
  const [source, name = ""] = value.key("Get").text?.split(".") ?? [];
  if (source !== "Parameters") return undefined;
  const preset = parameters.find((one) => one.at("Name").is(name))?.at("DefaultValue");
  return preset?.state === "absent" ? undefined : preset;
}
