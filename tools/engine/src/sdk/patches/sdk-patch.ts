/** A part of the SDK that is replaced in memory. */
export interface SdkPatch {
  /** What notes call it. */
  readonly name: string;
  /** Modules of `@pulumi/pulumi`, and what in them is replaced. */
  readonly replaces: string;
  /** Why it is replaced, and what is lost without the patch. */
  readonly reason: string;
  /** Versions of `@pulumi/pulumi` that the patch was written for and tested with. */
  readonly madeFor: readonly string[];
  /**
   * Where it can be applied. `commands` own the whole process: nothing has loaded the SDK before them, and Node itself
   * runs the sources, without another tool that compiles them.
   */
  readonly scope: "commands" | "any process";
  /** Loads what replaces it. It may load the SDK. */
  readonly load: () => Promise<PatchModule>;
}

/** What the module of a patch exports. */
interface PatchModule {
  /**
   * Replaces the part.
   * @throws Error, before anything is replaced, if the part does not have the expected shape
   */
  readonly install: () => void;
}
