import applicationAutoscaling from "../models/application-autoscaling.json" with { type: "json" };
import events from "../models/events.json" with { type: "json" };
import lambda from "../models/lambda.json" with { type: "json" };
import sagemaker from "../models/sagemaker.json" with { type: "json" };
import scheduler from "../models/scheduler.json" with { type: "json" };

/** What an API says about a value. */
export interface Shape {
  /** `structure`, `list`, `map`, `string`, `integer`, `float`, `boolean`, `timestamp` or `blob`. */
  readonly type: string;
  /** Least number, length or size. */
  readonly min?: number;
  /** Greatest number, length or size. */
  readonly max?: number;
  /** What the whole of a text has to match, in the notation of Java. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** It may be a secret. */
  readonly sensitive?: boolean;
  /** Of a structure: the shape of each member. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Of a structure: exactly one member is given. */
  readonly union?: boolean;
  /** Of a list. */
  readonly element?: string;
  /** Of a map. */
  readonly key?: string;
  /** Of a map. */
  readonly value?: string;
}

/** What a service says about the inputs of its operations; made by models/generate.py. */
export interface ApiModel {
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The services whose operations are judged. */
export const models = {
  "application-autoscaling": applicationAutoscaling,
  events,
  lambda,
  sagemaker,
  scheduler,
} satisfies Readonly<Record<string, ApiModel>>;

/** A service whose operations are judged. */
export type Service = keyof typeof models;

/** What people call the services. */
export const serviceNames: Readonly<Record<Service, string>> = {
  "application-autoscaling": "Application Auto Scaling",
  events: "EventBridge",
  lambda: "Lambda",
  sagemaker: "SageMaker",
  scheduler: "EventBridge Scheduler",
};

/** The model of `service`. */
export function modelOf(service: Service): ApiModel {
  return models[service];
}

/** The shape of this name; where there is nothing more to a shape, its name is its type. */
export function shapeOf(model: ApiModel, name: string): Shape {
  return model.shapes[name] ?? { type: name };
}

/** The shape of an operation's input. */
export function inputShapeOf(model: ApiModel, operation: string): string {
  const name = model.operations[operation];
  if (name === undefined) throw new Error(`models has no operation ${operation}: run generate.py`);
  return name;
}
