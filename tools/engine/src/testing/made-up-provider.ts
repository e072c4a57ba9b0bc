import {
  type ComponentResourceOptions,
  ComponentResource,
  type CustomResourceOptions,
  CustomResource,
  type Input,
  type Inputs,
  type Output,
  ProviderResource,
} from "@pulumi/pulumi";
import { type ProgramOptions, type ProgramRun, runProgram } from "../run-program.ts";
import type { RegisteredResource } from "../deployment/registered-resource.ts";
import { type PlainProperties, toPlainProperties } from "../values/plain-values.ts";

interface ThingArgs {
  readonly size?: Input<unknown>;
  readonly label?: Input<unknown>;
}

/** A resource of a made-up provider: two inputs, and an output that only a deployment knows. */
export class Thing extends CustomResource {
  declare readonly size: Output<number>;
  declare readonly label: Output<string>;
  declare readonly address: Output<string>;

  constructor(name: string, args: ThingArgs = {}, opts?: CustomResourceOptions) {
    super("made:up:Thing", name, { size: undefined, label: undefined, ...args, address: undefined }, opts);
  }

  static get(name: string, id: Input<string>, state: ThingArgs = {}): Thing {
    return new Thing(name, state, { id });
  }
}

/** A component that holds whatever its function makes. */
export class Group extends ComponentResource {
  constructor(
    name: string,
    fill: (group: Group) => Inputs | undefined,
    opts?: ComponentResourceOptions,
    args: Inputs = {},
  ) {
    super("made:up:Group", name, args, opts);
    this.registerOutputs(fill(this));
  }
}

/** Provider of the made-up package. */
export class MadeProvider extends ProviderResource {
  constructor(name: string, args: Inputs = {}) {
    super("made", name, args);
  }
}

/** A component whose children live in a plugin. */
export class Remote extends ComponentResource {
  declare readonly vpcId: Output<string>;
  declare readonly privateSubnetIds: Output<string[]>;

  constructor(type: string, name: string, args: Inputs = {}, opts?: ComponentResourceOptions) {
    super(type, name, { ...args, vpcId: undefined, privateSubnetIds: undefined }, opts, true);
  }
}

/** Preview a program as stack `app.dev` of project `shop`. */
export function preview(program: () => unknown, options: Partial<ProgramOptions> = {}): Promise<ProgramRun> {
  return runProgram({ organization: "acme", project: "shop", stack: "app.dev", ...options, program });
}

/** Texts of what is wrong with a program. */
export async function problemsOf(
  program: () => unknown,
  options: Partial<ProgramOptions> = {},
): Promise<string[]> {
  return (await preview(program, options)).problems.map(({ message }) => message);
}

/** The one resource with this name. */
export function named(run: ProgramRun, name: string): RegisteredResource {
  const found = run.resources.filter((resource) => resource.name === name);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} resources are named ${name}`);
  return only;
}

export function inputsOf(run: ProgramRun, name: string): PlainProperties {
  return toPlainProperties(named(run, name).inputs);
}

/** A URN of stack `app.dev` of project `shop`. */
export function urn(typesAndName: string): string {
  return `urn:pulumi:app.dev::shop::${typesAndName}`;
}
