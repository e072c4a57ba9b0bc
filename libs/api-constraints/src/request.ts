import { type Shape, inputShapeOf, modelOf, shapeOf } from "./api-model.ts";
import { inputProblems } from "./check.ts";
import { foreignMemberProblems } from "./cloud-control.ts";
import type { Problem } from "./problem.ts";
import { Property } from "./property.ts";
import { given } from "./reading.ts";
import { Spelling } from "./spelling.ts";

/** What a request to SageMaker may leave open. */
export interface RequestOptions {
  /** Members that the caller fills in, such as the names of jobs that a pipeline starts. @default - none */
  readonly filledIn?: readonly string[];
  /** Tells values that are known only later: nothing is said of them. @default - none is */
  readonly isUnknown?: (value: unknown) => boolean;
}

/**
 * What the SageMaker API would refuse of a request that is written in the API's own names, such as the arguments of a
 * pipeline's step: all of it, with the path of each member. Members that the operation does not have are named, too.
 * @param operation such as `CreateTrainingJob`; one that is not judged throws
 */
export function requestProblems(
  operation: string,
  request: object,
  { filledIn = [], isUnknown }: RequestOptions = {},
): readonly Problem[] {
  const model = modelOf("sagemaker");
  const shape = inputShapeOf(model, operation);
  const left = Object.fromEntries(filledIn.map((member) => [member, "the caller fills it in"]));
  const dialect = {
    model,
    spelling: new Spelling(model, {}, (member) => member),
    isLoose: false,
    filledIn: { [shape]: left },
  };
  const input = given(Property.of(request, "", isUnknown), shape, dialect);
  const speaker = { name: operation, additional: [], lacking: [] };
  return [...foreignMemberProblems(input, speaker, dialect), ...inputProblems(input, operation, dialect)];
}

/**
 * Type of what the SageMaker API takes at a place of a request: `string`, `integer`, `float`, `boolean`, `timestamp`,
 * `structure`, `list`, `map`; nothing where the operation has nothing.
 * @param operation such as `CreateTrainingJob`; one that is not judged throws
 * @param path keys and list indices, such as `["InputDataConfig", 0, "ChannelName"]`
 */
export function requestMemberType(operation: string, path: readonly (string | number)[]): string | undefined {
  const model = modelOf("sagemaker");
  let shape: Shape | undefined = shapeOf(model, inputShapeOf(model, operation));
  for (const key of path) {
    const inner: string | undefined = shape && innerShape(shape, key);
    shape = inner === undefined ? undefined : shapeOf(model, inner);
  }
  return shape?.type;
}

function innerShape({ members, element, value }: Shape, key: string | number): string | undefined {
  if (typeof key === "number") return element;
  return members && Object.hasOwn(members, key) ? members[key] : value;
}
