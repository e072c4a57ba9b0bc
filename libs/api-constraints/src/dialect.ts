import type { ApiModel } from "./api-model.ts";
import type { Spelling } from "./spelling.ts";

/** How a kind of resource speaks of an API's inputs. */
export interface Dialect {
  readonly model: ApiModel;
  readonly spelling: Spelling;
  /** Numbers and truth values may be texts and the other way round, and tags are a map. */
  readonly isLoose: boolean;
  /** Required members, by shape, that are filled in before the API is called, with the reason. */
  readonly filledIn: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
