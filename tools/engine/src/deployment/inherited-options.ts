/** Options of a resource that its children inherit. */
export interface InheritedOptions {
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly deletedWith: string;
  /** Reference of the provider. */
  readonly provider: string;
}
