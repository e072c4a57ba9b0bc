/** A provider in a spec. */
export interface ProviderFixture {
  /** @default "aws" */
  readonly name?: string;
  readonly props: object;
}

/** A resource in a spec. */
export interface ResourceFixture {
  readonly type: string;
  /** @default "subject" */
  readonly name?: string;
  /** May hold `UNKNOWN` and `secret(…)`. @default {} */
  readonly props?: object;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly provider?: ProviderFixture;
}

/** A resource of a stack in a spec. */
export interface StackResourceFixture extends ResourceFixture {
  /** Key of the resource it is a child of. @default - the stack */
  readonly parent?: string;
  /** Keys of the resources that each property's value came from. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
}

/** The resources of a stack in a spec. The key is the name, unless another is given. */
export type StackFixture = Readonly<Record<string, StackResourceFixture>>;
